"""Every kind of page, as a visitor's browser meets it."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

from .conftest import ServedSite, Watch, wait_until_idle, wait_until_quiet

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
    "/zoeken/",
    "/zoeken/?q=angst",
    "/zoeken/?q=xyzzy",
    "/bestaat-niet/",
]
VIEWS = [
    {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
    {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
    {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
]
KEPT_ON_DEVICE = """async () => ({
  cookies: document.cookie,
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  caches: (await caches.keys()).length,
})"""


@pytest.mark.parametrize(
    "context",
    VIEWS,
    indirect=True,
    ids=lambda view: str(view["viewport"]["width"]) + view["color_scheme"],
)
def test_every_page_is_accessible_and_fits_and_leaves_nothing(
    page: Page, context: BrowserContext, watch: Watch
) -> None:
    for address in ADDRESSES:
        page.goto(address)
        results = Axe().run(page)
        assert results.violations_count == 0, f"{address}\n{results.generate_report()}"
        overflow = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert overflow <= 0, f"{address} is {overflow} px too wide"
        kept = page.evaluate(KEPT_ON_DEVICE)
        assert set(kept.values()) <= {"", 0}, f"{address} keeps {kept}"
    wait_until_idle(page)
    assert context.cookies() == []
    assert watch.strangers == []
    complaints = [text for text in watch.complaints if "404" not in text]
    assert complaints == []


SLOW_PHONE = {
    "offline": False,
    "latency": 150,  # milliseconds
    "downloadThroughput": 200_000,  # bytes a second
    "uploadThroughput": 90_000,
}
WATCH_SHIFTS = """window.shift = 0;
new PerformanceObserver((list) => list.getEntries().forEach((entry) => { shift += entry.value; }))
  .observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_shifts_while_a_page_loads(
    browser: Browser, served: ServedSite, width: int
) -> None:
    """The fonts and scripts come late, as on a phone far from a mast."""
    for address in ("/", "/verhalen/", STORY, STORY_WITH_PHOTO, "/ambities/", "/cookies/"):
        context = browser.new_context(base_url=served.url, viewport={"width": width, "height": 844})
        page = context.new_page()
        page.add_init_script(WATCH_SHIFTS)
        session = context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_PHONE)
        page.goto(address)
        wait_until_quiet(page)
        assert page.evaluate("shift") < 0.0005, address
        context.close()


@pytest.mark.parametrize("context", [{"forced_colors": "active"}], indirect=True)
def test_controls_stay_visible_in_high_contrast(page: Page) -> None:
    page.goto("/verhalen/")
    for control in page.locator("main button, main select, header button").all():
        if control.is_visible():
            box = control.bounding_box()
            assert box["height"] >= 24
            width = control.evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)")
            assert width > 0, "without a border a button disappears in high contrast"
