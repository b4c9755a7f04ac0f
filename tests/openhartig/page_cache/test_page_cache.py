"""The cache in front of a site: what it keeps, for whom, and in which form."""

import gzip

import brotli
import pytest
from wagtail import hooks

from openhartig.page_cache.answers import best_encoding
from openhartig.page_cache.stamp import change_stamp
from openhartig.page_cache.wsgi import PageCache

from .pages import PAGE, Site, ask


def test_a_page_is_built_once(cache: PageCache, site: Site) -> None:
    assert ask(cache) == ask(cache)
    assert len(site.asked) == 1


def test_every_host_has_its_own_page(cache: PageCache, site: Site, settings) -> None:
    settings.ALLOWED_HOSTS = ["limburg.example", "www.limburg.example"]
    ask(cache)
    site.body = b"van een andere host"
    assert ask(cache, HOST="www.limburg.example")[2] == site.body
    assert ask(cache)[2] == PAGE
    assert [asked["HTTP_HOST"] for asked in site.asked] == settings.ALLOWED_HOSTS


def test_a_room_says_which_of_its_addresses_are_kept(site: Site) -> None:
    answers = [("cached_queries", lambda: ["jaar"]), ("never_cached", lambda: ["/agenda/nu/"])]
    with hooks.register_temporarily(answers):
        cache = PageCache(site)
    for address, times in {
        "/agenda/?jaar=2027": 1,
        "/agenda/?eeuw=21": 2,
        "/agenda/nu/": 2,
    }.items():
        site.asked.clear()
        ask(cache, address), ask(cache, address)
        assert len(site.asked) == times, address


def test_another_process_finds_it(cache: PageCache, site: Site) -> None:
    ask(cache)
    assert ask(PageCache(site))[2] == PAGE
    assert len(site.asked) == 1


def test_a_change_renews_it_for_every_process(cache: PageCache, site: Site) -> None:
    other = PageCache(site)
    ask(cache), ask(other)
    site.body = b"nieuw"
    change_stamp()
    assert ask(cache)[2] == ask(other)[2] == b"nieuw"


def test_what_changes_while_a_page_is_built_is_seen_by_the_next(
    cache: PageCache, site: Site
) -> None:
    def change() -> None:
        site.body = b"nieuw"
        site.meanwhile = lambda: None
        change_stamp()

    site.meanwhile = change
    assert ask(cache)[2] == PAGE
    assert ask(cache)[2] == b"nieuw"


@pytest.mark.parametrize(
    ("accepted", "encoding", "decode"),
    [
        ("br", "br", brotli.decompress),
        ("gzip, deflate, br;q=0.9", "gzip", gzip.decompress),
        ("gzip;q=0.5, br;q=0.8", "br", brotli.decompress),
        ("gzip, deflate", "gzip", gzip.decompress),
        ("*", "br", brotli.decompress),
        ("br;q=0, gzip;q=0", None, bytes),
        ("identity", None, bytes),
        ("br;q=x", None, bytes),
        ("", None, bytes),
    ],
)
def test_it_speaks_the_encoding_of_the_browser(cache, accepted, encoding, decode) -> None:
    _, headers, body = ask(cache, ACCEPT_ENCODING=accepted)
    assert headers.get("Content-Encoding") == encoding
    assert decode(body) == PAGE
    assert headers["Content-Length"] == str(len(body))
    assert headers["Vary"] == "Accept-Encoding"


def test_a_small_answer_is_not_compressed(cache: PageCache, site: Site) -> None:
    site.body = b"kort"
    assert "Content-Encoding" not in ask(cache, ACCEPT_ENCODING="br")[1]


def test_every_encoding_has_its_own_tag_that_answers_304(cache: PageCache) -> None:
    tags = {ask(cache, ACCEPT_ENCODING=name)[1]["ETag"] for name in ("br", "gzip", "")}
    assert len(tags) == 3
    assert not any(tag.startswith("W/") for tag in tags)
    tag = ask(cache)[1]["ETag"]
    status, headers, body = ask(cache, IF_NONE_MATCH=f'"anders", W/{tag}')
    assert (status, body, headers["ETag"]) == (304, b"", tag)
    assert ask(cache, IF_NONE_MATCH='"anders"')[0] == 200
    assert ask(cache, IF_NONE_MATCH="*")[0] == 304


def test_the_tag_follows_the_page(cache: PageCache, site: Site) -> None:
    old = ask(cache)[1]["ETag"]
    site.body = PAGE + b"!"
    change_stamp()
    assert ask(cache, IF_NONE_MATCH=old)[0] == 200


def test_head_has_the_headers_and_no_body(cache: PageCache, site: Site) -> None:
    _, headers, body = ask(cache, method="HEAD", ACCEPT_ENCODING="br")
    assert body == b""
    assert headers == ask(cache, ACCEPT_ENCODING="br")[1]
    assert [request["REQUEST_METHOD"] for request in site.asked] == ["GET"]


def test_the_page_is_built_for_nobody_in_particular(cache: PageCache, site: Site) -> None:
    headers = {"COOKIE": "cookie_consent=x", "ACCEPT_ENCODING": "br", "IF_NONE_MATCH": '"a"'}
    ask(cache, USER_AGENT="Browser", SEC_GPC="1", **headers)
    (asked,) = site.asked
    assert [name for name in asked if name.startswith("HTTP_")] == ["HTTP_HOST"]


