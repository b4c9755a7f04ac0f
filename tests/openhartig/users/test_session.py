"""A session in the CMS lasts as long as somebody works, and no screen keeps it alive by itself."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.urls import reverse

from openhartig.users import session
from openhartig.users.apps import OF_ONESELF
from tests.html import read_html

NIGHT = 11 * 60 * 60


@pytest.fixture
def cms(editor, log_in, clock):
    browser = log_in(editor)
    browser.get(reverse("wagtailadmin_home"))
    return browser


@pytest.fixture
def clock(monkeypatch):
    """The time as sessions see it; add to what is in it."""
    now = [1_000_000.0]
    monkeypatch.setattr(session.time, "time", lambda: now[0])
    return now


def left(cms, renew: str = "") -> int:
    return cms.get(f"{reverse('session_left')}{renew}").json()["seconds"]


def test_it_begins_again_with_what_somebody_does(cms, clock):
    clock[0] += NIGHT
    assert left(cms) == settings.SESSION_COOKIE_AGE - NIGHT
    answer = cms.get(reverse("wagtailadmin_home"))
    assert answer.cookies[settings.SESSION_COOKIE_NAME]["max-age"] == settings.SESSION_COOKIE_AGE
    assert left(cms) == settings.SESSION_COOKIE_AGE


def test_it_begins_again_when_asked(cms, clock):
    clock[0] += NIGHT
    assert left(cms, "?renew") == settings.SESSION_COOKIE_AGE
    assert left(cms) == settings.SESSION_COOKIE_AGE


def test_a_screen_that_asks_how_long_or_a_visit_to_the_site_changes_nothing(cms, clock, site):
    clock[0] += NIGHT
    left(cms)
    assert not cms.get(site.home.get_url()).cookies
    assert left(cms) == settings.SESSION_COOKIE_AGE - NIGHT


def test_it_is_not_written_with_every_request(cms, clock):
    row = Session.objects.get()
    clock[0] += session.SECONDS_BETWEEN - 1
    cms.get(reverse("wagtailadmin_home"))
    assert Session.objects.get().session_data == row.session_data


def test_who_is_logged_out_hears_so(client):
    answer = client.get(reverse("session_left"), headers={"X-Requested-With": "XMLHttpRequest"})
    assert answer.status_code == 403


def test_browsers_may_fill_in_who_somebody_is(cms):
    page = read_html(cms.get(reverse("wagtailadmin_account")))
    tokens = [page.one("input", name=f"name_email-{name}")["autocomplete"] for name in OF_ONESELF]
    assert tokens == ["given-name", "family-name", "email"]


def test_browsers_may_fill_in_who_logs_in(client, site):
    page = read_html(client.get(reverse("wagtailadmin_login")))
    assert page.one("input", name="username")["autocomplete"] == "username"
    assert page.one("input", name="password")["autocomplete"] == "current-password"
