"""What a visitor sees of the cookie question, and what is left on the device."""

import re
import time
from collections.abc import Callable
from http.cookies import SimpleCookie
from itertools import product

from playwright.sync_api import BrowserContext, Locator, Page, expect

STORY = "/verhalen/in-de-rij-bij-de-kassa/"
STORY_WITH_YOUTUBE = "/verhalen/pas-na-een-jaar-de-goede-vraag/"
STORY_WITH_VIMEO = "/verhalen/we-begonnen-met-koffie/"
PREFERENCES = "/cookies/"
CHOOSE = "**/cookies/keuze/"
SERVICES = {
    "analytics": "Cijfers via Google",
    "vimeo": "Video’s van Vimeo",
    "youtube": "Video’s van YouTube",
}
"""The services that need permission, in the order of the layer, with the names at the switches."""

TRUTH_TABLE = [
    dict(zip(SERVICES, row, strict=True)) for row in product([False, True], repeat=len(SERVICES))
]
TWO_CHOICES = [
    {"analytics": True, "vimeo": False, "youtube": True},
    {"analytics": False, "vimeo": True, "youtube": False},
]
"""Two rows of the table in which each service is once on and once off."""

NOTHING = dict.fromkeys(SERVICES, False)
EVERYTHING = dict.fromkeys(SERVICES, True)
REFUSE, ACCEPT, SAVE = "Weigeren", "Accepteren", "Bewaren"
SAVED = "Je keuze is bewaard."
STORAGE = """async () => {
  const late = new Promise((_, failed) =>
    setTimeout(() => failed(new Error("The browser does not tell what it keeps")), 60000));
  const soon = (promise) => Promise.race([promise, late]);
  return {
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await soon(indexedDB.databases())).map(({name}) => name),
    caches: await soon(caches.keys()),
    workers: (await soon(navigator.serviceWorker?.getRegistrations()) ?? []).length,
  };
}"""
PATIENCE = 30  # seconds
EMPTY = {"local": [], "session": [], "databases": [], "caches": [], "workers": 0}


def name_of(row: dict[str, bool]) -> str:
    """Name a row of the truth table by what it accepts."""
    return "+".join(service for service in row if row[service]) or "nothing"


def layer(page: Page) -> Locator:
    """Return the cookie question, whether it is there or not."""
    return page.locator("section.cookie-layer")


def status(page: Page) -> Locator:
    return page.get_by_role("status")


def wait_for_scripts(page: Page) -> None:
    """Wait until a page that has loaded also shows what its later scripts do.

    The buttons of a video and the list on the page with preferences appear when their own script,
    which comes later, has done its work. The question itself waits for the fonts.
    """
    waiting = page.locator("[data-player] .media-actions[hidden], [data-kept][hidden]")
    expect(waiting).to_have_count(0)


def open_page(page: Page, address: str) -> None:
    """Go to a page and wait until a visitor can use all of it; not without JavaScript."""
    page.goto(address)
    wait_for_scripts(page)


def open_tab(context: BrowserContext, address: str) -> Page:
    """Open a page in a new tab, which then is the one in view."""
    page = context.new_page()
    open_page(page, address)
    return page


def press(place: Page | Locator, button: str) -> None:
    place.get_by_role("button", name=button, exact=True).click()


def choose(page: Page, button: str) -> None:
    """Answer the layer and wait until the choice is saved."""
    press(layer(page), button)
    expect(status(page)).to_have_text(SAVED)
    expect(layer(page)).to_have_count(0)


def set_switches(place: Page | Locator, row: dict[str, bool]) -> None:
    for service, label in SERVICES.items():
        place.get_by_role("checkbox", name=label, exact=True).set_checked(row[service])


def expect_switches(place: Page | Locator, row: dict[str, bool]) -> None:
    """Expect exactly these switches, in this order, each as it says here."""
    boxes = place.get_by_role("checkbox")
    expect(boxes).to_have_count(len(row))
    for position, (name, is_on) in enumerate(row.items()):
        expect(boxes.nth(position)).to_have_attribute("name", name)
        expect(boxes.nth(position)).to_be_checked(checked=is_on)


def cookie_parts(context: BrowserContext) -> dict[str, str]:
    """Return the parts of the cookie with the choice, read as Python reads it."""
    value = next((c["value"] for c in context.cookies() if c["name"] == "cookie_consent"), "")
    cookie = SimpleCookie(f"cookie_consent={value}").get("cookie_consent")
    return dict(part.split("=") for part in cookie.value.split("|")) if cookie else {}


def choice(context: BrowserContext) -> dict[str, bool] | None:
    """Return the choice in the cookie with the choice, or None without one."""
    parts = cookie_parts(context)
    return {service: parts[service] != "-1" for service in SERVICES} if parts else None


def cookie_names(context: BrowserContext) -> set[str]:
    """Return the names of all cookies on the device, of any host."""
    return {cookie["name"] for cookie in context.cookies()}


def counting(page: Page, kind: str = ""):
    """Wait, at the end of a `with` block, until Google Analytics is told of a view of a page.

    Args:
        page: the page that tells it.
        kind: the type of the page that is viewed, or any.
    """
    view = re.compile(rf"/g/collect\?.*en=page_view&dl=[^&]*{kind}&")
    return page.expect_response(lambda response: bool(view.search(response.url)))


def wait_until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait for something that the page itself does not show, such as a cookie that goes away."""
    deadline = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < deadline, f"It did not happen within {PATIENCE} seconds"
        page.wait_for_timeout(50)


def player(page: Page) -> Locator:
    return page.locator("iframe")


def expect_player(page: Page, *, is_there: bool = True) -> None:
    """Expect the player, with what its provider puts in it; or none, though it had its chance."""
    wait_for_scripts(page)
    expect(player(page)).to_have_count(int(is_there))
    if is_there:
        play = page.frame_locator("iframe").get_by_role("button", name="Play")
        expect(play).to_be_visible()


def show_once(page: Page) -> None:
    press(page, "Toon deze video")
    expect_player(page)


def show_always(page: Page, provider: str) -> None:
    page.get_by_role("button", name=re.compile(f"Video.s van {provider} altijd tonen")).click()
