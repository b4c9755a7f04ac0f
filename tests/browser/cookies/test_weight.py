"""Asking for permission costs a visitor next to nothing."""

import gzip
import re
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from openhartig.settings import PROJECT_DIR

from ..conftest import ServedSite, wait_until_quiet
from .visit import ACCEPT, PREFERENCES, REFUSE, STORY, STORY_WITH_YOUTUBE, choose, layer

SCRIPTS = PROJECT_DIR / "static/js/cookies"
STATIC_IMPORT = re.compile(r'^(?:import|export)\b[^;]*?from "\./([\w.-]+)";', re.MULTILINE)
MOST_BYTES = 4096
MOST_REQUESTS = 11
COOKIES = [
    "cookie_consent=analytics=-1|vimeo=-1|youtube=-1|round=1|receipt=x",
    'cookie_consent="analytics=1|vimeo=1|youtube=1|round=1|receipt=x"',
    "cookie_consent=%00; _ga=GA1.1.1.1; sessionid=onbekend",
    f"csrftoken={'a' * 32}",
    "csrftoken=onbekend",
]


def with_imports(name: str, found: dict[str, bytes] | None = None) -> dict[str, bytes]:
    """Return a script and all that it imports before it can run."""
    found = {} if found is None else found
    if name not in found:
        found[name] = (SCRIPTS / name).read_bytes()
        for imported in STATIC_IMPORT.findall(found[name].decode()):
            with_imports(imported, found)
    return found


def test_the_script_is_small() -> None:
    scripts = with_imports("choice.js")
    assert "decisions.js" in scripts
    size = sum(len(gzip.compress(script, 9)) for script in scripts.values())
    assert size <= MOST_BYTES, f"{size} bytes in {sorted(scripts)}"


@pytest.mark.parametrize("address", [STORY, STORY_WITH_YOUTUBE])
def test_a_first_visit_needs_few_requests(page: Page, address: str) -> None:
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(address)
    expect(layer(page)).to_be_visible()
    wait_until_quiet(page)
    assert len(requests) <= MOST_REQUESTS, requests


@pytest.mark.parametrize("button", [REFUSE, ACCEPT])
def test_a_choice_adds_no_request_of_ours_to_later_pages(page: Page, button: str) -> None:
    page.goto(STORY)
    choose(page, button)
    page.goto(PREFERENCES)
    requests = []
    page.on("request", lambda request: requests.append(request))
    page.goto(STORY)
    wait_until_quiet(page)
    assert [each.url for each in requests if each.resource_type in {"fetch", "xhr"}] == [
        each.url for each in requests if "google-analytics" in each.url
    ]
    assert not [each.url for each in requests if urlsplit(each.url).path.startswith("/cookies/")]


@pytest.mark.parametrize("cookie", COOKIES)
@pytest.mark.parametrize("address", ["/", STORY, STORY_WITH_YOUTUBE, PREFERENCES, "/zoeken/?q=x"])
def test_the_answer_is_the_same_with_any_cookies(
    served: ServedSite, address: str, cookie: str
) -> None:
    def fetch(headers: dict[str, str]) -> tuple[bytes, str | None, str]:
        with urlopen(Request(served.url + address, headers=headers)) as answer:
            return answer.read(), answer.headers["Set-Cookie"], answer.headers.get("Vary", "")

    plain = fetch({})
    assert fetch({"Cookie": cookie}) == plain
    assert fetch({"Sec-GPC": "1", "DNT": "1"}) == plain
    _, set_cookie, vary = plain
    assert set_cookie is None
    assert "cookie" not in vary.lower()


@pytest.mark.parametrize(
    "headers",
    [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://example.org"}],
    ids=["none", "cross-site", "origin"],
)
def test_no_other_site_can_choose_for_a_visitor(served: ServedSite, headers: dict) -> None:
    request = Request(f"{served.url}/cookies/keuze/", b"text=1&action=accept", headers)
    with pytest.raises(HTTPError) as refusal:
        urlopen(request)
    assert refusal.value.code == 403
    assert refusal.value.headers["Set-Cookie"] is None
