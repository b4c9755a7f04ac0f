"""What is taken out of a text, and what stays."""

import json
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openhartig.input.text import clean, clean_all, is_blank, tidy

ANY_TEXT = st.text(st.characters())  # halves of characters and control characters as well
NEEDED = [
    "Zeï: “nee”… – ‘ja’ ½ €\ttab\n\nregel",
    "👩‍👩‍👧",  # joined by U+200D
    "❤️",  # a picture by U+FE0F
    "🏴󠁧󠁢󠁷󠁬󠁳󠁿",  # made of tags
    "می‌خواهم",  # Persian, parted by U+200C
    "ශ්‍රී",  # Sinhala, joined by U+200D
    "葛󠄀",  # a shape of an ideograph
    "‏שלום‎",  # Hebrew, with marks of direction
    "שָׁלוֹם͏",  # marks on letters
    "a\xa0b\u202fc",  # spaces that keep words together
    "\ue000",  # a sign of somebody's own font
]
INVISIBLE = {
    "a control character": "\x01",
    "a null": "\x00",
    "escape": "\x1b",
    "delete": "\x7f",
    "a C1 control": "\x9d",
    "half a character": "\ud800",
    "no character": "\uffff",
    "no character of another plane": "\U0001fffe",
    "a space without width": "\u200b",
    "a byte order mark": "\ufeff",
    "a soft hyphen": "\xad",
    "a word joiner": "\u2060",
    "an invisible plus": "\u2064",
    "an override of direction": "\u202e",
    "an isolate": "\u2067",
    "a tag": "\U000e0041",
    "a note between the lines": "\ufff9",
}


@given(ANY_TEXT)
def test_xml_can_hold_whatever_is_left(text: str):
    cleaned = clean(text)
    element = ElementTree.Element("title")
    element.text = cleaned

    assert (ElementTree.fromstring(ElementTree.tostring(element)).text or "") == cleaned


@given(ANY_TEXT)
def test_cleaning_twice_changes_nothing_more(text: str):
    assert clean(clean(text)) == clean(text)
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize("text", NEEDED)
def test_what_languages_and_emoji_need_stays(text: str):
    assert clean(text) == tidy(text) == text


@pytest.mark.parametrize("character", INVISIBLE.values(), ids=INVISIBLE)
def test_what_nobody_sees_goes(character: str):
    assert clean(f"Zo{character}n") == "Zon"
    assert tidy(character) == ""


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x0b", "\x0c", "\x85"])
def test_every_end_of_a_line_is_the_same(end: str):
    assert clean(f"een{end}twee") == "een\ntwee"


@pytest.mark.parametrize(
    "text", ["", " \t\n", "\xa0", "\u3000", "\u200d", "\ufe0f", "\u2800", "\u3164", "\u0301", "‎‏؜"]
)
def test_a_text_without_ink_is_blank(text: str):
    assert is_blank(text)
    assert tidy(text) == ""


@pytest.mark.parametrize("text", ["é", "e\u0301", "…", "🙂", "7", "\u0378"])
def test_one_sign_is_a_text(text: str):
    assert not is_blank(text)


def test_texts_in_data_are_cleaned_wherever_they_are():
    body = json.dumps([{"type": "quote", "value": {"text": "Za\x01cht"}}])
    data = {"title": "Ik\u200b", "body": body, "live": True, "none": None, "tags": ["a\x0bb", 3]}

    assert clean_all(data) == {
        "title": "Ik",
        "body": body.replace("\\u0001", ""),
        "live": True,
        "none": None,
        "tags": ["a\nb", 3],
    }


@pytest.mark.parametrize("text", ["[" * 100_000, "[a\x01", '{"a": \x01}', "[1, 2]", "{}"])
def test_a_text_that_looks_like_data_is_a_text(text: str):
    assert clean_all(text) == clean(text)
