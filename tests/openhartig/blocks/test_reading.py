"""Reading bodies: how long it takes, and what a page needs to show them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wagtail.blocks import StreamBlock

from openhartig.blocks import story_blocks
from openhartig.blocks.reading import leaves, raw_texts, reading_minutes, words

BODY = StreamBlock(story_blocks())
INSIDE = [
    {"type": "heading", "value": "Toen"},
    {"type": "text", "value": "<p>Het regende hard.</p>"},
]


def body(*blocks: tuple):
    return BODY.to_python([{"type": kind, "value": value} for kind, value in blocks])


def test_an_empty_body_has_no_words_and_takes_a_minute():
    assert words(body()) == 0
    assert reading_minutes("", body()) == 1


@pytest.mark.parametrize(
    ("block", "count"),
    [
        (("heading", "Wat mij hielp"), 3),
        (("text", "<p>Het begon <b>zacht</b> en</p><p>toen stil.</p>"), 6),
        (("text", "<ul><li>één</li><li>twee</li></ul>"), 2),
        (("quote", {"text": "Zeg het maar.", "attribution": "Een zus"}), 5),
        (("tip", {"title": "Vraag door", "text": "<p>En nu?</p>"}), 4),
        (("sensitive", {"about": "Over die dag", "content": INSIDE}), 7),
        (
            (
                "video",
                {
                    "url": "https://youtu.be/aqz-KE-bpKQ",
                    "title": "Een film",
                    "poster": None,
                    "transcript": "<p>Er is muziek.</p>",
                },
            ),
            5,
        ),
    ],
)
def test_every_word_that_a_reader_reads_counts(block, count):
    assert words(body(block)) == count


@pytest.mark.parametrize(("count", "minutes"), [(1, 1), (299, 1), (301, 2), (500, 2), (501, 3)])
def test_minutes_are_rounded(count, minutes):
    assert reading_minutes("woord " * count) == minutes


def test_several_texts_are_read_after_each_other():
    assert words("drie losse woorden", body(("heading", "Nog twee"))) == 5


@given(st.text())
def test_any_text_takes_at_least_a_minute(text):
    assert reading_minutes(text, body(("text", text))) >= 1


def test_leaves_are_all_values_and_no_containers():
    found = list(leaves(body(("quote", {"text": "Ja", "attribution": ""}), ("heading", "Kop"))))

    assert found == ["Ja", "", "Kop"]


def test_stored_texts_are_those_that_a_reader_sees_without_opening_a_part():
    stored = body(
        ("heading", "Kop"),
        ("sensitive", {"about": "Over die dag", "content": INSIDE}),
        ("sensitive", {}),
        ("quote", {"text": "Ja", "attribution": "Een zus"}),
    ).raw_data

    assert [text for text in raw_texts(stored) if text] == ["Kop", "Over die dag", "Ja", "Een zus"]
