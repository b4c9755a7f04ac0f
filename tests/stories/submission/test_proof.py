"""The proof of work that is asked near the limit."""

import base64
import json

import altcha
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories.submission import proof, spam
from stories.submission.models import Submission

from .conftest import BEGIN, Writer
from .door import fill_up, near_the_limit, refused, solve

pytestmark = pytest.mark.usefixtures("short_sum")


class TestNearTheLimit:
    def test_nobody_is_asked_for_proof_before(self, writer: Writer):
        fill_up(spam.STARTS, "127.0.0.1", spam.NEAR - 1)
        writer.open()
        assert "data-challenge" not in writer.answer.text
        assert "altcha" not in writer.answer.text
        writer.press(**BEGIN)
        assert writer.address.endswith("/verhaal/")

    def test_the_form_says_so_at_once(self, writer: Writer):
        near_the_limit()
        writer.open()
        assert "Wacht dan een minuut" in writer.page_text
        writer.press(**BEGIN, altcha=solve(writer.html))
        assert writer.address.endswith("/verhaal/")

    def test_a_form_that_was_open_by_then_asks_when_it_is_sent(self, writer: Writer):
        writer.open()
        near_the_limit()
        writer.press(**BEGIN)
        assert refused(writer, 429)
        assert writer.answer["Retry-After"] == "60"
        writer.press(**BEGIN, altcha=solve(writer.html))
        assert writer.address.endswith("/verhaal/")

    def test_without_javascript_a_minute_will_do(self, writer: Writer, later):
        writer.open()
        near_the_limit()
        writer.press(**BEGIN)
        writer.press(**BEGIN)
        assert refused(writer, 429)
        later(61)
        writer.press(**BEGIN)
        assert writer.address.endswith("/verhaal/")

    def test_a_wrong_answer_does_not_start_the_minute_again(self, writer: Writer, later):
        near_the_limit()
        writer.open()
        later(50)
        writer.press(**BEGIN | {"age": ""})
        later(11)
        writer.press(**BEGIN)
        assert writer.address.endswith("/verhaal/")

    def test_waiting_with_another_form_does_not_count(self, writer: Writer, later):
        near_the_limit()
        writer.open()
        asked = writer.html.one("input", name="asked")["value"]
        later(61)
        other = Writer()
        other.open()
        other.press(**BEGIN, asked=asked)
        assert refused(other, 429)

    def test_a_solution_holds_for_its_own_form_only(self, writer: Writer):
        near_the_limit()
        writer.open()
        solution = solve(writer.html)
        writer.press(**BEGIN, altcha=solution)
        assert Submission.objects.count() == 1

        other = Writer()
        other.open()
        other.press(**BEGIN, altcha=solution)
        assert other.answer.status_code == 429
        assert Submission.objects.count() == 1

    def test_a_solution_holds_once(self, writer: Writer):
        near_the_limit()
        writer.open()
        form, solution = writer.address, solve(writer.html)
        for _ in range(3):
            writer.press(address=form, **BEGIN, altcha=solution)
        assert Submission.objects.count() == 1

    def test_a_challenge_of_somebody_else_is_no_proof(self, writer: Writer):
        near_the_limit()
        writer.open()
        own = altcha.create_challenge(proof.ALGORITHM, 1, hmac_secret="verzonnen")
        payload = altcha.Payload(own, altcha.solve_challenge(own)).to_base64()
        writer.press(**BEGIN, altcha=payload)
        assert refused(writer, 429)

    def test_a_challenge_made_easier_is_no_proof(self, writer: Writer):
        near_the_limit()
        writer.open()
        data = json.loads(base64.b64decode(solve(writer.html)))
        data["challenge"]["parameters"]["keyPrefix"] = ""
        data["solution"]["counter"] = 0
        writer.press(**BEGIN, altcha=base64.b64encode(json.dumps(data).encode()).decode())
        assert refused(writer, 429)

    def test_a_crowd_from_everywhere_proves_as_well(self, writer: Writer):
        fill_up(spam.STARTS_OF_ALL, "", spam.STARTS_OF_ALL.most)
        writer.open()
        writer.press(**BEGIN)
        assert refused(writer, 429)
        writer.press(**BEGIN, altcha=solve(writer.html))
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
