"""Consent can be taken back in one click, everywhere and at once, and the device can be cleaned."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from ..conftest import wait_until_idle
from .providers import Providers
from .visit import (
    ACCEPT,
    EMPTY,
    EVERYTHING,
    NOTHING,
    PREFERENCES,
    REFUSE,
    SAVE,
    SAVED,
    STORAGE,
    STORY,
    STORY_WITH_VIMEO,
    STORY_WITH_YOUTUBE,
    choice,
    choose,
    cookie_names,
    counting,
    expect_player,
    expect_switches,
    layer,
    open_page,
    open_tab,
    player,
    press,
    set_switches,
    show_once,
    status,
    wait_for_scripts,
    wait_until,
)

WITHDRAW = "Trek alles in"
FILL_STORES = """async () => {
  localStorage.setItem("letters", "groot");
  sessionStorage.setItem("plek", "3");
  document.cookie = "vreemd=1; path=/";
  await new Promise((done) => { indexedDB.open("kast").onsuccess = ({target}) => {
    target.result.close();
    done();
  }; });
  await caches.open("la");
}"""


def kept(page: Page, name: str):
    """Return the item for one kept thing in the list on the page with preferences."""
    delete = page.get_by_role("button", name=f"Verwijder {name}", exact=True)
    return page.get_by_role("listitem").filter(has=delete)


def delete(page: Page, name: str) -> None:
    kept(page, name).get_by_role("button").click()


def own_cookies(context: BrowserContext) -> list[str]:
    return [each["name"] for each in context.cookies() if each["domain"] == "127.0.0.1"]


def try_to_count(page: Page) -> None:
    """Do what Google Analytics would count: call it, and leave the page."""
    page.evaluate("(function () { dataLayer.push(arguments); })('event', 'scroll', {})")
    page.goto("about:blank")


@pytest.mark.parametrize("button", [WITHDRAW, REFUSE])
def test_withdrawing_in_one_tab_works_in_all(
    page: Page, context: BrowserContext, providers: Providers, button: str
) -> None:
    page.goto(STORY_WITH_YOUTUBE)
    vimeo = open_tab(context, STORY_WITH_VIMEO)
    with counting(page), counting(vimeo):
        choose(page, ACCEPT)
    preferences = open_tab(context, STORY)
    with counting(preferences, "cookies"):
        preferences.get_by_role("contentinfo").get_by_role("link", name="Cookievoorkeuren").click()
    wait_for_scripts(preferences)
    for tab in (page, vimeo):
        expect_player(tab)
        expect(layer(tab)).to_have_count(0)
    assert {"_ga", "_ga_TEST12345"} < cookie_names(context)
    counted = len(providers.hits)
    assert counted >= 3

    press(preferences, button)

    expect(status(preferences)).to_have_text(SAVED)
    assert choice(context) == NOTHING
    for tab in (page, vimeo):
        expect(player(tab)).to_have_count(0)
        expect(tab.get_by_role("button", name="Toon deze video")).to_be_visible()
    wait_until(preferences, lambda: own_cookies(context) == ["cookie_consent"])
    expect(preferences.get_by_role("button", name=WITHDRAW)).to_be_hidden()
    expect(preferences.locator("[data-current]")).to_have_text("Jouw keuze: alles uit.")
    expect_switches(preferences, NOTHING)
    for tab in (page, vimeo, preferences):
        try_to_count(tab)
    page.goto(STORY_WITH_YOUTUBE)
    wait_until_idle(page)
    assert len(providers.hits) == counted
    assert not any(name.startswith("_ga") for name in cookie_names(context))


def test_one_service_can_be_taken_back_alone(
    page: Page, context: BrowserContext, providers: Providers
) -> None:
    page.goto(STORY_WITH_YOUTUBE)
    choose(page, ACCEPT)
    vimeo = open_tab(context, STORY_WITH_VIMEO)
    preferences = open_tab(context, PREFERENCES)
    expect_switches(preferences, EVERYTHING)
    set_switches(preferences, EVERYTHING | {"youtube": False})
    press(preferences, SAVE)
    expect(status(preferences)).to_have_text(SAVED)
    expect_player(page, is_there=False)
    expect_player(vimeo)
    assert choice(context) == EVERYTHING | {"youtube": False}


def test_a_choice_in_one_tab_is_seen_in_another(page: Page, context: BrowserContext) -> None:
    page.goto(STORY_WITH_YOUTUBE)
    preferences = open_tab(context, PREFERENCES)
    choose(page, ACCEPT)
    expect(preferences.get_by_role("button", name=WITHDRAW)).to_be_visible()
    expect_switches(preferences, EVERYTHING)


def test_a_player_that_loses_its_permission_gives_the_focus_back(
    page: Page, context: BrowserContext
) -> None:
    page.goto(STORY_WITH_YOUTUBE)
    choose(page, REFUSE)
    show_once(page)
    preferences = open_tab(context, PREFERENCES)
    press(preferences, REFUSE)
    expect(player(page)).to_have_count(0)
    page.bring_to_front()
    expect(page.get_by_role("button", name="Toon deze video")).to_be_focused()


def test_what_google_left_earlier_is_wiped_without_permission(
    page: Page, context: BrowserContext, providers: Providers
) -> None:
    page.goto(STORY)
    with counting(page):
        choose(page, ACCEPT)
    assert "_ga" in cookie_names(context)
    context.clear_cookies(name="cookie_consent")
    counted = len(providers.hits)
    page.goto("about:blank")
    page.goto(STORY)
    wait_until(page, lambda: cookie_names(context) == set())
    wait_until_idle(page)
    left = [hit for hit in providers.hits[counted:] if hit["en"] != "user_engagement"]
    assert left == []


def test_the_device_is_shown_live_and_can_be_emptied(page: Page, context: BrowserContext) -> None:
    open_page(page, PREFERENCES)
    expect(page.get_by_text("Niets.", exact=True)).to_be_visible()
    press(page, REFUSE)
    expect(kept(page, "cookie_consent")).to_contain_text("Onthoudt wat je koos")
    page.evaluate(FILL_STORES)
    for name, kind in {
        "vreemd": "cookie",
        "letters": "opslag in je browser",
        "plek": "opslag tot je dit tabblad sluit",
        "kast": "database in je browser",
        "la": "bewaarde bestanden",
    }.items():
        expect(kept(page, name)).to_contain_text(kind)
        expect(kept(page, name)).to_contain_text("Dit kennen we niet")
        delete(page, name)
        expect(kept(page, name)).to_have_count(0)
        expect(status(page)).to_have_text(f"{name} is verwijderd.")
        assert page.evaluate("document.activeElement !== document.body"), "the focus got lost"
    delete(page, "cookie_consent")
    expect(page.get_by_text("Niets.", exact=True)).to_be_visible()
    assert context.cookies() == []
    assert page.evaluate(STORAGE) == EMPTY
    expect(page.locator("[data-current]")).to_contain_text("Je hebt nog niet gekozen")


def test_what_google_keeps_is_explained(page: Page) -> None:
    open_page(page, PREFERENCES)
    press(page, ACCEPT)
    expect(kept(page, "_ga")).to_contain_text("Geeft je browser een nummer")
    expect(kept(page, "_ga_TEST12345")).to_contain_text("Houdt bij wat bij één bezoek hoort")


def test_deleting_the_choice_itself_stops_everything(page: Page, context: BrowserContext) -> None:
    page.goto(STORY_WITH_YOUTUBE)
    with counting(page):
        choose(page, ACCEPT)
    expect_player(page)
    preferences = open_tab(context, PREFERENCES)
    delete(preferences, "cookie_consent")
    expect(player(page)).to_have_count(0)
    expect(kept(preferences, "_ga")).to_have_count(0)
    expect_switches(preferences, NOTHING)
    page.reload()
    expect(layer(page)).to_be_visible()
