"""Somebody who shares a story can be reached, and says something that can be read."""

import pytest

from tests.stories.submission.conftest import ABOUT, STORY, Writer

BLANK = "\u200b\u2060 \ufeff"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("06–12345678", "06-12345678"), ("\u202a+31\xa0612345678\u202c", "+31 612345678")],
)
def test_a_phone_number_as_people_write_it(writer: Writer, typed: str, kept: str):
    writer.go_to("versturen", email="", phone=typed)

    assert writer.teller.phone == kept
    assert writer.teller.email is None


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"email": "jan@localhost"}, "komt geen mail aan"),
        ({"email": "jan@computer.local"}, "komt geen mail aan"),
        ({"email": BLANK, "phone": BLANK}, "Anders kunnen we je niet bereiken"),
        ({"phone": "06 12345678 en 0475 123456"}, "telefoonnummer"),
        ({"phone": "06 12345678 / 0475 123456"}, "één telefoonnummer"),
        ({"display_name": BLANK}, "Vul de naam in"),
    ],
)
def test_who_cannot_be_reached_or_read_is_asked_again(writer: Writer, changes, complaint):
    writer.go_to("over-jou").press(**ABOUT | changes)

    assert writer.answer.status_code == 422
    (error,) = writer.errors
    assert complaint in error
    for name, typed in changes.items():
        assert writer.value(name) == typed


def test_a_story_of_which_nothing_can_be_seen_is_none(writer: Writer):
    writer.go_to("verhaal").press(**STORY | {"text": BLANK})

    assert writer.answer.status_code == 422
    assert writer.errors == ["Schrijf hier je verhaal. Een paar zinnen is genoeg."]
