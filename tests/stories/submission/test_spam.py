"""The door: honeypot, minimum time, limits and proof of work. Nobody loses what was typed."""

import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.test import RequestFactory

from stories.submission import limits, spam
from stories.submission.limits import Limit, address_of

from .conftest import ABOUT, Writer
from .door import fill_up, near_the_limit, refused, solve

pytestmark = pytest.mark.usefixtures("short_sum")


class TestHoneypot:
    def test_a_field_that_people_do_not_see_must_stay_empty(self, writer: Writer):
        writer.open()
        trap = writer.html.one("input", name="website")
        assert (trap["tabindex"], trap["autocomplete"]) == ("-1", "off")
        assert any(element.get("aria-hidden") == "true" for element in trap.ancestors)

        writer.press(**ABOUT, website="https://spam.example")

        assert refused(writer, 422)
        assert "moet blijven" in writer.page_text
        assert not writer.html.one("input", name="website").get("value")
        assert writer.press(**ABOUT).status_code == 200
        assert writer.address.endswith("/verhaal/")


class TestTime:
    def test_a_form_filled_in_faster_than_anybody_can_is_explained(
        self, writer: Writer, monkeypatch, later
    ):
        monkeypatch.setattr(spam, "SECONDS_TO_FILL_IN", 3)
        writer.open()
        writer.press(**ABOUT)
        assert refused(writer, 422)
        assert "snel" in writer.page_text

        later(4)
        writer.press(**ABOUT)
        assert writer.address.endswith("/verhaal/")

    @pytest.mark.parametrize("change", [lambda t: t[:-1], lambda t: "x" + t, lambda t: t + "x"])
    def test_the_time_cannot_be_made_up(self, writer: Writer, monkeypatch, change):
        monkeypatch.setattr(spam, "SECONDS_TO_FILL_IN", 3)
        writer.open()
        ticket = writer.address.split("/")[2]
        writer.press(address=f"/deel-jouw-verhaal/{change(ticket)}/begin/", **ABOUT)
        assert refused(writer, 422)


class TestPastTheLimit:
    def test_it_says_when_to_try_again(self, writer: Writer, later):
        fill_up(spam.STARTS, "127.0.0.1", spam.STARTS.most)
        writer.open()
        writer.press(**ABOUT)

        assert refused(writer, 429)
        assert re.search(r"Vanaf \d\d\.\d\d uur", writer.page_text)
        seconds = int(writer.answer["Retry-After"])
        assert 3_500 < seconds <= limits.HOUR
        later(seconds + 1)
        writer.press(**ABOUT)
        assert writer.address.endswith("/verhaal/")

    def test_proof_does_not_help(self, writer: Writer):
        near_the_limit()
        writer.open()
        solution = solve(writer.html)
        fill_up(spam.STARTS, "127.0.0.1", spam.STARTS.most - spam.NEAR)
        writer.press(**ABOUT, altcha=solution)
        assert refused(writer, 429)

    def test_others_can_go_on(self, writer: Writer):
        fill_up(spam.STARTS, "192.0.2.1", spam.STARTS.most)
        writer.open()
        writer.press(**ABOUT)
        assert writer.address.endswith("/verhaal/")

    def test_who_has_begun_is_never_refused(self, writer: Writer):
        writer.go_to("verhaal")
        fill_up(spam.STARTS, "127.0.0.1", spam.STARTS.most - 1)
        writer.press(text="Een verhaal.")
        writer.press(uses=["site-text"])
        writer.press("send")
        assert writer.address.startswith("/mijn-verhaal/")

    def test_wrong_answers_and_refusals_do_not_count(self, writer: Writer):
        writer.open()
        for _ in range(spam.STARTS.most):
            writer.press(**ABOUT | {"age": ""})
            writer.press(**ABOUT, website="x")
        assert spam.STARTS.taken("127.0.0.1") == []


class TestMail:
    def test_one_address_gets_a_few_messages_a_day(
        self, share_page, django_capture_on_commit_callbacks, mailoutbox
    ):
        for _ in range(4):
            writer = Writer().go_to("versturen")
            with django_capture_on_commit_callbacks(execute=True):
                writer.press("send")
            assert writer.address.startswith("/mijn-verhaal/")
        assert len(mailoutbox) == 3


class TestCounting:
    def test_the_address_is_not_in_the_cache(self, settings):
        spam.STARTS.take("192.0.2.123")
        for file in Path(settings.CACHES["shared"]["LOCATION"]).iterdir():
            assert "192.0.2.123" not in file.name
            assert b"192.0.2.123" not in file.read_bytes()

    def test_tomorrow_the_same_address_looks_different(self, later):
        today = spam.STARTS._places("192.0.2.1")
        assert spam.STARTS._places("192.0.2.1") == today
        later(limits.DAY + 1)
        assert set(spam.STARTS._places("192.0.2.1")).isdisjoint(today)

    def test_nobody_slips_through_at_the_same_moment(self):
        limit = Limit("test", most=20)
        with ThreadPoolExecutor(16) as pool:
            taken = list(pool.map(lambda _: limit.take("iemand"), range(60)))
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
    def test_an_address_stands_for_a_household(self, remote, expected):
        assert address_of(RequestFactory().get("/", REMOTE_ADDR=remote)) == expected

    @pytest.mark.parametrize(
        ("forwarded", "expected"),
        [("203.0.113.5, 192.0.2.1", "192.0.2.1"), ("192.0.2.1", "192.0.2.1"), (None, "")],
    )
    def test_behind_a_proxy_only_what_the_proxy_added_counts(self, settings, forwarded, expected):
        settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        headers = {"X-Forwarded-For": forwarded} if forwarded else {}
        assert address_of(RequestFactory().get("/", headers=headers)) == expected

    def test_without_a_proxy_the_header_is_ignored(self):
        request = RequestFactory().get("/", headers={"X-Forwarded-For": "192.0.2.1"})
        assert address_of(request) == "127.0.0.1"

    def test_an_unknown_address_is_only_asked_for_proof(self, writer: Writer, settings):
        settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        fill_up(spam.STARTS_OF_ALL, "", spam.STARTS_OF_ALL.most)
        writer.open()
        writer.press(**ABOUT, altcha=solve(writer.html))
        assert writer.address.endswith("/verhaal/")
