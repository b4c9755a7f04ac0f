"""The cookie question on the page: quiet, equal, after help for the keyboard, never in its way."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from .visit import (
    ACCEPT,
    NOTHING,
    PREFERENCES,
    REFUSE,
    SAVE,
    SERVICES,
    STORY,
    STORY_WITH_YOUTUBE,
    choose,
    expect_switches,
    layer,
    open_page,
)

PHONE = {"viewport": {"width": 390, "height": 844}}
SMALL_PHONE = {"viewport": {"width": 320, "height": 568}}
TABLET = {"viewport": {"width": 768, "height": 1024}}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
ZOOMED_IN = {"viewport": {"width": 320, "height": 256}}
"""A screen of 1280 by 1024 at 400 %."""

MOST_OF_THE_VIEW = [(PHONE, 1 / 3), (SMALL_PHONE, 0.45), (TABLET, 1 / 3), (DESKTOP, 1 / 3)]
LARGE_LETTERS = {"standard": 32, "fixed": 26}
"""Letters of twice the size, as somebody sets them in the browser."""

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LOOK = """button => {
  const style = getComputedStyle(button);
  const names = ["color", "backgroundColor", "borderTopColor", "borderTopWidth", "fontSize",
    "fontWeight", "boxShadow", "opacity", "textDecorationLine", "paddingTop", "marginLeft"];
  return Object.fromEntries(names.map((name) => [name, style[name]]));
}"""
FOCUS = """() => {
  const focused = document.activeElement, layer = document.querySelector(".cookie-layer");
  if (focused === document.body) return null;
  const {left, right, top, bottom} = focused.getBoundingClientRect();
  const x = (left + right) / 2, y = (top + bottom) / 2;
  const places = [[x, y], [x, top + 2], [x, bottom - 2], [left + 2, y], [right - 2, y]];
  const points = places.map((place) => document.elementFromPoint(...place));
  const name = (focused.value || focused.textContent).trim().replaceAll(/\\s+/g, " ").slice(0, 40);
  return {
    name: `${focused.tagName} ${name}`,
    inLayer: Boolean(layer?.contains(focused)),
    isCovered: !layer?.contains(focused) && points.some((point) => layer?.contains(point)),
    isSeen: points.some((point) => focused.contains(point) || point?.contains(focused)),
  };
}"""
MOST_STOPS = 150


def sizes(views: list[dict]):
    """Run a test in browser windows of these sizes."""
    return pytest.mark.parametrize(
        "context",
        views,
        indirect=True,
        ids=size_of,
    )


def tab_stops(page: Page) -> list[dict]:
    """Walk through the page by keyboard until it ends; describe where the focus was."""
    stops = []
    while len(stops) < MOST_STOPS:
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop is None:
            return stops
        stops.append(stop)
    pytest.fail(f"The focus never leaves the page: {stops[-10:]}")


def size_of(view: dict) -> str:
    return f"{view['viewport']['width']}x{view['viewport']['height']}"


def same(lengths: list[float]) -> bool:
    return max(lengths) - min(lengths) < 0.5


def expect_help_in_sight(page: Page) -> None:
    """Expect every way to help in the strip whole, in view, and with nothing over it."""
    strip = page.locator(".help-strip")
    expect(strip).to_be_in_viewport(ratio=1)
    assert strip.evaluate("e => e.scrollWidth <= e.clientWidth")
    for link in ("112", "113", "Meer hulp"):
        way = strip.get_by_role("link", name=link, exact=True)
        expect(way).to_be_in_viewport(ratio=1)
        way.click(trial=True)  # fails when anything lies over it


def side_by_side(controls: Locator) -> list[dict]:
    """Return the boxes of controls, which stand in one row and have one width."""
    boxes = [control.bounding_box() for control in controls.all()]
    assert same([box["y"] for box in boxes])
    assert same([box["width"] for box in boxes])
    return boxes


def test_it_names_what_the_site_uses_and_everything_is_off(page: Page) -> None:
    page.goto(STORY)
    expect(layer(page)).to_be_visible()
    expect(layer(page).get_by_role("heading")).to_have_count(1)
    heading = layer(page).get_by_role("heading").inner_text()
    expect(page.get_by_role("region", name=heading)).to_have_count(1)
    expect(layer(page).locator("p:not(:empty)")).to_have_text(
        "Tot je kiest staat alles uit. Uitleg"
    )
    expect_switches(layer(page), NOTHING)
    assert layer(page).locator("label").all_inner_texts() == list(SERVICES.values())
    expect(layer(page).get_by_role("link")).to_have_attribute("href", PREFERENCES)
    expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.parametrize(
    ("context", "most"),
    MOST_OF_THE_VIEW,
    indirect=["context"],
    ids=[size_of(view) for view, _ in MOST_OF_THE_VIEW],
)
def test_it_is_small_equal_and_at_the_end_of_the_view(page: Page, most: float) -> None:
    page.goto(STORY)
    expect(layer(page)).to_be_visible()
    height = page.viewport_size["height"]
    assert layer(page).bounding_box()["height"] <= most * height
    expect_help_in_sight(page)

    side_by_side(layer(page).locator(".cookie-switch"))
    buttons = layer(page).get_by_role("button")
    assert buttons.all_inner_texts() == [REFUSE, ACCEPT, SAVE]
    looks = [button.evaluate(LOOK) for button in buttons.all()]
    assert looks[0] == looks[1] == looks[2]
    boxes = side_by_side(buttons)
    assert same([box["height"] for box in boxes])
    assert boxes[0]["height"] >= 44
    assert same([second["x"] - first["x"] for first, second in pairwise(boxes)])

    for _ in range(2):
        box = layer(page).bounding_box()
        assert box["y"] + box["height"] == pytest.approx(height, abs=1)
        page.evaluate("scrollTo(0, 600)")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    footer = page.locator("body > footer").bounding_box()
    assert footer["y"] + footer["height"] <= layer(page).bounding_box()["y"] + 1


@sizes([SMALL_PHONE, PHONE, TABLET, DESKTOP])
def test_help_stays_in_sight_with_letters_of_twice_the_size(
    page: Page, context: BrowserContext
) -> None:
    context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": LARGE_LETTERS})
    page.goto(STORY)
    expect(layer(page)).to_be_visible()
    expect_help_in_sight(page)
    help_ends = page.locator(".help-strip").evaluate("e => e.getBoundingClientRect().bottom")
    box = layer(page).bounding_box()
    assert box["y"] >= help_ends
    assert box["width"] <= page.viewport_size["width"]
    assert layer(page).evaluate("e => e.scrollWidth <= e.clientWidth")
    for button in layer(page).get_by_role("button").all():
        assert button.evaluate("e => e.scrollWidth <= e.clientWidth")


@sizes([PHONE, SMALL_PHONE])
def test_help_is_one_line(page: Page) -> None:
    page.goto(PREFERENCES)
    expect_help_in_sight(page)
    strip = page.locator(".help-strip")
    assert same([link.bounding_box()["y"] for link in strip.get_by_role("link").all()])
    assert strip.bounding_box()["height"] <= 48


@sizes([ZOOMED_IN])
def test_it_is_usable_on_a_tiny_screen(page: Page) -> None:
    page.goto(STORY)
    expect(layer(page)).to_be_visible()
    expect_help_in_sight(page)
    assert page.evaluate(TOO_WIDE) <= 0
    for control in layer(page).locator("a, [type=checkbox], button:visible").all():
        control.scroll_into_view_if_needed()
        expect(control).to_be_in_viewport(ratio=1)
    layer(page).get_by_role("checkbox", name="Vimeo").check()
    choose(page, SAVE)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_it_moves_when_the_room_changes(page: Page) -> None:
    page.goto(STORY)
    over = layer(page).and_(page.locator(".is-over-page"))
    expect(over).to_be_visible()
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    expect(over).to_have_count(0)
    expect_help_in_sight(page)
    page.evaluate("document.documentElement.style.fontSize = ''")
    expect(over).to_be_visible()


@sizes([PHONE, DESKTOP, ZOOMED_IN])
def test_the_focus_comes_after_help_is_free_to_leave_and_is_never_covered(page: Page) -> None:
    page.goto(STORY)
    expect(layer(page)).to_be_visible()
    stops = tab_stops(page)
    names = [stop["name"] for stop in stops]
    assert names[:4] == ["A Naar de inhoud", "A 112", "A 113", "A Meer hulp"]
    inside = [stop["name"] for stop in stops if stop["inLayer"]]
    assert inside == names[4 : 4 + len(inside)], "the layer is not after help, or comes back"
    assert [name for name in inside if name.startswith("BUTTON")] == [
        "BUTTON decline",
        "BUTTON accept",
        "BUTTON save",
    ]
    assert len(inside) == 1 + len(SERVICES) + 3
    assert names[4 + len(inside)] == "A Limburg Openhartig"
    assert [stop["name"] for stop in stops if stop["isCovered"]] == []
    assert [stop["name"] for stop in stops if not stop["isSeen"]] == []


def test_it_does_not_take_the_focus_or_the_place(page: Page) -> None:
    page.goto(STORY)
    expect(layer(page)).to_be_visible()
    assert page.evaluate("document.activeElement === document.body")
    page.evaluate("scrollTo(0, 700)")
    choose(page, REFUSE)
    assert page.evaluate("scrollY") == 700
    assert page.evaluate("document.activeElement.id") == "inhoud"


def test_backwards_out_of_it_works_too(page: Page) -> None:
    page.goto(STORY)
    expect(layer(page)).to_be_visible()
    page.get_by_role("banner").get_by_role("link", name="Limburg Openhartig").focus()
    for button in (SAVE, ACCEPT, REFUSE):
        page.keyboard.press("Shift+Tab")
        expect(layer(page).get_by_role("button", name=button)).to_be_focused()
    layer(page).get_by_role("link").focus()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("link", name="Meer hulp")).to_be_focused()


@pytest.mark.parametrize("context", [{"forced_colors": "active"}], indirect=True)
def test_a_switch_shows_its_state_in_high_contrast(page: Page) -> None:
    open_page(page, PREFERENCES)
    box = page.get_by_role("checkbox", name="Vimeo")
    off = box.screenshot()
    box.check()
    box.blur()
    page.mouse.move(0, 0)
    assert box.screenshot() != off


def test_it_is_accessible(page: Page, complaints: list[str], look: Callable) -> None:
    open_page(page, STORY_WITH_YOUTUBE)
    expect(layer(page)).to_be_visible()
    look()
    page.evaluate("localStorage.setItem('iets', '1')")
    open_page(page, PREFERENCES)
    expect(page.get_by_role("button", name="Verwijder iets")).to_be_visible()
    page.evaluate("document.querySelector('.cookie-alert').textContent = 'Niet bewaard.'")
    look()
    assert complaints == []
