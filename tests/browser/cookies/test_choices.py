"""An answer to the cookie question, given in every way, does what it says and no more.

Which choice allows what is in `test_decisions.py`, for every choice there is.
"""

from contextlib import nullcontext

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from ..conftest import wait_until_idle
from .providers import Providers
from .visit import (
    ACCEPT,
    CHOOSE,
    EVERYTHING,
    NOTHING,
    PREFERENCES,
    REFUSE,
    SAVE,
    SAVED,
    SERVICES,
    STORY,
    STORY_WITH_VIMEO,
    STORY_WITH_YOUTUBE,
    TWO_CHOICES,
    choice,
    choose,
    cookie_names,
    counting,
    expect_player,
    expect_switches,
    layer,
    name_of,
    open_page,
    player,
    press,
    set_switches,
    status,
    wait_until,
)

two_choices = pytest.mark.parametrize("row", TWO_CHOICES, ids=name_of)
without_javascript = pytest.mark.parametrize(
    "context", [{"java_script_enabled": False}], indirect=True, ids=["no-js"]
)


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the focus is on a control of the layer with this name."""
    expect(layer(page)).to_be_visible()  # it comes before the place where a Tab would go
    target = (
        layer(page)
        .get_by_label(name, exact=True)
        .or_(layer(page).get_by_role("button", name=name, exact=True))
    )
    for _ in range(12):
        page.keyboard.press("Tab")
        if target.evaluate("e => e === document.activeElement"):
            return
    pytest.fail(f"The keyboard does not reach {name}")


def answer_by_keyboard(page: Page, row: dict[str, bool], button: str) -> None:
    for service, label in SERVICES.items():
        if row[service]:
            tab_to(page, label)
            page.keyboard.press("Space")
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text(SAVED)


def answer_by_mouse(page: Page, row: dict[str, bool], button: str) -> None:
    for service, label in SERVICES.items():
        if row[service]:
            layer(page).get_by_text(label, exact=True).click()
    choose(page, button)


def expect_effect(
    page: Page, context: BrowserContext, providers: Providers, row: dict[str, bool]
) -> None:
    """Look at the page with a YouTube video, then at others: what is allowed happens at once."""
    assert choice(context) == row
    expect(layer(page)).to_have_count(0)
    expect_player(page, is_there=row["youtube"])
    page.goto(STORY_WITH_VIMEO)
    expect_player(page, is_there=row["vimeo"])
    with counting(page, "cookies") if row["analytics"] else nullcontext():
        open_page(page, PREFERENCES)
    expect_switches(page, row)
    expect(layer(page)).to_have_count(0)
    wait_until_idle(page)
    assert providers.asked == {service for service in row if row[service]}
    assert any(name.startswith("_ga") for name in cookie_names(context)) == row["analytics"]


@two_choices
def test_switches_in_the_layer(
    page: Page, context: BrowserContext, providers: Providers, row: dict[str, bool]
) -> None:
    page.goto(STORY_WITH_YOUTUBE)
    answer_by_mouse(page, row, SAVE)
    expect_effect(page, context, providers, row)


@pytest.mark.parametrize(("button", "row"), [(REFUSE, NOTHING), (ACCEPT, EVERYTHING)])
def test_one_button_answers_everything(
    page: Page, context: BrowserContext, providers: Providers, button: str, row: dict
) -> None:
    page.goto(STORY_WITH_YOUTUBE)
    answer_by_mouse(page, NOTHING, button)
    expect_effect(page, context, providers, row)


def test_the_keyboard_gives_every_answer_too(page: Page, context: BrowserContext) -> None:
    answers = [*((row, SAVE, row) for row in TWO_CHOICES)]
    answers += [(NOTHING, REFUSE, NOTHING), (NOTHING, ACCEPT, EVERYTHING)]
    for row, button, kept in answers:
        context.clear_cookies()
        page.goto(STORY_WITH_YOUTUBE)
        answer_by_keyboard(page, row, button)
        assert choice(context) == kept
        expect(layer(page)).to_have_count(0)
        expect_player(page, is_there=kept["youtube"])


def test_refusing_wins_from_switches_that_are_on(page: Page, context: BrowserContext) -> None:
    page.goto(STORY)
    set_switches(layer(page), EVERYTHING)
    choose(page, REFUSE)
    assert choice(context) == NOTHING


def test_enter_in_a_switch_saves_the_switches(page: Page, context: BrowserContext) -> None:
    page.goto(STORY)
    tab_to(page, SERVICES["vimeo"])
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text(SAVED)
    assert choice(context) == NOTHING | {"vimeo": True}


@without_javascript
@two_choices
def test_the_form_without_javascript(
    page: Page, context: BrowserContext, row: dict[str, bool]
) -> None:
    page.goto(STORY)
    notice = page.get_by_role("complementary", name="Cookies")
    notice.get_by_role("link", name="Cookievoorkeuren").click()
    set_switches(page, row)
    press(page, SAVE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Je keuze is bewaard")
    assert choice(context) == row
    for service, label in SERVICES.items():
        line = page.get_by_role("listitem").filter(has_text=f"{label}:")
        expect(line).to_have_text(f"{label}: {'mag' if row[service] else 'mag niet'}")
    assert cookie_names(context) == {"cookie_consent"}


@without_javascript
@pytest.mark.parametrize(("button", "row"), [(REFUSE, NOTHING), (ACCEPT, EVERYTHING)])
def test_one_button_without_javascript(
    page: Page, context: BrowserContext, button: str, row: dict[str, bool]
) -> None:
    page.goto(PREFERENCES)
    press(page, button)
    expect(page.get_by_role("heading", level=1)).to_have_text("Je keuze is bewaard")
    assert choice(context) == row


@without_javascript
def test_withdrawal_without_javascript(page: Page, context: BrowserContext) -> None:
    page.goto(PREFERENCES)
    press(page, ACCEPT)
    page.get_by_role("link", name="Verander je keuze").click()
    press(page, REFUSE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Je keuze is bewaard")
    assert choice(context) == NOTHING


FAILURES = [
    (lambda route: route.abort(), "Er is geen verbinding"),
    (
        lambda route: route.fulfill(status=429, json={"message": "Te veel mensen tegelijk."}),
        "Te veel mensen tegelijk.",
    ),
    (
        lambda route: route.fulfill(status=500, body="<h1>Fout</h1>"),
        "niet bewaard. Probeer het later",
    ),
    (
        lambda route: route.fulfill(json={"choices": EVERYTHING, "round": 1}),
        "je browser laat geen cookies van deze site toe",
    ),
]


@pytest.mark.parametrize("address", [STORY_WITH_YOUTUBE, PREFERENCES])
def test_a_failed_save_says_so_and_keeps_the_switches(
    page: Page, context: BrowserContext, providers: Providers, address: str
) -> None:
    open_page(page, address)
    place = page if address == PREFERENCES else layer(page)
    row = NOTHING | {"vimeo": True, "youtube": True}
    set_switches(place, row)
    for answer, message in FAILURES:
        page.route(CHOOSE, answer)
        for button in (SAVE, ACCEPT):
            press(place, button)
            expect(place.get_by_role("alert").filter(has_text=message)).to_be_visible()
            expect(status(page)).to_be_empty()
            expect_switches(place, row)
        page.unroute(CHOOSE)
    assert context.cookies() == []
    assert providers.addresses == []
    press(place, SAVE)
    expect(status(page)).to_have_text(SAVED)
    expect(place.get_by_role("alert").filter(has_text=message)).to_have_count(0)
    assert choice(context) == row


def test_nothing_is_shown_as_saved_before_it_is_saved(page: Page, providers: Providers) -> None:
    held: list[Route] = []
    page.add_init_script("AbortSignal.timeout = undefined")  # the script waits as long as we do
    page.goto(STORY_WITH_YOUTUBE)
    page.route(CHOOSE, lambda route: held.append(route))
    with page.expect_request(CHOOSE):
        press(layer(page), ACCEPT)
    wait_until(page, lambda: bool(held))
    wait_until_idle(page)
    expect(layer(page)).to_be_visible()
    expect(status(page)).to_be_empty()
    expect(player(page)).to_have_count(0)
    assert providers.addresses == []
    held[0].continue_()
    expect(status(page)).to_have_text(SAVED)
    expect_player(page)
