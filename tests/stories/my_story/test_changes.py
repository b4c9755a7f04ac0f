"""Marking what changed between two texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openhartig.blocks.text import LinkedText
from stories.my_story.changes import ADDED, REMOVED, SAME, compare, plain_paragraphs

MARKS = {SAME: "{}", ADDED: "[+{}]", REMOVED: "[-{}]"}
TEXTS = st.lists(st.text(alphabet="ab \n", max_size=30), max_size=6)


def marked(old: list[str], new: list[str]) -> list[str]:
    return [
        " ".join(MARKS[run.kind].format(run.text) for run in paragraph.runs)
        for paragraph in compare(old, new).paragraphs
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (["Een twee drie."], ["Een twee drie."], ["Een twee drie."]),
        ([], ["Nieuw."], ["[+Nieuw.]"]),
        (["Weg."], [], ["[-Weg.]"]),
        (["Op een dinsdag."], ["Op een gewone dinsdag."], ["Op een [+gewone] dinsdag."]),
        (["A b c", "d e f"], ["A b c d e f"], ["A b c d e f"]),
        (["A b c d e f"], ["A b c", "d e f"], ["A b c", "d e f"]),
        (["Een.", "Twee.", "Drie."], ["Een.", "Drie."], ["Een.", "[-Twee.]", "Drie."]),
        (["Een.", "Drie."], ["Een.", "Twee.", "Drie."], ["Een.", "[+Twee.]", "Drie."]),
        (
            ["Mijn zus kwam altijd met de fiets naar ons toe."],
            ["Mijn buurvrouw kwam vaak met de fiets naar ons toe."],
            ["Mijn [-zus kwam altijd] [+buurvrouw kwam vaak] met de fiets naar ons toe."],
        ),
    ],
)
def test_words_that_came_and_went(old, new, expected):
    assert marked(old, new) == expected


def test_places_are_counted_as_people_would():
    assert compare(["a b c d e f g"], ["a b c d e f g"]).count == 0
    assert compare(["Een a b c d twee"], ["Eén a b c d drie"]).count == 2


def words(texts: list[str]) -> list[str]:
    return " ".join(texts).split()


@given(TEXTS, TEXTS)
def test_no_word_is_lost_or_made_up(old, new):
    runs = [run for paragraph in compare(old, new).paragraphs for run in paragraph.runs]
    assert words([run.text for run in runs if run.kind != ADDED]) == words(old)
    assert words([run.text for run in runs if run.kind != REMOVED]) == words(new)


def test_a_long_text_takes_no_time():
    compare(["a " * 5000], ["a " * 4990])


def test_rich_text_is_read_as_paragraphs():
    text = LinkedText("<p>Eén &amp; <b>twee</b></p><ul><li>drie</li><li>vier</li></ul><p> </p>")
    assert list(plain_paragraphs(text)) == ["Eén & twee", "drie", "vier"]
