"""Shows where in a page the words of a search stand."""

import unicodedata
from dataclasses import dataclass

from wagtail.blocks import StreamValue

from openhartig.blocks.reading import raw_texts, without_markup
from openhartig.pages.models import BasePage

from .index import texts_of
from .stems import WORD, Stems, words_in

CHARACTERS_BEFORE = 80
CHARACTERS_AFTER = 160


@dataclass(frozen=True)
class Piece:
    """A part of an excerpt; a match is highlighted."""

    text: str
    is_match: bool


def excerpt(page: BasePage, wanted: list[str], stems: Stems) -> list[Piece]:
    """Return the part of a page around the first match, in pieces.

    Args:
        page: a page as an object of its own type.
        wanted: the stems of what was searched for.
        stems: knows the stems of the words in the page.
    """
    text = searchable_text(page)
    matches = [word.span() for word in WORD.finditer(text) if stems[word[0]] in wanted]
    first_start, first_end = matches[0] if matches else (0, 0)
    start = text.rfind(" ", 0, max(0, first_start - CHARACTERS_BEFORE)) + 1
    end = text.find(" ", first_end + CHARACTERS_AFTER)
    end = end if end != -1 else len(text)

    pieces = [Piece("… ", False)] if start else []
    position = start
    for match_start, match_end in matches:
        if match_end <= end:
            pieces.append(Piece(text[position:match_start], False))
            pieces.append(Piece(text[match_start:match_end], True))
            position = match_end
    pieces.append(Piece(text[position:end] + (" …" if end < len(text) else ""), False))
    return [piece for piece in pieces if piece.text]


def word_with_stem(page: BasePage, stem: str, stems: Stems) -> str:
    """Return the first word of a page with a stem, as it is written there, in small letters."""
    words = (word for text in texts_of(page) for word in words_in(text))
    return next((word.lower() for word in words if stems[word] == stem), stem)


def searchable_text(page: BasePage) -> str:
    """Return what the search index knows of a page, as one line of text.

    The title is left out, and so is what a page points to or a reader has to open on purpose.
    """
    texts: list[str] = []
    for field in page.get_searchable_search_fields():
        if field.field_name != "title":
            value = getattr(page, field.field_name)
            if isinstance(value, StreamValue):
                texts += raw_texts(value.raw_data)
            elif isinstance(value, str):
                texts.append(value)
    text = " ".join(without_markup(str(value)) for value in texts if value)
    return unicodedata.normalize("NFC", " ".join(text.split()))
