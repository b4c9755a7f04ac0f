"""Shows where in a page the words of a search stand."""

import re
import unicodedata
from dataclasses import dataclass

from django.utils.html import strip_tags
from wagtail.blocks import StreamValue

from openhartig.blocks.reading import raw_texts
from openhartig.pages.models import BasePage

CHARACTERS_BEFORE = 80
CHARACTERS_AFTER = 160


@dataclass(frozen=True)
class Piece:
    """A part of an excerpt; a match is highlighted."""

    text: str
    is_match: bool


def excerpt(page: BasePage, words: list[str]) -> list[Piece]:
    """Return the part of a page around the first match, in pieces.

    Args:
        page: a page as an object of its own type.
        words: the words of the search.
    """
    text = searchable_text(page)
    folded = fold(text)
    pattern = re.compile("|".join(re.escape(fold(word)) for word in words))
    first = pattern.search(folded)
    start = max(0, first.start() - CHARACTERS_BEFORE) if first else 0
    start = text.rfind(" ", 0, start) + 1
    end = (first.end() if first else 0) + CHARACTERS_AFTER
    end = text.find(" ", end) if text.find(" ", end) != -1 else len(text)

    pieces = [Piece("… ", False)] if start else []
    position = start
    for match in pattern.finditer(folded, start, end):
        pieces.append(Piece(text[position : match.start()], False))
        pieces.append(Piece(text[match.start() : match.end()], True))
        position = match.end()
    pieces.append(Piece(text[position:end] + (" …" if end < len(text) else ""), False))
    return [piece for piece in pieces if piece.text]


def searchable_text(page: BasePage) -> str:
    """Return what the search index knows of a page, as one line of text.

    The title is left out, and so is what a reader has to open on purpose.
    """
    texts = []
    for field in page.get_searchable_search_fields():
        if field.field_name != "title":
            value = getattr(page, field.field_name)
            texts += raw_texts(value.raw_data) if isinstance(value, StreamValue) else [value]
    text = " ".join(strip_tags(str(value).replace("<", " <")) for value in texts if value)
    return " ".join(text.split())


def fold(text: str) -> str:
    """Return a text in lower case without accents, character for character of the same length."""
    return "".join(unicodedata.normalize("NFD", character.lower())[0] for character in text)
