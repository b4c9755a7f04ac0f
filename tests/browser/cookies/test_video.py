"""A video of others: our own picture until the visitor wants the player."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from ..conftest import ServedSite
from .providers import Providers
from .visit import (
    CHOOSE,
    NOTHING,
    REFUSE,
    SAVE,
    SAVED,
    STORAGE,
    STORY_WITH_VIMEO,
    STORY_WITH_YOUTUBE,
    choice,
    choose,
    cookie_names,
    expect_player,
    layer,
    open_tab,
    player,
    press,
    set_switches,
    show_always,
    show_once,
    status,
    wait_until,
)

YOUTUBE_PLAYER = (
    "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?cc_load_policy=1&cc_lang_pref=nl&hl=nl"
)
STORIES = [
    (STORY_WITH_YOUTUBE, "YouTube", YOUTUBE_PLAYER),
    (STORY_WITH_VIMEO, "Vimeo", "https://player.vimeo.com/video/1084537?dnt=1&texttrack=nl"),
]
both = pytest.mark.parametrize(
    ("story", "provider", "address"), STORIES, ids=[provider for _, provider, _ in STORIES]
)
PLACES = """() => [...document.querySelectorAll("main p, main h2, main figure, main .media-screen")]
  .filter((element) => !element.closest(".media-states, [role=alert]"))
  .map((element) => Math.round(element.getBoundingClientRect().top + scrollY))"""


@pytest.fixture(scope="module")
def refusal(browser: Browser, served: ServedSite) -> list[dict]:
    """The cookie of somebody who refused everything."""
    with browser.new_context(base_url=served.url) as context:
        page = context.new_page()
        page.goto(STORY_WITH_VIMEO)
        choose(page, REFUSE)
        return context.cookies()


@pytest.fixture(autouse=True)
def _refused(context: BrowserContext, refusal: list[dict]) -> None:
    """Every visitor here has refused everything before."""
    context.add_cookies(refusal)


@both
def test_once(
    page: Page, context: BrowserContext, providers: Providers, story, provider, address
) -> None:
    page.goto(story)
    show_once(page)
    expect(player(page)).to_be_focused()
    expect(player(page)).to_have_attribute("src", address)
    video = page.locator("[data-player] .media-title").inner_text()
    expect(player(page)).to_have_attribute("title", video)
    assert choice(context) == NOTHING
    assert providers.asked == {provider.lower()}
    origin = page.url.split("/verhalen/")[0] + "/"
    assert providers.requests[0].headers.get("referer", origin) == origin
    page.reload()
    expect_player(page, is_there=False)


@both
def test_always(
    page: Page, context: BrowserContext, providers: Providers, story, provider, address
) -> None:
    page.goto(story)
    other_tab = open_tab(context, story)
    page.bring_to_front()  # only the tab in view has a focus that can go to a player
    show_always(page, provider)
    expect(status(page)).to_have_text(SAVED)
    expect_player(page)
    expect(player(page)).to_be_focused()
    assert choice(context) == NOTHING | {provider.lower(): True}
    expect_player(other_tab)
    assert other_tab.evaluate("document.activeElement === document.body")
    page.reload()
    expect_player(page)
    expect(player(page)).to_have_attribute("src", address)
    assert page.evaluate("document.activeElement === document.body")
    assert providers.asked == {provider.lower()}


def test_always_keeps_what_was_allowed_before(page: Page, context: BrowserContext) -> None:
    context.clear_cookies()
    page.goto(STORY_WITH_YOUTUBE)
    set_switches(layer(page), NOTHING | {"analytics": True})
    choose(page, SAVE)
    show_always(page, "YouTube")
    expect_player(page)
    assert choice(context) == NOTHING | {"analytics": True, "youtube": True}


def test_always_answers_the_open_question_as_well(page: Page, context: BrowserContext) -> None:
    context.clear_cookies()
    page.goto(STORY_WITH_YOUTUBE)
    expect(layer(page)).to_be_visible()
    show_always(page, "YouTube")
    expect_player(page)
    expect(player(page)).to_be_focused()
    expect(layer(page)).to_have_count(0)
    assert choice(context) == NOTHING | {"youtube": True}


@both
@pytest.mark.parametrize(
    "context",
    [{"viewport": {"width": width, "height": 800}} for width in (320, 390, 1280)],
    indirect=True,
    ids=["320", "390", "1280"],
)
def test_nothing_moves(page: Page, story, provider, address) -> None:
    page.goto(story)
    page.locator("[data-player]").scroll_into_view_if_needed()
    before = page.evaluate(PLACES)
    top = page.evaluate("scrollY")
    show_once(page)
    assert page.evaluate(PLACES) == before
    assert page.evaluate("scrollY") == top
    press(page, "Haal de speler weg")
    expect(player(page)).to_have_count(0)
    assert page.evaluate(PLACES) == before


def test_by_keyboard_and_back(page: Page) -> None:
    page.goto(STORY_WITH_YOUTUBE)
    once = page.get_by_role("button", name="Toon deze video")
    once.focus()
    page.keyboard.press("Enter")
    expect_player(page)
    expect(player(page)).to_be_focused()
    expect(once).to_be_hidden()
    page.get_by_role("button", name="Haal de speler weg").focus()
    page.keyboard.press("Space")
    expect(player(page)).to_have_count(0)
    expect(once).to_be_focused()


def test_a_failed_save_shows_no_player(
    page: Page, context: BrowserContext, providers: Providers
) -> None:
    page.goto(STORY_WITH_YOUTUBE)
    message = "Te veel mensen tegelijk."
    page.route(CHOOSE, lambda route: route.fulfill(status=429, json={"message": message}))
    show_always(page, "YouTube")
    expect(page.locator("[data-player]").get_by_role("alert")).to_have_text(message)
    expect(status(page)).to_be_empty()
    expect(player(page)).to_have_count(0)
    assert choice(context) == NOTHING
    assert providers.addresses == []


@both
def test_a_refusal_locks_nobody_out(page: Page, story, provider, address) -> None:
    page.goto(story)
    link = page.get_by_role("link", name=f"Bekijk op {provider}")
    expect(link).to_be_visible()
    assert "noreferrer" in link.get_attribute("rel")
    page.get_by_text("Lees de tekst van de video").click()
    expect(page.locator(".transcript-text")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_player_is_accessible_and_allowed(
    page: Page, complaints: list[str], scheme: str
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(STORY_WITH_YOUTUBE)
    show_once(page)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert complaints == []


@pytest.mark.parametrize(("address", "cookie"), [(STORIES[0][2], "YSC"), (STORIES[1][2], "vuid")])
def test_the_stand_ins_keep_what_the_real_players_keep(
    page: Page, context: BrowserContext, address: str, cookie: str
) -> None:
    """Without this, the tests that find nothing on the device would prove nothing."""
    page.goto(address)
    wait_until(page, lambda: page.evaluate(STORAGE)["databases"] == ["YtIdbMeta"])
    assert page.evaluate(STORAGE)["local"] == ["yt-remote-device-id"]
    assert cookie in cookie_names(context)
