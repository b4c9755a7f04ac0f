"""Input that nobody types by accident: never an error of ours, never lost, never run."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stories.submission.models import Submission

from .conftest import ABOUT, BEGIN, STEPS, STORY, Writer

pytestmark = pytest.mark.slow

SCRIPT = "<script>alert(1)</script>\"'&amp;</textarea><b>"


def test_html_is_text(writer: Writer):
    writer.go_to("versturen", display_name=SCRIPT, text=SCRIPT)

    assert writer.submission.text == SCRIPT
    assert writer.submission.display_name == SCRIPT
    assert "<script>alert" not in writer.answer.text
    assert writer.page_text.count("alert(1)") == 2
    writer.open(writer.address_of("verhaal"))
    assert writer.value("text") == SCRIPT


def test_everything_that_can_be_seen_is_kept(writer: Writer):
    text = "Ik 👩‍👩‍👧 zeï: “nee”…\ttab\n\n  ingesprongen ﷽ einde"
    writer.go_to("verhaal").press(**STORY | {"text": text})
    assert writer.submission.text == text


def test_what_nobody_sees_is_left_out(writer: Writer):
    name, text = "Zon\x00ne\u200broosje", "a\x00b\x01 \u202ec\x0bd"
    writer.go_to("versturen", display_name=name, text=text)
    assert writer.submission.display_name == "Zonneroosje"
    assert writer.submission.text == "ab c\nd"


@pytest.mark.parametrize(
    ("step", "name"),
    [("", "age"), ("", "perspective"), ("over-jou", "naming"), ("over-jou", "municipality")],
)
def test_a_null_character_in_an_answer_is_a_wrong_answer(writer: Writer, step, name):
    answers = ABOUT if step else BEGIN
    if step:
        writer.go_to(step)
    else:
        writer.open()
    writer.press(**answers | {name: answers[name] + "\x00"})
    assert writer.answer.status_code == 422


@pytest.mark.parametrize("size", [10_000, 10_001])
def test_the_longest_story(writer: Writer, size):
    writer.go_to("verhaal").press(**STORY | {"text": "🙂" * size})
    assert writer.answer.status_code == (200 if size == 10_000 else 422)
    if size > 10_000:
        assert "1 teken te lang" in writer.errors[0]


@pytest.mark.parametrize("name", ["display_name", "email", "phone"])
def test_answers_that_are_too_long_stay_in_the_form(writer: Writer, name):
    writer.go_to("over-jou").press(**ABOUT | {name: "1" * 5_000})
    assert writer.answer.status_code == 422
    assert writer.value(name) == "1" * 5_000


@pytest.mark.parametrize(
    "fields",
    [
        {"themes": ["bestaat-niet"]},
        {"themes": ["\x00"]},
        {"themes": ["' OR 1=1 --"] * 500},
        {"content_notes": ["danger"]},
        {"content_notes": [""]},
    ],
)
def test_answers_that_were_not_offered_are_refused(writer: Writer, fields):
    writer.go_to("verhaal").press(**STORY | fields)
    assert writer.answer.status_code == 422
    assert writer.value("text") == STORY["text"]


def test_uses_that_were_not_offered_are_refused(writer: Writer):
    writer.go_to("versturen", naming="anoniem").press(uses=["site-text", "name"])
    assert writer.answer.status_code == 422


def test_more_than_we_read_is_refused(writer: Writer, caplog):
    writer.go_to("verhaal")
    answer = writer.client.post(writer.address, {"text": "x" * 3_000_000})
    assert answer.status_code in {400, 413, 422}
    assert writer.client.get(writer.address).status_code == 200


def test_forms_that_are_no_forms(writer: Writer):
    writer.go_to("verhaal")
    for body, kind in (("{}", "application/json"), ("%ff%fe=%00", "text/plain")):
        answer = writer.client.post(writer.address, body, content_type=kind)
        assert answer.status_code == 422
    answer = writer.client.post(writer.address, "x", content_type="multipart/form-data")
    assert answer.status_code in {400, 422}


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_other_methods_are_refused(writer: Writer, method):
    writer.go_to("verhaal")
    assert getattr(writer.client, method)(writer.address).status_code == 405


@pytest.mark.parametrize("token", ["x", "x" * 5_000, "%00", "..%2f", "%F0%9F%99%82", "~", "a~b~c"])
@pytest.mark.parametrize("rest", ["", "begin/", "verhaal/", "versturen/", "bewaard/"])
def test_made_up_links_open_nothing(writer: Writer, token, rest):
    writer.open(f"/deel-jouw-verhaal/{token}/{rest}")
    if rest == "begin/":
        assert writer.answer.status_code in {200, 404}
        assert not Submission.objects.exists()
    else:
        assert writer.answer.status_code == 404


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    answers=st.dictionaries(
        st.sampled_from(["action", "text", "themes", "content_notes", "uses", "age", "email"]),
        st.lists(st.text(max_size=20), max_size=3),
    ),
    step=st.sampled_from(STEPS),
)
def test_no_input_is_an_error_of_ours(begun: Writer, answers, step):
    address = begun.address_of(step)
    assert begun.client.post(address, answers).status_code in {303, 422}
    for each in (*STEPS, "bewaard"):
        assert begun.client.get(begun.address_of(each)).status_code in {200, 303}


@pytest.fixture
def begun(writer: Writer) -> Writer:
    """Somebody who has just begun."""
    return writer.go_to("verhaal")
