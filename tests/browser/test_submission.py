"""Sharing a story in a real browser: by keyboard, without JavaScript, and near the limit."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.stories.submission.test_danger import HARMLESS, WORRYING

from .conftest import Shell, Watch, follow, wait_until_quiet
from .looking import PHONE, SMALLEST
from .test_public_pages import KEPT_ON_DEVICE

WITHOUT_SCRIPT = {
    "viewport": {"width": 320, "height": 640},
    "java_script_enabled": False,
    "reduced_motion": "reduce",  # a Tab that comes at once loses from a scroll that glides
}
COME_NEAR = """
from stories.submission import spam
for _ in range(spam.NEAR):
    spam.STARTS.take("127.0.0.1")
"""
pytestmark = pytest.mark.usefixtures("nobody_came_before")
STORY = "Jarenlang zei ik dat het goed ging. Tot die ene nacht."


@pytest.fixture
def come_near(shell: Shell) -> Callable[[], None]:
    """A function that lets so many people begin that the limit is near."""
    return lambda: shell.run(COME_NEAR)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def say_who(page: Page) -> None:
    page.get_by_label("Ja", exact=True).check()
    page.get_by_label("Ik ben naaste").check()


def fill_in_about(page: Page) -> None:
    page.get_by_label("Nee, ik blijf anoniem").check()
    page.get_by_label("E-mailadres").fill("anna@example.org")
    page.get_by_label("In welke gemeente woon je?").select_option("weert")


def begin(page: Page, form: str) -> None:
    """Go to the second step."""
    page.goto(form)
    say_who(page)
    follow(button(page, "Volgende"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Je verhaal")


def tab_to(target: Locator) -> None:
    """Press Tab until something has the focus, which can then be seen."""
    page = target.page
    for _ in range(80):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            expect(target).to_be_in_viewport()
            return
    pytest.fail(f"The keyboard does not reach {target}.")


@pytest.mark.parametrize("context", [WITHOUT_SCRIPT], indirect=True)
def test_the_whole_form_by_keyboard_without_javascript(page: Page, watch: Watch, form: str) -> None:
    keyboard = page.keyboard
    page.goto("/deel-jouw-verhaal/")
    tab_to(button(page, "Begin").first)
    keyboard.press("Enter")

    expect(page.get_by_text("Stap 1 van 4")).to_be_visible()
    page.goto(form)
    tab_to(button(page, "Volgende"))
    keyboard.press("Enter")

    expect(page.get_by_text("Nog niet alles klopt")).to_be_visible()
    expect(page.locator("#fouten")).to_be_focused()
    tab_to(page.get_by_role("link", name=re.compile("Laat weten of je 16")))
    keyboard.press("Enter")
    tab_to(page.get_by_label("Ja", exact=True))
    keyboard.press("Space")
    tab_to(page.get_by_label("Ik vertel over mezelf"))
    keyboard.press("Space")
    tab_to(button(page, "Volgende"))
    keyboard.press("Enter")

    expect(page.get_by_text("Stap 2 van 4")).to_be_visible()
    expect(page.get_by_text("Bewaard", exact=True)).to_be_visible()
    tab_to(page.get_by_label("Jouw verhaal"))
    keyboard.type(STORY)
    tab_to(page.get_by_label("Angst", exact=True))
    keyboard.press("Space")
    tab_to(button(page, "Volgende"))
    keyboard.press("Enter")

    expect(page.get_by_text("Stap 3 van 4")).to_be_visible()
    tab_to(page.get_by_label("Nee, ik blijf anoniem"))
    keyboard.press("ArrowDown")
    tab_to(page.get_by_label("Naam bij je verhaal"))
    keyboard.type("Zonneroosje")
    tab_to(page.get_by_label("In welke gemeente woon je?"))
    keyboard.type("Weert")
    tab_to(page.get_by_label("E-mailadres"))
    keyboard.type("zonneroosje@example.org")
    tab_to(button(page, "Volgende"))
    keyboard.press("Enter")

    expect(page.get_by_text("Stap 4 van 4")).to_be_visible()
    for shown in ("Zonneroosje", "Weert", STORY, "Angst"):
        expect(page.locator("main")).to_contain_text(shown)
    tab_to(page.get_by_label("Mijn verhaal mag op deze site staan"))
    keyboard.press("Space")
    tab_to(button(page, "Verstuur mijn verhaal"))
    keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/mijn-verhaal/"))
    assert watch.strangers == []


def test_every_step_is_accessible_and_fits(
    page: Page,
    context: BrowserContext,
    watch: Watch,
    come_near: Callable,
    form: str,
    look: Callable,
) -> None:
    page.goto(form)
    look()
    follow(button(page, "Volgende"))
    expect(page.locator("#fouten")).to_be_focused()
    look()
    say_who(page)
    follow(button(page, "Volgende"))
    look()
    page.get_by_label("Jouw verhaal").fill(f"{STORY} {WORRYING[0]}")
    expect(page.get_by_text("Je hoeft dit niet alleen te dragen")).to_be_visible()
    page.get_by_text("Wil je alles wissen?").click()
    look()
    follow(button(page, "Volgende"))
    look()
    fill_in_about(page)
    follow(button(page, "Volgende"))
    look()
    follow(button(page, "Verstuur mijn verhaal"))
    expect(page.locator("#fouten")).to_be_focused()
    look()
    follow(button(page, "Stoppen en later verder"))
    look()
    follow(page.get_by_role("link", name="Toch nu verder"))
    page.get_by_text("Wil je alles wissen?").click()
    follow(button(page, "Wis alles"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Alles is gewist")
    look()
    page.goto("/deel-jouw-verhaal/jonger-dan-16/")
    look()
    come_near()
    page.goto("/deel-jouw-verhaal/begin/")
    expect(page.get_by_label("Gelukt. Druk nu op Volgende.")).to_be_visible()
    look()

    assert [text for text in watch.complaints if "422" not in text] == []
    assert watch.strangers == []
    assert context.cookies() == []
    assert set(page.evaluate(KEPT_ON_DEVICE).values()) == {"", 0}


def test_near_the_limit_the_browser_computes_and_nobody_is_stopped(
    page: Page, watch: Watch, come_near: Callable, form: str
) -> None:
    page.goto(form)
    say_who(page)
    assert not page.evaluate("'$altcha' in window"), "the widget is only loaded when needed"
    come_near()
    follow(button(page, "Volgende"))

    expect(page.get_by_text("Je kunt nog niet verder")).to_be_visible()
    expect(page.get_by_label("Ik ben naaste")).to_be_checked()
    expect(page.get_by_label("Gelukt. Druk nu op Volgende.")).to_be_checked()
    follow(button(page, "Volgende"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Je verhaal")
    assert [text for text in watch.complaints if "429" not in text] == []
    assert watch.strangers == []


def test_the_back_button_leads_to_what_was_filled_in(page: Page, form: str) -> None:
    begin(page, form)
    page.get_by_label("Jouw verhaal").fill(STORY)
    follow(button(page, "Volgende"))
    expect(page.get_by_text("Stap 3 van 4")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Jouw verhaal")).to_have_value(STORY)
    page.go_back()
    expect(page.get_by_label("Ik ben naaste")).to_be_checked()
    follow(button(page, "Volgende"))
    expect(page.get_by_label("Jouw verhaal")).to_have_value(STORY)


def test_typing_counts_and_helps_without_a_request(page: Page, watch: Watch, form: str) -> None:
    begin(page, form)
    wait_until_quiet(page)
    requests = watch.requests
    area = page.get_by_label("Jouw verhaal")
    help_heading = page.get_by_text("Je hoeft dit niet alleen te dragen")

    expect(page.get_by_text("Nog 10.000 tekens over")).to_be_visible()
    area.fill("🙂é\n.")
    expect(page.get_by_text("Nog 9.996 tekens over")).to_be_visible()
    area.fill("x" * 10_001)
    expect(page.get_by_text("1 teken te lang").first).to_be_visible()
    expect(help_heading).to_be_hidden()
    area.fill(WORRYING[0])
    expect(help_heading).to_be_visible()
    words, help_at = area.bounding_box(), help_heading.bounding_box()
    assert 0 < help_at["y"] - (words["y"] + words["height"]) < 120, "right below what is typed"
    assert watch.requests == requests


@pytest.mark.parametrize(
    ("context", "has_script"),
    [({}, True), ({"java_script_enabled": False}, False)],
    indirect=["context"],
)
def test_help_is_shown_in_full_once(page: Page, form: str, has_script: bool) -> None:
    begin(page, form)
    in_full = page.get_by_role("heading", name="Je hoeft dit niet alleen te dragen")
    in_short = page.locator("p.danger-help")
    page.get_by_label("Jouw verhaal").fill(WORRYING[0])
    expect(in_full).to_be_visible(visible=has_script)
    follow(button(page, "Volgende"))
    expect(in_full).to_be_visible(visible=not has_script)
    expect(in_short).to_be_visible(visible=has_script)
    follow(button(page, "Vorige"))
    expect(in_full).to_be_hidden()
    expect(in_short).to_be_visible()


def test_the_script_finds_the_same_words_as_the_server(page: Page, form: str) -> None:
    begin(page, form)
    found = page.evaluate(
        """async (texts) => {
          const { simplify } = await import("/static/js/submission/danger.js");
          const { danger } = document.querySelector("[data-danger]").dataset;
          const pattern = new RegExp(JSON.parse(danger).join("|"));
          return texts.filter((text) => pattern.test(simplify(text)));
        }""",
        [*WORRYING, *HARMLESS],
    )
    assert found == WORRYING


@pytest.mark.parametrize("context", [{"forced_colors": "active"}], indirect=True)
def test_answers_stay_visible_in_high_contrast(page: Page) -> None:
    page.goto("/deel-jouw-verhaal/begin/")
    for part in page.locator(".choice, main .control, main .button").all():
        width = part.evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)")
        assert width > 0
        assert part.bounding_box()["height"] >= 44


def test_begin_is_on_the_first_screen_of_a_phone(page: Page) -> None:
    for size in (PHONE, SMALLEST):
        page.set_viewport_size(size)
        page.goto("/deel-jouw-verhaal/")
        expect(button(page, "Begin").first).to_be_in_viewport(ratio=1)
