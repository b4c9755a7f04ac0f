"""A site in trouble, such as without its database: what is right goes on being served."""

import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.http import http_date

from openhartig.page_cache.stamp import change_stamp
from openhartig.page_cache.wsgi import SECONDS_REST, PageCache

from .pages import PAGE, Site, ask

HOUR = 60 * 60


@pytest.fixture
def later(monkeypatch):
    """A function that lets time pass."""
    now = time.time()

    def pass_time(seconds: float) -> None:
        nonlocal now
        now += seconds
        monkeypatch.setattr("openhartig.page_cache.wsgi.time.time", lambda: now)

    pass_time(0)
    return pass_time


def fail(site: Site) -> None:
    site.status, site.body = "500 Internal Server Error", b"Er ging iets mis"


def recover(site: Site, body: bytes = b"nieuw") -> None:
    site.status, site.body = "200 OK", body


@pytest.mark.parametrize("path", ["/", "/verhalen/?thema=rouw", "/verhalen/?thema=onzin"])
def test_pages_stay_for_as_long_as_the_trouble_lasts(cache, site, later, path: str) -> None:
    site.own_query = lambda query: query.replace("onzin", "%3F")
    ask(cache, path)
    fail(site)
    for _ in range(3):
        later(HOUR)
        assert ask(cache, path)[::2] == (200, PAGE)
    recover(site)
    later(SECONDS_REST + 1)
    assert ask(cache, path)[2] == b"nieuw"


def test_a_page_of_another_process_stays_as_well(cache, site: Site, later) -> None:
    ask(cache)
    fail(site)
    later(HOUR)
    assert ask(PageCache(site))[2] == PAGE


def test_what_was_never_kept_gets_the_page_that_says_so(cache, site: Site, later) -> None:
    fail(site)
    assert ask(cache)[::2] == (500, b"Er ging iets mis")
    recover(site)
    later(SECONDS_REST + 1)
    assert ask(cache)[2] == b"nieuw"


def test_what_changed_meanwhile_is_not_served(cache, site: Site) -> None:
    ask(cache)
    fail(site)
    change_stamp()
    assert ask(cache)[0] == 500


def test_the_site_is_not_asked_again_at_once(cache, site: Site, later) -> None:
    for path in ("/", "/verhalen/", "/over/"):
        ask(cache, path)
    fail(site)
    later(HOUR)
    asked = len(site.asked)
    for path in ("/", "/verhalen/", "/over/", "/"):
        assert ask(cache, path)[0] == 200
    assert len(site.asked) == asked + 1


def test_what_is_said_of_today_leaves_at_midnight(cache, site: Site, later) -> None:
    today = datetime.now(ZoneInfo("Europe/Amsterdam"))
    midnight = (today + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    left = midnight.timestamp() - time.time()
    site.headers.append(("Expires", http_date(midnight.timestamp())))
    later(left - 120)
    ask(cache)
    site.body = b"morgen"
    later(60)
    assert ask(cache)[2] == PAGE, "it is still today"
    later(61)
    assert ask(cache)[2] == b"morgen", "after less than five minutes"


def test_what_is_said_of_today_is_not_served_tomorrow_in_trouble_either(
    cache, site: Site, later
) -> None:
    later(0)
    site.headers.append(("Expires", http_date(time.time() + HOUR)))
    ask(cache)
    fail(site)
    later(HOUR - 60)
    assert ask(cache)[0] == 200
    later(61)
    assert ask(cache)[0] == 500


@pytest.mark.parametrize("expires", ["0", "", "gisteren", http_date(0)])
def test_what_has_expired_is_not_kept(cache, site: Site, expires: str) -> None:
    site.headers.append(("Expires", expires))
    assert ask(cache)[2] == ask(cache)[2] == PAGE
    assert len(site.asked) == 2
