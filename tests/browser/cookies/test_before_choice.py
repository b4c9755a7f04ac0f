"""Nothing is kept and nobody else is asked, until a visitor allows it."""

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from ..conftest import wait_until_idle, wait_until_quiet
from .providers import Providers
from .visit import (
    EMPTY,
    PREFERENCES,
    REFUSE,
    SAVE,
    STORAGE,
    STORY,
    STORY_WITH_VIMEO,
    STORY_WITH_YOUTUBE,
    choose,
    cookie_names,
    expect_player,
    layer,
    open_page,
    press,
    wait_for_scripts,
)

PAGE_TYPES = [
    "/",
    "/verhalen/?thema=angst&gemeente=weert",
    STORY,
    "/verhalen/om-vier-uur-gaan-we-lopen/",
    STORY_WITH_YOUTUBE,
    STORY_WITH_VIMEO,
    "/ambities/",
    "/ambities/veerkrachtige-wijken/",
    "/in-de-praktijk/",
    "/in-de-praktijk/missie-mentaal/",
    "/hulp/",
    "/privacy/",
    "/zoeken/?q=angst",
    "/bestaat-niet/",
    PREFERENCES,
    "/cookies/bewaard/",
]
ASKING = ["/", STORY_WITH_YOUTUBE, STORY_WITH_VIMEO, PREFERENCES, "/bestaat-niet/"]
"""Every kind of asking: on any page, beside a video of each provider, at the preferences."""

TABS = 8
GLOBAL_PRIVACY_CONTROL = "Object.defineProperty(navigator, 'globalPrivacyControl', {value: true})"
DO_NOT_TRACK = "Object.defineProperty(navigator, 'doNotTrack', {value: '1'})"


def look_around(context: BrowserContext, addresses: list[str], *, is_asked: bool) -> None:
    """Read pages to the end, and see that they keep nothing and ask as they should.

    Several tabs come to rest at the same time, which is quicker than one after the other.
    """
    tabs = [context.new_page() for _ in addresses[:TABS]]
    for start in range(0, len(addresses), TABS):
        opened = list(zip(tabs, addresses[start : start + TABS], strict=False))
        for tab, address in opened:
            answer = tab.goto(address)
            assert "set-cookie" not in answer.headers, address
            tab.mouse.wheel(0, 20_000)
        for tab, address in opened:
            wait_for_scripts(tab)
            wait_until_quiet(tab)
            assert tab.evaluate(STORAGE) == EMPTY, address
            assert tab.locator("iframe").count() == 0, address
            expected = int(is_asked and address != PREFERENCES)
            expect(layer(tab), address).to_have_count(expected)


def test_before_a_choice(
    context: BrowserContext, providers: Providers, complaints: list[str]
) -> None:
    look_around(context, PAGE_TYPES, is_asked=True)
    assert context.cookies() == []
    assert providers.addresses == []
    assert complaints == []


def test_after_a_refusal(
    page: Page, context: BrowserContext, providers: Providers, complaints: list[str]
) -> None:
    page.goto("/")
    choose(page, REFUSE)
    look_around(context, PAGE_TYPES, is_asked=False)
    assert cookie_names(context) == {"cookie_consent"}
    assert providers.addresses == []
    assert complaints == []


@pytest.mark.parametrize(
    ("signal", "addresses"),
    [(GLOBAL_PRIVACY_CONTROL, ASKING), (DO_NOT_TRACK, [STORY_WITH_YOUTUBE])],
    ids=["gpc", "dnt"],
)
def test_with_a_browser_that_says_no(
    context: BrowserContext, providers: Providers, signal: str, addresses: list[str]
) -> None:
    context.add_init_script(signal)
    look_around(context, addresses, is_asked=False)
    assert context.cookies() == []
    assert providers.addresses == []


@pytest.mark.parametrize("signal", [GLOBAL_PRIVACY_CONTROL, DO_NOT_TRACK], ids=["gpc", "dnt"])
def test_who_says_no_by_the_browser_can_still_say_yes(
    page: Page, providers: Providers, signal: str
) -> None:
    page.add_init_script(signal)
    open_page(page, PREFERENCES)
    expect(page.locator("[data-current]")).to_contain_text("Je browser vraagt")
    page.get_by_role("checkbox", name="Vimeo").check()
    press(page, SAVE)
    expect(page.locator("[data-current]")).to_have_text("Dit staat aan: Video’s van Vimeo.")
    page.goto(STORY_WITH_VIMEO)
    expect_player(page)
    wait_until_idle(page)
    assert providers.asked == {"vimeo"}


@pytest.mark.parametrize("context", [{"java_script_enabled": False}], indirect=True)
def test_without_javascript(page: Page, context: BrowserContext, providers: Providers) -> None:
    for address in (STORY_WITH_YOUTUBE, STORY_WITH_VIMEO, PREFERENCES):
        page.goto(address)
        wait_until_quiet(page)
    assert context.cookies() == []
    assert providers.addresses == []
