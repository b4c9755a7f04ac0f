"""Marks, word by word, what changed between two versions of a text."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby

from django.utils.html import strip_tags

from openhartig.blocks.reading import leaves
from openhartig.blocks.text import LinkedText
from stories.consent.parts import TEXT, Role, fields_of

END_OF_PARAGRAPH = re.compile(r"</(?:p|li|h\d)>|<br\s*/?>|\n")
BREAK = "\n"
FEW_WORDS = 2
MOST_COMPARISONS = 5_000_000  # a text of 10,000 characters stays below it

SAME, ADDED, REMOVED = "same", "added", "removed"


@dataclass
class Run:
    """Words after each other that have all stayed, come or gone."""

    kind: str
    text: str


@dataclass
class Paragraph:
    """A paragraph of the marked text."""

    runs: list[Run] = field(default_factory=list)


@dataclass
class Changes:
    """A text with the changes in it.

    Attributes:
        count: the number of places where something changed.
    """

    paragraphs: list[Paragraph]
    count: int


def paragraphs_of(story) -> list[str]:
    """Return everything there is to read in a version of a story, as plain paragraphs."""
    texts = [getattr(story, field.name) for field in fields_of(TEXT, Role.STORY)]
    for block in story.body:
        texts += [value for value in leaves(block.value) if isinstance(value, str | LinkedText)]
    return [paragraph for text in texts for paragraph in plain_paragraphs(text)]


def plain_paragraphs(text: str | LinkedText) -> Iterator[str]:
    """Yield the paragraphs of a text without its marks, and none that is empty."""
    if isinstance(text, LinkedText):
        pieces = [html.unescape(strip_tags(part)) for part in END_OF_PARAGRAPH.split(text.source)]
    else:
        pieces = text.split(BREAK)
    for piece in pieces:
        if plain := " ".join(piece.split()):
            yield plain


def compare(old: Iterable[str], new: Iterable[str]) -> Changes:
    """Return the new paragraphs with what came and what went.

    Args:
        old, new: paragraphs of plain text.
    """
    steps = _merged(list(_steps(list(old), list(new))))
    steps = _merged(_join_scattered(steps))
    count = sum(place[0][0] != SAME for place in _places(steps))
    return Changes(_paragraphs(steps), count)


def _steps(old: list[str], new: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield words that stayed, came or went: whole paragraphs first, then words in the rest."""
    for operation, start, end, new_start, new_end in _opcodes(old, new):
        before, after = _words(old[start:end]), _words(new[new_start:new_end])
        if operation == "equal":
            yield SAME, after
            continue
        for inner, from_, to, new_from, new_to in _opcodes(before, after):
            if inner == "equal":
                yield SAME, after[new_from:new_to]
            else:
                yield REMOVED, before[from_:to]
                yield ADDED, after[new_from:new_to]


def _opcodes(old: list[str], new: list[str]) -> list[tuple]:
    """Compare precisely, unless the texts are so long that this would take seconds."""
    is_long = len(old) * len(new) > MOST_COMPARISONS
    return SequenceMatcher(None, old, new, autojunk=is_long).get_opcodes()


def _words(paragraphs: list[str]) -> list[str]:
    return [word for paragraph in paragraphs for word in (*paragraph.split(), BREAK)]


def _join_scattered(steps: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """Make one change of two with only a word or two between them: that reads more easily."""
    joined = []
    for number, (kind, words) in enumerate(steps):
        is_inside = 0 < number < len(steps) - 1
        if kind == SAME and is_inside and len(words) <= FEW_WORDS and BREAK not in words:
            joined += [(REMOVED, words), (ADDED, words)]
        else:
            joined.append((kind, words))
    return joined


def _merged(steps: list[tuple[str, list[str]]]) -> list[tuple[str, list[str]]]:
    """Put what went before what came, at each place once."""
    merged = []
    for place in _places(steps):
        for wanted in (SAME, REMOVED, ADDED):
            words = [word for kind, words in place if kind == wanted for word in words]
            if words:
                merged.append((wanted, words))
    return merged


def _places(steps: list[tuple[str, list[str]]]) -> list[list[tuple[str, list[str]]]]:
    """Group the steps by place: either nothing changed there, or something did."""
    return [list(place) for _, place in groupby(steps, key=lambda step: step[0] == SAME)]


def _paragraphs(steps: list[tuple[str, list[str]]]) -> list[Paragraph]:
    paragraphs = [Paragraph()]
    for kind, words in steps:
        if kind == REMOVED and set(words) == {BREAK}:
            continue
        for is_break, group in groupby(words, key=BREAK.__eq__):
            if is_break:
                paragraphs.append(Paragraph())
            else:
                paragraphs[-1].runs.append(Run(kind, " ".join(group)))
    return [paragraph for paragraph in paragraphs if paragraph.runs]
