"""The door: honeypot, minimum time, limits and proof of work. Nobody loses what was typed."""

import base64
import json
import re
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import altcha
import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from stories.submission import limits, proof, spam
from stories.submission.limits import Limit, address_of
from stories.submission.models import Submission

from .conftest import ABOUT, Writer


@pytest.fixture(autouse=True)
def _a_short_sum(monkeypatch) -> None:
    monkeypatch.setattr(proof, "COST", 1)


@pytest.fixture
def later(monkeypatch):
    """A function that lets time pass."""

    def pass_time(seconds: float) -> None:
        now = time.time() + seconds
        monkeypatch.setattr(time, "time", lambda: now)

    return pass_time


def solve(page) -> str:
    """Do what the browser does with the challenge on a page."""
    (place,) = [element for element in page.find("div") if element.get("data-challenge")]
    challenge = altcha.Challenge.from_dict(json.loads(place["data-challenge"]))
    return altcha.Payload(challenge, altcha.solve_challenge(challenge)).to_base64()


def fill_up(limit: Limit, who: str, times: int) -> None:
    for _ in range(times):
        assert limit.take(who)


def near_the_limit() -> None:
    fill_up(spam.STARTS, "127.0.0.1", spam.NEAR)


def refused(writer: Writer, status: int) -> bool:
    assert writer.answer.status_code == status
    assert writer.value("display_name") == "Zonneroosje"
    assert writer.value("perspective") == "naaste"
    return Submission.objects.count() == 0


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


class TestNearTheLimit:
    def test_nobody_is_asked_for_proof_before(self, writer: Writer):
        fill_up(spam.STARTS, "127.0.0.1", spam.NEAR - 1)
        writer.open()
        assert "data-challenge" not in writer.answer.text
        assert "altcha" not in writer.answer.text
        writer.press(**ABOUT)
        assert writer.address.endswith("/verhaal/")

    def test_the_form_says_so_at_once(self, writer: Writer):
        near_the_limit()
        writer.open()
        assert "Wacht dan een minuut" in writer.page_text
        writer.press(**ABOUT, altcha=solve(writer.html))
        assert writer.address.endswith("/verhaal/")

    def test_a_form_that_was_open_by_then_asks_when_it_is_sent(self, writer: Writer):
        writer.open()
        near_the_limit()
        writer.press(**ABOUT)
        assert refused(writer, 429)
        assert writer.answer["Retry-After"] == "60"
        writer.press(**ABOUT, altcha=solve(writer.html))
        assert writer.address.endswith("/verhaal/")

    def test_without_javascript_a_minute_will_do(self, writer: Writer, later):
        writer.open()
        near_the_limit()
        writer.press(**ABOUT)
        writer.press(**ABOUT)
        assert refused(writer, 429)
        later(61)
        writer.press(**ABOUT)
        assert writer.address.endswith("/verhaal/")

    def test_a_wrong_answer_does_not_start_the_minute_again(self, writer: Writer, later):
        near_the_limit()
        writer.open()
        later(50)
        writer.press(**ABOUT | {"age": ""})
        later(11)
        writer.press(**ABOUT)
        assert writer.address.endswith("/verhaal/")

    def test_waiting_with_another_form_does_not_count(self, writer: Writer, later):
        near_the_limit()
        writer.open()
        asked = writer.html.one("input", name="asked")["value"]
        later(61)
        other = Writer()
        other.open()
        other.press(**ABOUT, asked=asked)
        assert refused(other, 429)

    def test_a_solution_holds_for_its_own_form_only(self, writer: Writer):
        near_the_limit()
        writer.open()
        solution = solve(writer.html)
        writer.press(**ABOUT, altcha=solution)
        assert Submission.objects.count() == 1

        other = Writer()
        other.open()
        other.press(**ABOUT, altcha=solution)
        assert other.answer.status_code == 429
        assert Submission.objects.count() == 1

    def test_a_solution_holds_once(self, writer: Writer):
        near_the_limit()
        writer.open()
        form, solution = writer.address, solve(writer.html)
        for _ in range(3):
            writer.press(address=form, **ABOUT, altcha=solution)
        assert Submission.objects.count() == 1

    def test_a_challenge_of_somebody_else_is_no_proof(self, writer: Writer):
        near_the_limit()
        writer.open()
        own = altcha.create_challenge(proof.ALGORITHM, 1, hmac_secret="verzonnen")
        payload = altcha.Payload(own, altcha.solve_challenge(own)).to_base64()
        writer.press(**ABOUT, altcha=payload)
        assert refused(writer, 429)

    def test_a_challenge_made_easier_is_no_proof(self, writer: Writer):
        near_the_limit()
        writer.open()
        data = json.loads(base64.b64decode(solve(writer.html)))
        data["challenge"]["parameters"]["keyPrefix"] = ""
        data["solution"]["counter"] = 0
        writer.press(**ABOUT, altcha=base64.b64encode(json.dumps(data).encode()).decode())
        assert refused(writer, 429)

    def test_a_crowd_from_everywhere_proves_as_well(self, writer: Writer):
        fill_up(spam.STARTS_OF_ALL, "", spam.STARTS_OF_ALL.most)
        writer.open()
        writer.press(**ABOUT)
        assert refused(writer, 429)
        writer.press(**ABOUT, altcha=solve(writer.html))
        assert writer.address.endswith("/verhaal/")


@given(st.one_of(st.text(max_size=200), st.binary(max_size=200).map(base64.b64encode)))
def test_nonsense_is_no_proof(payload):
    text = payload if isinstance(payload, str) else payload.decode()
    assert not proof.is_solved(text, "token")


@given(st.recursive(st.none() | st.integers() | st.text(max_size=5), st.lists, max_leaves=5))
def test_nonsense_in_the_right_form_is_no_proof(value):
    for part in ("challenge", "solution"):
        data = {"challenge": {"parameters": {}}, "solution": {}} | {part: value}
        text = base64.b64encode(json.dumps(data).encode()).decode()
        assert not proof.is_solved(text, "token")


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
