"""Sharing a story in a real browser: by keyboard, without JavaScript, and near the limit."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.stories.submission.test_danger import HARMLESS, WORRYING

from .conftest import Shell, Watch, wait_until_quiet
from .test_public_pages import KEPT_ON_DEVICE

SECONDS_TO_FILL_IN = 3.5
WITHOUT_SCRIPT = {"viewport": {"width": 320, "height": 640}, "java_script_enabled": False}
VIEWS = [
    {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
    {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
]
COME_NEAR = """
from stories.submission import spam
for _ in range(spam.NEAR):
    spam.STARTS.take("127.0.0.1")
"""
MOVED = "Promise.all(document.getAnimations().map((each) => each.finished))"
pytestmark = pytest.mark.usefixtures("nobody_came_before")
STORY = "Jarenlang zei ik dat het goed ging. Tot die ene nacht."


@pytest.fixture
def come_near(shell: Shell) -> Callable[[], None]:
    """A function that lets so many people begin that the limit is near."""
    return lambda: shell.run(COME_NEAR)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def fill_in_about(page: Page) -> None:
    page.get_by_label("Ja", exact=True).check()
    page.get_by_label("Nee, ik blijf anoniem").check()
    page.get_by_label("E-mailadres").fill("anna@example.org")
    page.get_by_label("In welke gemeente woon je?").select_option("weert")
    page.get_by_label("Ik ben naaste").check()


def begin(page: Page) -> None:
    """Go to the second step."""
    page.goto("/deel-jouw-verhaal/over-jou/")
    fill_in_about(page)
    page.wait_for_timeout(SECONDS_TO_FILL_IN * 1000)
    button(page, "Volgende").click()
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
def test_the_whole_form_by_keyboard_without_javascript(page: Page, watch: Watch) -> None:
    keyboard = page.keyboard
    page.goto("/deel-jouw-verhaal/")
    tab_to(button(page, "Begin"))
    keyboard.press("Enter")

    expect(page.get_by_text("Stap 1 van 4")).to_be_visible()
    tab_to(page.get_by_label("Naam bij je verhaal"))
    keyboard.type("Zonneroosje")
    page.wait_for_timeout(SECONDS_TO_FILL_IN * 1000)
    keyboard.press("Enter")

    expect(page.get_by_text("Nog niet alles klopt")).to_be_visible()
    assert page.locator("#fouten").evaluate("element => element === document.activeElement")
    tab_to(page.get_by_role("link", name=re.compile("Laat weten of je 16")))
    keyboard.press("Enter")
    age = page.get_by_label("Ja", exact=True)
    tab_to(age)
    keyboard.press("Space")
    tab_to(page.get_by_label("Nee, ik blijf anoniem"))
    keyboard.press("ArrowDown")
    expect(page.get_by_label("Naam bij je verhaal")).to_have_value("Zonneroosje")
    tab_to(page.get_by_label("E-mailadres"))
    keyboard.type("zonneroosje@example.org")
    tab_to(page.get_by_label("In welke gemeente woon je?"))
    keyboard.type("Weert")
    tab_to(page.get_by_label("Ik vertel over mezelf"))
    keyboard.press("Space")
    tab_to(button(page, "Volgende"))
    keyboard.press("Enter")

    expect(page.get_by_text("Stap 2 van 4")).to_be_visible()
    tab_to(page.get_by_label("Jouw verhaal"))
    keyboard.type(STORY)
    tab_to(page.get_by_label("Angst", exact=True))
    keyboard.press("Space")
    tab_to(button(page, "Volgende"))
    keyboard.press("Enter")

    expect(page.get_by_text("Stap 3 van 4")).to_be_visible()
    tab_to(page.get_by_label("Mijn verhaal mag op deze site staan"))
    keyboard.press("Space")
    tab_to(button(page, "Volgende"))
    keyboard.press("Enter")

    expect(page.get_by_text("Stap 4 van 4")).to_be_visible()
    for shown in ("Zonneroosje", "Weert", STORY, "Angst"):
        expect(page.locator("main")).to_contain_text(shown)
    tab_to(button(page, "Verstuur mijn verhaal"))
    keyboard.press("Enter")

    expect(page).to_have_url(re.compile("/mijn-verhaal/"))
    assert watch.strangers == []


@pytest.mark.parametrize("context", VIEWS, indirect=True, ids=["320light", "1280dark"])
def test_every_step_is_accessible_and_fits(
    page: Page, context: BrowserContext, watch: Watch, come_near: Callable
) -> None:
    def look() -> None:
        results = Axe().run(page)
        assert results.violations_count == 0, f"{page.title()}\n{results.generate_report()}"
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0, f"{page.title()} is {overflow} px too wide"

    page.goto("/deel-jouw-verhaal/over-jou/")
    look()
    button(page, "Volgende").click()
    expect(page.locator("#fouten")).to_be_focused()
    look()
    page.wait_for_timeout(SECONDS_TO_FILL_IN * 1000)
    fill_in_about(page)
    button(page, "Volgende").click()
    look()
    page.get_by_label("Jouw verhaal").fill(f"{STORY} {WORRYING[0]}")
    expect(page.get_by_text("Je hoeft dit niet alleen te dragen")).to_be_visible()
    page.get_by_text("Wil je alles wissen?").click()
    look()
    button(page, "Volgende").click()
    look()
    button(page, "Volgende").click()
    expect(page.locator("#fouten")).to_be_focused()
    look()
    page.get_by_label("Mijn verhaal mag op deze site staan").check()
    button(page, "Volgende").click()
    look()
    button(page, "Stoppen en later verder").click()
    look()
    page.get_by_role("link", name="Toch nu verder").click()
    page.get_by_text("Wil je alles wissen?").click()
    button(page, "Wis alles").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alles is gewist")
    look()
    page.goto("/deel-jouw-verhaal/jonger-dan-16/")
    look()
    come_near()
    page.goto("/deel-jouw-verhaal/over-jou/")
    expect(page.get_by_label("Gelukt. Druk nu op Volgende.")).to_be_visible()
    page.evaluate(MOVED)
    look()

    assert [text for text in watch.complaints if "422" not in text] == []
    assert watch.strangers == []
    assert context.cookies() == []
    assert set(page.evaluate(KEPT_ON_DEVICE).values()) == {"", 0}


def test_near_the_limit_the_browser_computes_and_nobody_is_stopped(
    page: Page, watch: Watch, come_near: Callable
) -> None:
    page.goto("/deel-jouw-verhaal/over-jou/")
    fill_in_about(page)
    page.wait_for_timeout(SECONDS_TO_FILL_IN * 1000)
    assert not page.evaluate("'$altcha' in window"), "the widget is only loaded when needed"
    come_near()
    button(page, "Volgende").click()

    expect(page.get_by_text("Je kunt nog niet verder")).to_be_visible()
    expect(page.get_by_label("E-mailadres")).to_have_value("anna@example.org")
    expect(page.get_by_label("Gelukt. Druk nu op Volgende.")).to_be_checked()
    button(page, "Volgende").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Je verhaal")
    assert [text for text in watch.complaints if "429" not in text] == []
    assert watch.strangers == []


def test_the_back_button_leads_to_what_was_filled_in(page: Page) -> None:
    begin(page)
    page.get_by_label("Jouw verhaal").fill(STORY)
    button(page, "Volgende").click()
    expect(page.get_by_text("Stap 3 van 4")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Jouw verhaal")).to_have_value(STORY)
    page.go_back()
    expect(page.get_by_label("E-mailadres")).to_have_value("anna@example.org")
    button(page, "Volgende").click()
    expect(page.get_by_label("Jouw verhaal")).to_have_value(STORY)


def test_typing_counts_and_helps_without_a_request(page: Page, watch: Watch) -> None:
    begin(page)
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
    assert watch.requests == requests


def test_the_script_finds_the_same_words_as_the_server(page: Page) -> None:
    begin(page)
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
    page.goto("/deel-jouw-verhaal/over-jou/")
    for part in page.locator(".choice, main .control, main .button").all():
        width = part.evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)")
        assert width > 0
        assert part.bounding_box()["height"] >= 44