@pytest.mark.parametrize(
    ("path", "options"),
    [
        ("/", {"method": "POST"}),
        ("/", {"COOKIE": "sessionid=abc"}),
        ("/", {"AUTHORIZATION": "Basic abc"}),
        ("/", {"RANGE": "bytes=0-1"}),
        ("/", {"HOST": "elders.example"}),
        ("/beheer/", {}),
        ("/cookies/bewaard/", {}),
        ("/zoeken/?q=angst", {}),
        ("/verhalen/?thema=angst&utm_source=x", {}),
        ("/verhalen/?thema=angst&thema=rouw", {}),
        ("/" + "a" * 500, {}),
        ("/verhalen/?thema=" + "a" * 500, {}),
    ],
)
def test_other_requests_pass_through_each_time(cache, site, path, options) -> None:
    ask(cache, path, **options), ask(cache, path, **options)
    assert len(site.asked) == 2


def test_filters_are_the_same_in_any_order(cache: PageCache, site: Site) -> None:
    ask(cache, "/verhalen/?thema=angst&gemeente=weert")
    ask(cache, "/verhalen/?gemeente=weert&thema=angst&vorm=")
    assert len(site.asked) == 1
    ask(cache, "/verhalen/?gemeente=weert")
    assert len(site.asked) == 2


@pytest.mark.parametrize("known", ["", "thema=%3F", "pagina=2"])
def test_questions_that_change_nothing_are_one_page(cache, site, settings, known: str) -> None:
    site.own_query = lambda query: known
    for number in range(200):
        assert ask(cache, f"/verhalen/?thema=onzin-{number}")[2] == PAGE
    assert len(site.asked) == 201
    assert site.asked[1]["QUERY_STRING"] == known
    assert len(list(settings.PAGE_CACHE_DIR.glob("answers/*/*"))) == 1
    ask(cache, f"/verhalen/?{known}"), ask(cache, "/verhalen/?thema=onzin-1")
    assert len(site.asked) == 201


@pytest.mark.parametrize("own", [None, "q=angst", "thema=a&thema=b"])
def test_questions_of_which_the_page_says_nothing_are_never_kept(cache, site, own) -> None:
    site.own_query = lambda query: own
    for number in range(3):
        site.body = b"%d" % number
        assert ask(cache, "/verhalen/?thema=rouw")[2] == site.body
    assert ask(cache, "/verhalen/")[2] == ask(cache, "/verhalen/")[2]


def test_a_page_that_leads_on_for_ever_is_never_kept(cache: PageCache, site: Site) -> None:
    site.own_query = lambda query: f"{query}0" if query else ""
    for number in range(3):
        site.body = b"%d" % number
        assert ask(cache, "/verhalen/?pagina=1")[2] == site.body


@pytest.mark.parametrize(
    "query", ["thema=eenzaam%C3%A9", "thema=eenzaam\u00c3\u00a9", "thema=eenzaam%c3%a9&vorm="]
)
def test_a_filter_is_asked_in_one_form(cache: PageCache, site: Site, query: str) -> None:
    ask(cache, f"/verhalen/?{query}")
    assert site.asked[0]["QUERY_STRING"] == "thema=eenzaam%C3%A9"


def test_a_cookie_with_a_name_like_the_session_is_none(cache: PageCache, site: Site) -> None:
    ask(cache, COOKIE="a=1; my_sessionid=x"), ask(cache)
    assert len(site.asked) == 1
    ask(cache, COOKIE="a=1;sessionid =x"), ask(cache, COOKIE="a=1; sessionid=x")
    assert len(site.asked) == 3


def test_the_proxy_tells_the_scheme_only_when_the_site_trusts_it(site: Site, settings) -> None:
    for scheme in ("http", "https", "spdy"):
        ask(PageCache(site), X_FORWARDED_PROTO=scheme)
    assert len(site.asked) == 1
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for scheme in ("http", "https", "spdy"):
        ask(PageCache(site), X_FORWARDED_PROTO=scheme)
    assert [request.get("HTTP_X_FORWARDED_PROTO") for request in site.asked] == [None, "https"]


def test_the_page_knows_the_host_in_one_form(cache: PageCache, site: Site) -> None:
    ask(cache, HOST="LIMBURG.example"), ask(cache, HOST="limburg.Example")
    assert [request["HTTP_HOST"] for request in site.asked] == ["limburg.example"]


@pytest.mark.parametrize(
    ("status", "header"),
    [
        ("200 OK", ("Set-Cookie", "a=1")),
        ("200 OK", ("Cache-Control", "no-store")),
        ("200 OK", ("Cache-Control", "max-age=0, private")),
        ("200 OK", ("Vary", "Cookie")),
        ("200 OK", ("Content-Type", "application/pdf")),
        ("302 Found", ("Location", "/inloggen/")),
        ("500 Internal Server Error", ("X-Frame-Options", "DENY")),
        ("503 Service Unavailable", ("Retry-After", "1")),
    ],
)
def test_what_is_not_for_everybody_is_not_kept(cache, site, status, header) -> None:
    site.status = status
    site.headers = [each for each in site.headers if each[0] != header[0]] + [header]
    for _ in range(2):
        assert ask(cache, COOKIE="cookie_consent=x")[0] == int(status[:3])
    last = site.asked[-1]
    assert last["HTTP_COOKIE"] == "cookie_consent=x"
    site.body = b"anders"
    assert ask(cache)[2] == b"anders"


def test_the_first_of_equal_weights_is_the_better_one() -> None:
    assert best_encoding("gzip, br") == "br"
