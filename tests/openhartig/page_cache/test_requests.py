"""Nothing of a request reaches a page that is kept but host, scheme, path and known filters."""

from io import BytesIO, StringIO

import pytest
from gunicorn.config import Config
from gunicorn.http.errors import ParseException
from gunicorn.http.parser import RequestParser
from gunicorn.http.wsgi import create
from hypothesis import given
from hypothesis import strategies as st

from openhartig.operations import gunicorn_conf
from openhartig.page_cache.requests import Addresses
from openhartig.page_cache.wsgi import PageCache

from .pages import Site, ask

HEADERS = [
    "SCRIPT_NAME: /vreemd",
    "Script-Name: /vreemd",
    "PATH_INFO: /beheer/",
    "PATH-INFO: /beheer/",
    "QUERY_STRING: thema=rouw",
    "REMOTE_USER: redactie",
    "Remote-User: redactie",
    "REQUEST_METHOD: POST",
    "X-HTTP-Method-Override: POST",
    "SERVER_NAME: elders.example",
    "SERVER_PORT: 8080",
    "HTTP_HOST: elders.example",
    "X-Forwarded-Host: elders.example",
    "X-Forwarded-Port: 8080",
    "X-Forwarded-Prefix: /vreemd",
    "X-Forwarded-For: 10.0.0.1",
    "X-Forwarded-Proto: https",
    "X-Forwarded-Protocol: ssl",
    "X-Forwarded-Ssl: on",
    "X-Original-URL: /beheer/",
    "X-Rewrite-URL: /beheer/",
    "X-Real-IP: 10.0.0.1",
    "X-Sendfile-Type: X-Accel-Redirect",
    "Forwarded: host=elders.example;proto=https",
    "wsgi.url_scheme: https",
    "Accept: application/json",
    "Accept-Language: de",
    "Content-Type: application/json",
    "Content-Length: 3",
    "Cookie: cookie_consent=x; csrftoken=y",
    "Referer: https://elders.example/",
    "Save-Data: on",
    "Sec-GPC: 1",
    "Upgrade: h2c",
    "X-Requested-With: XMLHttpRequest",
]
LINES = ["GET {} HTTP/1.1", "HEAD {} HTTP/1.1", "GET http://elders.example{} HTTP/1.1"]
SAME_PATHS = ["/over/", "/%6Fver/", "/over/?vorm=", "/over/#midden"]
NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,30}", fullmatch=True)
VALUES = st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=60)


@pytest.fixture(scope="module")
def server() -> Config:
    """The server as it is configured for this site."""
    config = Config()
    for name, value in vars(gunicorn_conf).items():
        if name in config.settings:
            config.set(name, value)
    return config


def request(server: Config, *headers: str, line: str = "GET /over/ HTTP/1.1") -> dict:
    """Return what gunicorn makes of a request from a proxy on the same machine."""
    head = "\r\n".join([line, "Host: limburg.example", *headers, "", "abc"])
    message = next(RequestParser(server, iter([head.encode("latin-1")]), ("127.0.0.1", 5000)))
    here = ("127.0.0.1", 8000)
    return create(message, None, ("127.0.0.1", 5000), here, server)[1]


def page_for(environ: dict) -> tuple[str, dict] | None:
    """Return the key and the request with which the page is built; None when it is not kept."""
    addresses = Addresses()
    key = addresses.key_of(environ)
    if key is None:
        return None
    plain = addresses.plain(environ, key)
    assert plain.pop("wsgi.input").read() == b""
    del plain["wsgi.errors"]
    return key, plain


@pytest.mark.parametrize("line", LINES)
@pytest.mark.parametrize("header", HEADERS)
def test_no_header_reaches_the_page(server: Config, header: str, line: str) -> None:
    bare = page_for(request(server))
    assert bare[0] == "http://limburg.example/over/?"
    try:
        environ = request(server, header, line=line.format("/over/"))
    except ParseException:
        return  # refused by the server
    assert page_for(environ) in (bare, None)


@given(headers=st.lists(st.tuples(NAMES, VALUES), max_size=4))
def test_no_header_of_any_name_reaches_the_page(server: Config, headers) -> None:
    given = [f"{name}: {value}" for name, value in headers if name.lower() != "host"]
    try:
        environ = request(server, *given)
    except ParseException:
        return
    assert page_for(environ) in (page_for(request(server)), None)


@pytest.mark.parametrize("path", SAME_PATHS)
def test_one_address_in_any_spelling_is_one_page(server: Config, path: str) -> None:
    assert page_for(request(server, line=f"GET {path} HTTP/1.1")) == page_for(request(server))


@pytest.mark.parametrize(
    "path", ["//over/", "/over//", "//elders.example/over/", "/./over/", "/over/;a=1", "/over/%00"]
)
def test_another_path_is_another_page(server: Config, path: str) -> None:
    found = page_for(request(server, line=f"GET {path} HTTP/1.1"))
    assert found is None or found[1]["PATH_INFO"] != "/over/"
    assert found is None or found[1]["HTTP_HOST"] == "limburg.example"


@given(
    extra=st.dictionaries(
        st.sampled_from(["SCRIPT_NAME", "REMOTE_USER", "PATH_TRANSLATED", "wsgi.input_terminated"])
        | st.from_regex(
            r"(HTTP_X|REMOTE|DOCUMENT|gunicorn\.|mod_wsgi\.)[A-Za-z_]{0,12}", fullmatch=True
        ),
        st.text(max_size=20),
        max_size=5,
    )
)
def test_nothing_else_of_the_environment_reaches_the_page(extra: dict) -> None:
    environ = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": "/over/",
        "QUERY_STRING": "",
        "HTTP_HOST": "limburg.example",
        "SERVER_PORT": "80",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(b"abc"),
        "wsgi.errors": StringIO(),
    }
    bare = page_for(environ)
    assert page_for(extra | environ) in (bare, None)


@pytest.mark.parametrize(
    ("host", "is_kept"),
    [
        ("limburg.example", True),
        ("LIMBURG.example.", True),
        ("limburg.example:80", True),
        ("limburg.example:8080", False),
        ("limburg.example:443", False),
        ("limburg.example:", False),
        ("limburg.example@elders.example", False),
        ("", False),
    ],
)
def test_a_host_has_one_page_for_each_address(cache: PageCache, site: Site, host, is_kept) -> None:
    ask(cache), ask(cache, HOST=host)
    assert len(site.asked) == (1 if is_kept else 2)


def test_a_path_without_a_slash_cannot_lengthen_the_host(cache: PageCache, site: Site) -> None:
    ask(cache, ".elders.example/"), ask(cache, ".elders.example/")
    assert len(site.asked) == 2
