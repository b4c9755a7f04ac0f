"""Every kind of page, as a visitor's browser meets it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, Route

from .conftest import Watch, wait_until_idle, wait_until_quiet
from .looking import DESKTOP, PHONE

STORY = "/verhalen/in-de-rij-bij-de-kassa/"
STORY_WITH_PHOTO = "/verhalen/om-vier-uur-gaan-we-lopen/"
STORY_WITH_VIDEO = "/verhalen/we-begonnen-met-koffie/"
ADDRESSES = [
    "/",
    "/verhalen/",
    "/verhalen/?thema=angst&gemeente=weert",
    "/verhalen/?thema=angst&gemeente=venlo",
    "/verhalen/?thema=bestaat-niet",
    STORY,
    STORY_WITH_PHOTO,
    STORY_WITH_VIDEO,
    "/ambities/",
    "/ambities/veerkrachtige-wijken/",
    "/in-de-praktijk/",
    "/in-de-praktijk/missie-mentaal/",
    "/hulp/",
    "/over/",
    "/privacy/",
    "/toegankelijkheid/",
    "/toegankelijkheid/melden/",
    "/zoeken/",
    "/zoeken/?q=angst",
    "/zoeken/?q=xyzzy",
    "/bestaat-niet/",
]
KEPT_ON_DEVICE = """async () => ({
  cookies: document.cookie,
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
})"""


def test_every_page_is_accessible_and_fits_and_leaves_nothing(
    page: Page, context: BrowserContext, watch: Watch, look: Callable
) -> None:
    for address in ADDRESSES:
        page.goto(address)
        look()
        kept = page.evaluate(KEPT_ON_DEVICE)
        assert set(kept.values()) <= {"", 0}, f"{address} keeps {kept}"
    wait_until_idle(page)
    assert context.cookies() == []
    assert watch.strangers == []
    complaints = [text for text in watch.complaints if "404" not in text]
    assert complaints == []


LATE = {"font", "image", "script"}
WATCH_SHIFTS = """window.shift = 0;
new PerformanceObserver((list) => list.getEntries().forEach((entry) => { shift += entry.value; }))
  .observe({ type: "layout-shift", buffered: true });"""
DRAWN = """() => new Promise((drawn) => {
  new PerformanceObserver(() => drawn()).observe({ type: "paint", buffered: true });
})"""
ANOTHER_FRAME = """async () => {
  await document.fonts.ready;
  for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
}"""


def draw_without(page: Page, address: str) -> set[str]:
    """Let a page be drawn first, and only then give it its fonts, pictures and scripts.

    Returns:
        What kinds of files it had to wait for.
    """
    late: list[Route] = []
    drawn = False

    def hold(route: Route) -> None:
        if route.request.resource_type in LATE and not drawn:
            late.append(route)
        else:
            route.continue_()

    page.route("**", hold)
    page.goto(address, wait_until="commit")
    page.evaluate(DRAWN)
    drawn = True
    for route in late:
        route.continue_()
    wait_until_quiet(page)
    page.evaluate(ANOTHER_FRAME)
    page.unroute("**", hold)
    return {route.request.resource_type for route in late}


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_nothing_shifts_while_a_page_loads(page: Page, size: dict[str, int]) -> None:
    page.set_viewport_size(size)
    page.add_init_script(WATCH_SHIFTS)
    for address in (
        "/",
        "/verhalen/",
        STORY_WITH_VIDEO,
        STORY_WITH_PHOTO,
        "/ambities/",
        "/cookies/",
    ):
        assert draw_without(page, address) >= {"font", "script"}, address
        assert page.evaluate("shift") < 0.0005, address


@pytest.mark.parametrize("context", [{"forced_colors": "active"}], indirect=True)
def test_controls_stay_visible_in_high_contrast(page: Page) -> None:
    page.goto("/verhalen/")
    for control in page.locator("main button, main select, header button").all():
        if control.is_visible():
            box = control.bounding_box()
            assert box["height"] >= 24
            width = control.evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)")
            assert width > 0, "without a border a button disappears in high contrast"
