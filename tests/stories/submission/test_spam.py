"""The door: honeypot, minimum time, limits and proof of work. Nobody loses what was typed."""

import re

import pytest

from openhartig.web.limits import HOUR
from stories.submission import spam

from .conftest import ABOUT, BEGIN, USES, Writer
from .door import fill_up, near_the_limit, refused, solve

pytestmark = pytest.mark.usefixtures("short_sum")


class TestHoneypot:
    def test_a_field_that_people_do_not_see_must_stay_empty(self, writer: Writer):
        writer.open()
        trap = writer.html.one("input", name="website")
        assert (trap["tabindex"], trap["autocomplete"]) == ("-1", "off")
        assert any(element.get("aria-hidden") == "true" for element in trap.ancestors)

        writer.press(**BEGIN, website="https://spam.example")

        assert refused(writer, 429)
        assert spam.PROVE in writer.page_text
        assert "robot" not in writer.page_text
        assert not writer.html.one("input", name="website").get("value")
        assert writer.press(**BEGIN).status_code == 200
        assert writer.address.endswith("/verhaal/")

    def test_a_browser_that_fills_it_in_again_gets_through_as_well(self, writer: Writer, later):
        writer.open()
        filled = BEGIN | {"website": "https://spam.example"}
        writer.press(**filled)
        writer.press(**filled)
        assert refused(writer, 429)
        writer.press(**filled, altcha=solve(writer.html))
        assert writer.address.endswith("/verhaal/")

        other = Writer()
        other.open()
        other.press(**filled)
        later(61)
        other.press(**filled)
        assert other.address.endswith("/verhaal/")


class TestTime:
    def test_a_form_filled_in_faster_than_anybody_can_is_explained(
        self, writer: Writer, monkeypatch, later
    ):
        monkeypatch.setattr(spam, "SECONDS_TO_FILL_IN", 3)
        writer.open()
        writer.press(**BEGIN)
        assert refused(writer, 422)
        assert spam.AGAIN in writer.page_text

        writer.press(**BEGIN)
        assert writer.address.endswith("/verhaal/")

        patient = Writer()
        patient.open()
        later(4)
        patient.press(**BEGIN)
        assert patient.address.endswith("/verhaal/")

    def test_after_a_day_one_more_press_is_enough(self, writer: Writer, monkeypatch, later):
        monkeypatch.setattr(spam, "SECONDS_TO_FILL_IN", 3)
        writer.open()
        later(25 * HOUR)
        writer.press(**BEGIN)
        assert refused(writer, 422)
        ticket = writer.html.one("main").one("form")["action"]
        writer.press(address=ticket, **BEGIN)
        assert writer.address.endswith("/verhaal/")

    @pytest.mark.parametrize("change", [lambda t: t[:-1], lambda t: "x" + t, lambda t: t + "x"])
    def test_the_time_cannot_be_made_up(self, writer: Writer, monkeypatch, change):
        monkeypatch.setattr(spam, "SECONDS_TO_FILL_IN", 3)
        writer.open()
        ticket = writer.address.split("/")[2]
        writer.press(address=f"/deel-jouw-verhaal/{change(ticket)}/begin/", **BEGIN)
        assert refused(writer, 422)


class TestPastTheLimit:
    def test_it_says_when_to_try_again(self, writer: Writer, later):
        fill_up(spam.STARTS, "127.0.0.1", spam.STARTS.most)
        writer.open()
        writer.press(**BEGIN)

        assert refused(writer, 429)
        assert re.search(r"Vanaf \d\d\.\d\d uur", writer.page_text)
        seconds = int(writer.answer["Retry-After"])
        assert 3_500 < seconds <= HOUR
        later(seconds + 1)
        writer.press(**BEGIN)
        assert writer.address.endswith("/verhaal/")

    def test_proof_does_not_help(self, writer: Writer):
        near_the_limit()
        writer.open()
        solution = solve(writer.html)
        fill_up(spam.STARTS, "127.0.0.1", spam.STARTS.most - spam.NEAR)
        writer.press(**BEGIN, altcha=solution)
        assert refused(writer, 429)

    def test_others_can_go_on(self, writer: Writer):
        fill_up(spam.STARTS, "192.0.2.1", spam.STARTS.most)
        writer.open()
        writer.press(**BEGIN)
        assert writer.address.endswith("/verhaal/")

    def test_who_has_begun_is_never_refused(self, writer: Writer):
        writer.go_to("verhaal")
        fill_up(spam.STARTS, "127.0.0.1", spam.STARTS.most - 1)
        writer.press(text="Een verhaal.")
        writer.press(**ABOUT)
        writer.press("send", uses=["site-text"])
        assert writer.address.startswith("/mijn-verhaal/")

    def test_wrong_answers_and_refusals_do_not_count(self, writer: Writer):
        writer.open()
        for _ in range(spam.STARTS.most):
            writer.press(**BEGIN | {"age": ""})
            writer.press(**BEGIN, website="x")
        assert spam.STARTS.taken("127.0.0.1") == []


class TestMail:
    def test_one_address_gets_a_few_messages_a_day(
        self, share_page, django_capture_on_commit_callbacks, mailoutbox
    ):
        for _ in range(4):
            writer = Writer().go_to("versturen")
            with django_capture_on_commit_callbacks(execute=True):
                writer.press("send", **USES)
            assert writer.address.startswith("/mijn-verhaal/")
        assert len(mailoutbox) == 3


class TestUnknownAddress:
    def test_an_unknown_address_is_only_asked_for_proof(self, writer: Writer, settings):
        settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        fill_up(spam.STARTS_OF_ALL, "", spam.STARTS_OF_ALL.most)
        writer.open()
        writer.press(**BEGIN, altcha=solve(writer.html))
        assert writer.address.endswith("/verhaal/")
