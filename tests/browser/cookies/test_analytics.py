"""Google Analytics hears what kind of page was seen, and nothing else, and only if it may."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from playwright.sync_api import BrowserContext, Page, expect

from ..conftest import Shell, wait_until_idle
from .conftest import set_measurement_id
from .providers import MEASUREMENT_ID, Providers
from .visit import (
    ACCEPT,
    NOTHING,
    PREFERENCES,
    REFUSE,
    SAVE,
    SERVICES,
    STORY,
    STORY_WITH_YOUTUBE,
    choice,
    choose,
    cookie_names,
    counting,
    expect_player,
    expect_switches,
    layer,
    open_page,
    press,
    set_switches,
    wait_until,
)

TYPES = {
    "/": "homepage",
    "/verhalen/?thema=angst&gemeente=weert": "storyindexpage",
    STORY: "storypage",
    STORY_WITH_YOUTUBE: "storypage",
    "/ambities/": "ambitionindexpage",
    "/ambities/veerkrachtige-wijken/": "ambitionpage",
    "/in-de-praktijk/": "exampleindexpage",
    "/in-de-praktijk/missie-mentaal/": "examplepage",
    "/hulp/": "helppage",
    "/privacy/": "plainpage",
    "/zoeken/?q=angst": "zoeken",
    "/bestaat-niet/": "fout",
    PREFERENCES: "cookies",
}

IS_DISABLED = f"window['ga-disable-{MEASUREMENT_ID}']"


@pytest.fixture
def not_measuring(shell: Shell) -> Iterator[None]:
    """A site without a measurement id, for the time of one test."""
    set_measurement_id(shell, "")
    yield
    set_measurement_id(shell, MEASUREMENT_ID)


def wait_until_told(page: Page, *, is_on: bool) -> None:
    """Wait until Google Analytics on a page is told whether it may count."""
    wait_until(page, lambda: page.evaluate(IS_DISABLED) is not is_on)


def viewed(providers: Providers) -> list[str]:
    """Return the types of the pages of which a view was counted, in their order."""
    return [hit["dt"] for hit in providers.hits if hit["en"] == "page_view"]


def accept_only_analytics(page: Page) -> None:
    set_switches(layer(page), NOTHING | {"analytics": True})
    with counting(page):
        choose(page, SAVE)


def test_it_is_told_the_type_of_the_page_and_no_address(
    page: Page, providers: Providers, complaints: list[str], served
) -> None:
    page.goto("/privacy/")
    accept_only_analytics(page)
    assert [hit["en"] for hit in providers.hits] == ["page_view"]
    for address, kind in TYPES.items():
        with counting(page, kind):
            page.evaluate(f"location.href = {address!r}")  # as a link, with a referrer
    wait_until_idle(page)
    assert viewed(providers) == ["plainpage", *TYPES.values()]
    for hit in providers.hits:
        assert hit["tid"] == MEASUREMENT_ID
        assert hit["dl"] == f"{served.url}/{hit['dt']}"
    for request in providers.requests:
        sent = request.url + (request.post_data or "") + request.headers.get("referer", "")
        for secret in ("verhalen", "thema", "kassa", "angst", "privacy/", "bestaat-niet"):
            assert secret not in sent, sent
    assert providers.asked == {"analytics"}
    assert complaints == []


@pytest.mark.parametrize("address", settings.PRIVATE_ADDRESSES)
def test_it_never_meets_a_private_link(page: Page, providers: Providers, address: str) -> None:
    page.goto("/privacy/")
    accept_only_analytics(page)
    page.goto(f"{address}een-geheime-sleutel/")
    page.evaluate("location.href = '/over/'")  # as a link, with a referrer
    page.wait_for_url("**/over/")
    assert "een-geheime-sleutel" in page.evaluate("document.referrer")
    wait_until_idle(page)
    assert viewed(providers) == ["plainpage"]
    with counting(page, "plainpage"):
        page.evaluate("location.href = '/privacy/'")
    assert viewed(providers) == ["plainpage"] * 2


def test_one_page_view_counts_however_often_the_choice_changes(
    page: Page, context: BrowserContext, providers: Providers
) -> None:
    page.goto(STORY)
    with counting(page):
        choose(page, ACCEPT)
    preferences = context.new_page()
    with counting(preferences, "cookies"):
        open_page(preferences, PREFERENCES)
    for button in (REFUSE, ACCEPT, REFUSE, ACCEPT):
        press(preferences, button)
        for tab in (page, preferences):
            wait_until_told(tab, is_on=button == ACCEPT)
    for tab in (page, preferences):
        with counting(tab, "plainpage"):
            tab.goto("/privacy/")
    assert viewed(providers) == ["storypage", "cookies", "plainpage", "plainpage"]


def test_advertising_stays_off(page: Page) -> None:
    page.goto("/privacy/")
    accept_only_analytics(page)
    calls = page.evaluate("() => window.dataLayer.map((call) => [...call])")
    first = next(call for call in calls if call[0] == "consent")
    assert first[1] == "default"
    assert first == calls[0]
    assert {name: value for name, value in first[2].items() if name.startswith("ad_")} == {
        "ad_storage": "denied",
        "ad_user_data": "denied",
        "ad_personalization": "denied",
    }
    config = next(call for call in calls if call[0] == "config")
    assert config[2]["allow_google_signals"] is False
    assert config[2]["allow_ad_personalization_signals"] is False
    assert config[2]["send_page_view"] is False


@pytest.mark.usefixtures("not_measuring")
def test_a_site_that_does_not_measure_does_not_ask_for_it(
    page: Page, context: BrowserContext, providers: Providers
) -> None:
    for address in ("/", STORY, "/zoeken/?q=angst"):
        open_page(page, address)
        wait_until_idle(page)
        expect(layer(page)).to_have_count(0)
    answer = page.goto(STORY_WITH_YOUTUBE)
    assert "google" not in answer.headers["content-security-policy"]
    named = [name for name in SERVICES if name != "analytics"]
    expect_switches(layer(page), dict.fromkeys(named, False))
    expect(layer(page).get_by_role("heading")).to_have_text(
        "Wil je video’s van Vimeo en YouTube zien?"
    )
    choose(page, ACCEPT)
    expect_player(page)
    open_page(page, PREFERENCES)
    expect_switches(page, dict.fromkeys(named, True))
    wait_until_idle(page)
    expect(page.locator("main")).not_to_contain_text("Google Analytics")
    assert providers.asked == {"youtube"}


def test_a_site_that_stops_measuring_forgets_the_old_permission(
    page: Page, context: BrowserContext, providers: Providers, shell: Shell
) -> None:
    page.goto("/privacy/")
    accept_only_analytics(page)
    assert "_ga" in cookie_names(context)
    try:
        set_measurement_id(shell, "")
        before = len(providers.requests)
        page.goto("about:blank")
        page.goto("/privacy/")
        wait_until(page, lambda: cookie_names(context) == {"cookie_consent"})
        wait_until_idle(page)
        # The page of before may still tell that it was left, because it had permission.
        later = [each.url for each in providers.requests[before:]]
        assert [url for url in later if "en=user_engagement" not in url] == []
    finally:
        set_measurement_id(shell, MEASUREMENT_ID)
    assert choice(context)["analytics"]
