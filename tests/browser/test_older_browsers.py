"""A browser that sends no Sec-Fetch-Site: on plain http with a name, Chromium is one as well."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from .conftest import HOST, ServedSite, follow
from .test_submission import STORY, begin, button, fill_in_about

pytestmark = pytest.mark.usefixtures("nobody_came_before")
NO_SCRIPT = {"java_script_enabled": False}


@pytest.fixture
def url(served: ServedSite) -> str:
    """The address of the site under a name that is not localhost."""
    return f"http://{HOST}:{urlsplit(served.url).port}"


@pytest.fixture
def sent() -> list[Request]:
    """The forms that the browser sent."""
    return []


@pytest.fixture
def page(browser: Browser, url: str, sent: list[Request]) -> Iterator[Page]:
    context = browser.new_context(base_url=url, locale="nl-NL", **NO_SCRIPT)
    page = context.new_page()
    page.on("request", lambda request: request.method == "POST" and sent.append(request))
    yield page
    context.close()


def test_it_shares_a_story_and_takes_it_back(
    page: Page, url: str, sent: list[Request], form: str
) -> None:
    begin(page, form)
    page.get_by_label("Jouw verhaal").fill(STORY)
    follow(button(page, "Volgende"))
    fill_in_about(page)
    follow(button(page, "Volgende"))
    page.get_by_label("Mijn verhaal mag op deze site staan").check()
    follow(button(page, "Verstuur mijn verhaal"))
    expect(page).to_have_url(re.compile("/mijn-verhaal/"))

    page.goto(page.url.partition("?")[0] + "terugtrekken/")
    follow(page.locator("main form button").last)
    expect(page.locator("main")).to_contain_text("gewist")

    assert len(sent) == 5
    for request in sent:
        headers = request.all_headers()
        assert "sec-fetch-site" not in headers
        assert headers["origin"] == url


def test_it_chooses_cookies(page: Page, sent: list[Request]) -> None:
    page.goto("/cookies/")
    page.locator("main").get_by_role("button", name="Weigeren").click()
    expect(page).to_have_url(re.compile("/cookies/bewaard/"))
    assert "sec-fetch-site" not in sent[0].all_headers()
