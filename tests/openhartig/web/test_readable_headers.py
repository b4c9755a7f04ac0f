"""No header breaks a page: what cannot be read counts for nothing, or is refused by a page."""

from collections.abc import Callable, Iterator
from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from openhartig.pages.models import SiteSettings
from openhartig.web.readable_headers import ReadableHeaders
from openhartig.wsgi import application
from stories.consent.links import make_link
from stories.consent.models import Teller

pytestmark = pytest.mark.slow

LATIN = st.text(st.characters(max_codepoint=255), max_size=60)
BROWSERS_SEND = {
    "HTTP_ORIGIN": ["http://[", "http://a]", "null", "http://testserver:x", "http://[::1"],
    "HTTP_REFERER": ["http://[", "https://testserver:99999999/"],
    "HTTP_COOKIE": [
        'sessionid="aaaaaaaaaa\\000"',
        'csrftoken="\\000"',
        'messages="\\000"',
        'cookie_consent="round=1|receipt=\\000"',
        "cookie_consent=a|=|",
        ";;=;",
    ],
    "HTTP_HOST": ["[", "testserver:x", "a b", "", "testserver:443", "testserver\\@x"],
    "HTTP_SEC_FETCH_SITE": ["", "same-origin, cross-site", "none"],
    "HTTP_ACCEPT": ["application/json", "*/*;q=x"],
    "HTTP_ACCEPT_LANGUAGE": ["nl;q=x", "nl-" + "a" * 600],
    "HTTP_ACCEPT_ENCODING": ["gzip;q=x", "identity;q=0, *;q=0"],
    "CONTENT_TYPE": [
        "text/plain; charset*=utf-8''%00",
        "text/plain; charset*=x''a",
        "text/plain; charset=hex",
        "text/plain; charset=idna",
        "multipart/form-data; boundary=x; charset=rot13",
        "multipart/form-data; boundary=",
        "application/x-www-form-urlencoded; charset=utf-16",
    ],
    "CONTENT_LENGTH": ["abc", "-1", "1.5", "9" * 30, "²"],
    "HTTP_IF_MODIFIED_SINCE": ["Mon, 99 Foo 9999 99:99:99 GMT", "Thu, 01 Jan 0000 00:00:00 GMT"],
    "HTTP_IF_NONE_MATCH": ['"', "W/"],
    "HTTP_RANGE": ["bytes=a-b", "bytes=-", "bytes=9999999999999999999999-", "bytes=5-1"],
    "HTTP_X_FORWARDED_FOR": ["fe80::1%x", "999.1.1.1", ","],
    "HTTP_X_FORWARDED_PROTO": ["https,http", "ftp"],
    "HTTP_X_FORWARDED_HOST": ["["],
    "HTTP_AUTHORIZATION": ["Basic"],
    "HTTP_SAVE_DATA": ["on; x"],
}
ADDRESSES = [
    "/verhalen/",
    "/bestaat-niet/",
    "/zoeken/?q=%E9%00",
    "/cookies/bewaard/",
    "/cookies/keuze/",
    "/deel-jouw-verhaal/begin/",
    "/deel-jouw-verhaal/{token}/verhaal/",
    "/mijn-verhaal/{token}/",
    "/mijn-verhaal/{token}/pauze/",
    "/beheer/login/",
    "/beheer/password_reset/",
    "/static/css/site.css",
    "/media/images/x.jpg",
    "/sitemap.xml",
]


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """Keep the connection of the test after a request, as Django's test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def ask(site, _one_connection) -> Callable[..., tuple[int, str]]:
    """A function that sends a request as gunicorn passes it on; returns status and page."""
    token = make_link(Teller.objects.get(key=site.story.key))
    site_settings = SiteSettings.for_site(site.record)
    site_settings.save()  # makes the question about cookies
    site_settings.refresh_from_db()
    fields = {
        "text": site_settings.cookie_text_id,
        "action": "accept",
        "username": "a",
        "email": "a@example.org",
    }

    def send(method: str, address: str, header: str, value: str) -> tuple[int, str]:
        body = urlencode(fields | {"csrfmiddlewaretoken": "a" * 32}).encode()
        path, _, query = address.format(token=token).partition("?")
        environ = RequestFactory().generic(method, path).environ | {
            "QUERY_STRING": query,
            "wsgi.input": BytesIO(body),
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
        }
        if header != "HTTP_ORIGIN":
            environ["HTTP_SEC_FETCH_SITE"] = "same-origin"
        started = []
        chunks = application(
            environ | {header: value}, lambda status, headers, exc_info=None: started.append(status)
        )
        page = b"".join(chunks).decode(errors="replace")
        if close := getattr(chunks, "close", None):
            close()
        return int(started[0][:3]), page

    return send


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_odd_header_breaks_a_page(ask, address: str, method: str):
    for header, values in BROWSERS_SEND.items():
        for value in values:
            status, _ = ask(method, address, header, value)
            assert status < 500, (header, value)


@pytest.mark.parametrize("header", BROWSERS_SEND)
def test_no_header_breaks_a_page(ask, header: str):
    @given(LATIN, st.sampled_from(ADDRESSES), st.sampled_from(["GET", "POST"]))
    @settings(suppress_health_check=list(HealthCheck))
    def try_it(value: str, address: str, method: str) -> None:
        assert ask(method, address, header, value)[0] < 500

    try_it()


@pytest.mark.parametrize("host", ["[", "a b", "elders.example", "testserver:x"])
def test_a_host_that_is_not_ours_gets_a_page_of_ours(ask, host: str):
    status, page = ask("GET", "/zoeken/", "HTTP_HOST", host)
    assert status == 400
    assert "<h1>We konden je vraag niet lezen</h1>" in page
    assert "tel:113" in page


def test_other_cookies_stay_when_one_cannot_be_read():
    seen = []
    site = ReadableHeaders(lambda environ, start_response: seen.append(environ["HTTP_COOKIE"]))
    site({"HTTP_COOKIE": 'a=1; b="\\000"; c="een ander"; d'}, None)
    assert seen == ['a=1; c="een ander"; d']
