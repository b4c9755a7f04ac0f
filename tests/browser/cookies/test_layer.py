"""The cookie question on the page: quiet, equal, first for the keyboard, and never in the way."""

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

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
SMALL_PHONE = {"viewport": {"width": 320, "height": 640}}
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
ZOOMED_IN = {"viewport": {"width": 320, "height": 256}}
"""A screen of 1280 by 1024 at 400 %."""

ALL_SIZES = [PHONE, SMALL_PHONE, DESKTOP, ZOOMED_IN]
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
        ids=lambda view: f"{view['viewport']['width']}x{view['viewport']['height']}",
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


def test_it_names_what_the_site_uses_and_everything_is_off(page: Page) -> None:
    page.goto(STORY)
    expect(layer(page)).to_be_visible()
    heading = layer(page).get_by_role("heading").inner_text()
    expect(page.get_by_role("region", name=heading)).to_have_count(1)
    expect_switches(layer(page), NOTHING)
    assert layer(page).locator("label").all_inner_texts() == list(SERVICES.values())
    for box in layer(page).get_by_role("checkbox").all():
        reason = page.locator(f"#{box.get_attribute('aria-describedby')}")
        assert reason.inner_text().strip()
    expect(layer(page).get_by_role("link", name="Lees meer")).to_have_attribute("href", PREFERENCES)
    expect(page.get_by_role("dialog")).to_have_count(0)


@sizes(ALL_SIZES)
def test_the_three_answers_are_equal(page: Page) -> None:
    page.goto(STORY)
    expect(layer(page)).to_be_visible()
    buttons = layer(page).get_by_role("button")
    assert buttons.all_inner_texts() == [REFUSE, ACCEPT, SAVE]
    looks = [button.evaluate(LOOK) for button in buttons.all()]
    assert looks[0] == looks[1] == looks[2]
    boxes = [button.bounding_box() for button in buttons.all()]
    for side in ("width", "height"):
        lengths = [box[side] for box in boxes]
        assert max(lengths) - min(lengths) < 0.5, (side, lengths)
        assert min(lengths) >= 24
    distances = [
        (second["x"] - first["x"], second["y"] - first["y"]) for first, second in pairwise(boxes)
    ]
    assert distances[0] == pytest.approx(distances[1], abs=0.5)


@sizes([PHONE, DESKTOP])
def test_it_lies_at_the_end_of_the_view_and_leaves_the_page_in_sight(page: Page) -> None:
    page.goto(STORY)
    expect(layer(page)).to_be_visible()
    height = page.viewport_size["height"]
    for _ in range(2):
        box = layer(page).bounding_box()
        assert box["y"] + box["height"] == pytest.approx(height, abs=1)
        assert box["width"] == page.viewport_size["width"]
        assert box["height"] <= 0.75 * height
        page.evaluate("scrollTo(0, 600)")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    footer = page.locator("body > footer").bounding_box()
    assert footer["y"] + footer["height"] <= layer(page).bounding_box()["y"] + 1


@sizes([ZOOMED_IN, SMALL_PHONE])
def test_it_is_usable_on_a_tiny_screen(page: Page) -> None:
    page.goto(STORY)
    expect(layer(page)).to_be_visible()
    too_wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(too_wide) <= 0
    for control in layer(page).locator("a, [type=checkbox], button:visible").all():
        control.scroll_into_view_if_needed()
        expect(control).to_be_in_viewport(ratio=1)
    layer(page).get_by_role("checkbox", name="Vimeo").check()
    choose(page, SAVE)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


@sizes(ALL_SIZES)
def test_the_focus_starts_in_it_is_free_to_leave_and_is_never_covered(page: Page) -> None:
    page.goto(STORY)
    expect(layer(page)).to_be_visible()
    stops = tab_stops(page)
    inside = [stop["name"] for stop in stops if stop["inLayer"]]
    first = [stop["name"] for stop in stops[: len(inside)]]
    assert inside == first, "the layer is not first, or comes back"
    assert [name for name in inside if name.startswith("BUTTON")] == [
        "BUTTON decline",
        "BUTTON accept",
        "BUTTON save",
    ]
    assert len(inside) == 1 + len(SERVICES) + 3
    assert stops[len(inside)]["name"] == "A Naar de inhoud"
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
    skip = page.get_by_role("link", name="Naar de inhoud")
    skip.focus()
    for button in (SAVE, ACCEPT, REFUSE):
        page.keyboard.press("Shift+Tab")
        expect(layer(page).get_by_role("button", name=button)).to_be_focused()
    layer(page).get_by_role("link").focus()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement === document.body")


@pytest.mark.parametrize("context", [{"forced_colors": "active"}], indirect=True)
def test_a_switch_shows_its_state_in_high_contrast(page: Page) -> None:
    open_page(page, PREFERENCES)
    box = page.get_by_role("checkbox", name="Vimeo")
    off = box.screenshot()
    box.check()
    box.blur()
    page.mouse.move(0, 0)
    assert box.screenshot() != off


@pytest.mark.parametrize("scheme", ["light", "dark"])
@sizes([SMALL_PHONE, PHONE, DESKTOP])
def test_it_is_accessible(page: Page, complaints: list[str], scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    for address in (STORY_WITH_YOUTUBE, PREFERENCES):
        open_page(page, address)
        if address != PREFERENCES:
            expect(layer(page)).to_be_visible()
            page.evaluate("localStorage.setItem('iets', '1')")
        else:
            expect(page.get_by_role("button", name="Verwijder iets")).to_be_visible()
            page.evaluate("document.querySelector('.cookie-alert').textContent = 'Niet bewaard.'")
        results = Axe().run(page)
        assert results.violations_count == 0, f"{address}\n{results.generate_report()}"
    assert complaints == []
