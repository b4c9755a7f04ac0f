"""Counting how often somebody does something, without knowing who it is."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.test import RequestFactory

from openhartig.web.limits import DAY, Limit, address_of

LIMIT = Limit("test", most=20)


def test_the_address_is_not_in_the_cache(settings):
    LIMIT.take("192.0.2.123")
    for file in Path(settings.CACHES["shared"]["LOCATION"]).iterdir():
        assert "192.0.2.123" not in file.name
        assert b"192.0.2.123" not in file.read_bytes()


def test_tomorrow_the_same_address_looks_different(monkeypatch):
    today = LIMIT._places("192.0.2.1")
    assert LIMIT._places("192.0.2.1") == today
    now = time.time() + DAY + 1
    monkeypatch.setattr(time, "time", lambda: now)
    assert set(LIMIT._places("192.0.2.1")).isdisjoint(today)


def test_nobody_slips_through_at_the_same_moment():
    with ThreadPoolExecutor(16) as pool:
        taken = list(pool.map(lambda _: LIMIT.take("iemand"), range(60)))
    assert sum(taken) == 20


@pytest.mark.parametrize(
    ("remote", "expected"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("", ""),
        ("onzin", ""),
    ],
)
def test_an_address_stands_for_a_household(remote, expected):
    assert address_of(RequestFactory().get("/", REMOTE_ADDR=remote)) == expected


@pytest.mark.parametrize(
    ("forwarded", "expected"),
    [("203.0.113.5, 192.0.2.1", "192.0.2.1"), ("192.0.2.1", "192.0.2.1"), (None, "")],
)
def test_behind_a_proxy_only_what_the_proxy_added_counts(settings, forwarded, expected):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    assert address_of(RequestFactory().get("/", headers=headers)) == expected


def test_without_a_proxy_the_header_is_ignored():
    request = RequestFactory().get("/", headers={"X-Forwarded-For": "192.0.2.1"})
    assert address_of(request) == "127.0.0.1"
