"""A browser may refuse any means of storage; the question, the videos and the status go on working.

Firefox with cookies blocked throws already when a page only names them.
"""

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from .visit import (
    ACCEPT,
    NOTHING,
    PREFERENCES,
    SAVE,
    SAVED,
    SERVICES,
    STORY_WITH_YOUTUBE,
    choose,
    expect_player,
    expect_switches,
    layer,
    open_page,
    press,
    set_switches,
    show_once,
    status,
)

NO_COOKIES = "je browser laat geen cookies van deze site toe"
REFUSE_TO_MAKE = "window.{0} = class {{ constructor() {{ throw new DOMException('', '{1}'); }} }};"
REFUSE_TO_GIVE = """Object.defineProperty({0}, "{1}", {{
  configurable: true, get() {{ throw new DOMException("", "SecurityError"); }},
}});"""
TAKE_AWAY = """Object.defineProperty({0}, "{1}", {{configurable: true, value: undefined}});"""

CHANNEL = REFUSE_TO_MAKE.format("BroadcastChannel", "SecurityError")
CLOSED_CHANNEL = """BroadcastChannel.prototype.postMessage = () => {
  throw new DOMException("", "InvalidStateError");
};"""
COOKIES = REFUSE_TO_GIVE.format("Document.prototype", "cookie")
STORAGE = [
    REFUSE_TO_GIVE.format("window", name)
    for name in ("localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore")
]
REFUSALS = {
    "channel": CHANNEL,
    "no channel": TAKE_AWAY.format("window", "BroadcastChannel"),
    "closed channel": CLOSED_CHANNEL,
    "storage": "".join(STORAGE),
    "workers": REFUSE_TO_GIVE.format("Navigator.prototype", "serviceWorker"),
    "fonts": TAKE_AWAY.format("Document.prototype", "fonts"),
    "time limits": TAKE_AWAY.format("AbortSignal", "timeout"),
    "sizes": TAKE_AWAY.format("window", "ResizeObserver"),
}
EVERYTHING_REFUSED = COOKIES + "".join(
    refusal for name, refusal in REFUSALS.items() if name != "closed channel"
)

without_cookies = pytest.mark.parametrize(
    "refusal", [COOKIES, EVERYTHING_REFUSED], ids=["cookies", "everything"]
)


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
def test_the_question_the_videos_and_the_preferences_work(
    page: Page, context: BrowserContext, complaints: list[str], refusal: str
) -> None:
    context.add_init_script(refusal)
    page.goto(STORY_WITH_YOUTUBE)
    expect(layer(page)).to_be_visible()
    show_once(page)
    choose(page, ACCEPT)
    expect_player(page)
    page.reload()
    expect_player(page)

    open_page(page, PREFERENCES)
    set_switches(page, NOTHING | {"vimeo": True})
    press(page, SAVE)
    expect(status(page)).to_have_text(SAVED)
    expect(page.locator("[data-current]")).to_have_text("Dit staat aan: Video’s van Vimeo.")
    press(page, "Verwijder cookie_consent")
    expect(status(page)).to_have_text("cookie_consent is verwijderd.")
    assert complaints == []


@without_cookies
def test_without_cookies_it_says_that_nothing_is_kept(
    page: Page, context: BrowserContext, complaints: list[str], refusal: str
) -> None:
    context.add_init_script(refusal)
    page.goto(STORY_WITH_YOUTUBE)
    press(layer(page), ACCEPT)
    expect(layer(page).get_by_role("alert")).to_contain_text(NO_COOKIES)
    show_once(page)
    open_page(page, PREFERENCES)
    expect(page.locator("[data-current]")).to_contain_text("nog niet gekozen")
    assert complaints == []


@pytest.mark.parametrize("service", ["analytics", "vimeo"])
def test_what_was_ticked_before_the_script_ran_stays(page: Page, service: str) -> None:
    open_page(page, PREFERENCES)
    accepted = NOTHING | {"youtube": True}
    set_switches(page, accepted)
    press(page, SAVE)
    expect(status(page)).to_have_text(SAVED)

    held: list[Route] = []
    page.route("**/cookies/preferences*.js", lambda route: held.append(route))
    with page.expect_request("**/cookies/preferences*.js"):
        page.goto(PREFERENCES, wait_until="commit")
    page.get_by_role("checkbox", name=SERVICES[service], exact=True).check()
    held[0].continue_()
    expect(page.locator("[data-current]")).to_contain_text("Dit staat aan")
    expect_switches(page, accepted | {service: True})
