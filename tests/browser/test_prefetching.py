"""The next page is fetched when somebody is about to open it, in a real browser."""

import pytest
from playwright.sync_api import Locator, Page

from .conftest import Watch, follow, wait_until_idle

DESKTOP = {"viewport": {"width": 1280, "height": 900}}
HESITATION = 500  # milliseconds: Chromium takes a link for the next page after 200
HOW_IT_CAME = "performance.getEntriesByType('navigation')[0].deliveryType"


def fetched(page: Page) -> list[str]:
    """Return a list that gets the path of every page that is fetched ahead."""
    paths = []

    def note(request) -> None:
        if request.headers.get("sec-purpose", "").startswith("prefetch"):
            paths.append(request.url.split("/", 3)[3])

    page.on("request", note)
    return paths


def point_at(link: Locator) -> None:
    link.scroll_into_view_if_needed()
    link.page.mouse.move(0, 0)
    link.hover()
    link.page.wait_for_timeout(HESITATION)


@pytest.mark.parametrize("context", [DESKTOP], indirect=True)
def test_a_page_is_fetched_once_when_somebody_points_at_it(page: Page, watch: Watch) -> None:
    paths = fetched(page)
    page.goto("/")
    wait_until_idle(page)
    assert paths == []
    story = page.locator("main a[href^='/verhalen/'][href$='/']").first
    address = story.get_attribute("href")

    with page.expect_request(f"**{address}"):
        point_at(story)
    assert paths == [address.lstrip("/")]

    follow(story)
    assert page.evaluate(HOW_IT_CAME) == "navigational-prefetch"
    assert paths == [address.lstrip("/")]
    assert page.context.cookies() == []
    assert watch.strangers == []
    assert watch.complaints == []


@pytest.mark.parametrize("context", [DESKTOP], indirect=True)
def test_what_is_private_or_does_something_is_left_alone(page: Page) -> None:
    paths = fetched(page)
    page.goto("/")
    wait_until_idle(page)
    for path in ("/zoeken/", "/cookies/", "/deel-jouw-verhaal/"):
        point_at(page.locator(f"a[href='{path}']:visible").first)
    with page.expect_request("**/verhalen/"):  # by now all others would have been asked as well
        point_at(page.locator("main a[href='/verhalen/']").first)
    assert paths == ["verhalen/"]


@pytest.mark.parametrize(
    "context", [DESKTOP | {"extra_http_headers": {"Save-Data": "on"}}], indirect=True
)
def test_who_saves_data_fetches_nothing_ahead(page: Page) -> None:
    paths = fetched(page)
    page.goto("/")
    wait_until_idle(page)
    point_at(page.locator("main a[href='/verhalen/']").first)
    assert paths == []
