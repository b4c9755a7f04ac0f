"""Hears in a few words, such as somebody types to search, that it may not go well with somebody.

To hear too much costs nothing but help that was not needed; to hear too little may cost more. So
this knows kinds of words and which of them together count, instead of sentences. What counts stands
in `distress_words`. Nothing of what was asked is kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from . import danger
from .distress_words import ALONE, ANYWHERE, CALM, FILLER, KINDS
from .spelling import plain, spellings

WORD = re.compile(r"[^\W_]+")
APOSTROPHE = re.compile(r"['’‘`´]")
DOUBLED = re.compile(r"([^\W\d])\1+")
DIGITS_AS_LETTERS = str.maketrans("013457", "oieast")
LONG = 6  # from how many letters on a word is known with a typing error
LONGEST = 30  # letters of a word that are looked at


def is_heard(asked: str) -> bool:
    """Tell whether some words may come from somebody in need, or from somebody who knows one.

    Args:
        asked: a question of at most a few hundred characters.
    """
    if danger.is_in([asked]):
        return True
    rules = _rules()
    words = list(_folded(asked))
    meant = [rules.meanings(word) for word in words]
    found = set().union(*meant)
    if any(wanted <= found for wanted in rules.anywhere):
        return True
    says_something = [
        kinds for word, kinds in zip(words, meant, strict=True) if word not in rules.filler
    ]
    return any(
        wanted <= found and all(kinds & wanted for kinds in says_something)
        for wanted in rules.alone
    )


@dataclass(frozen=True)
class Form:
    """A way in which a word of a kind is written.

    Attributes:
        kind: the kind, or the word itself where a rule names it.
        is_start: whether any end may follow.
    """

    text: str
    kind: str
    is_start: bool

    @classmethod
    def read(cls, word: str, kind: str) -> "Form":
        """Return a word as it stands in the list, where a star means any end."""
        return cls(_fold(word.rstrip("*")), kind, word.endswith("*"))

    def is_in(self, word: str) -> bool:
        """Tell whether a word is this one."""
        return word.startswith(self.text) if self.is_start else word == self.text


@dataclass(frozen=True)
class Rules:
    """What counts, as sets of kinds.

    Attributes:
        mistyped: the long words, by each spelling that is left without one of their letters.
    """

    forms: tuple[Form, ...]
    mistyped: dict[str, list[Form]]
    anywhere: tuple[frozenset[str], ...]
    alone: tuple[frozenset[str], ...]
    filler: frozenset[str]
    calm: tuple[Form, ...]

    def meanings(self, word: str) -> set[str]:
        """Return the kinds of a word, with a typing error only where it is none without."""
        if any(form.is_in(word) for form in self.calm):
            return set()
        kinds = {form.kind for form in self.forms if form.is_in(word)}
        if kinds or word in self.filler:
            return kinds
        ends = range(LONG - 1, len(word) + 1)
        return {
            form.kind
            for end in ends
            for spelling in spellings(word[:end])
            for form in self.mistyped.get(spelling, ())
            if form.is_start or end == len(word)
        }


@cache
def _rules() -> Rules:
    anywhere, alone = (
        tuple(frozenset(rule.split()) for rule in rules.split(",")) for rules in (ANYWHERE, ALONE)
    )
    kinds = {term: KINDS.get(term, term).split() for rule in anywhere + alone for term in rule}
    forms = [Form.read(word, kind) for kind, words in kinds.items() for word in words]
    mistyped: dict[str, list[Form]] = {}
    for form in forms:
        for spelling in spellings(form.text) if len(form.text) >= LONG else ():
            mistyped.setdefault(spelling, []).append(form)
    filler = f"{FILLER} {KINDS['ME']}".split()
    return Rules(
        tuple(forms),
        mistyped,
        anywhere,
        alone,
        frozenset(map(_fold, filler)),
        tuple(Form.read(word, "") for word in CALM.split()),
    )


def _folded(text: str) -> Iterator[str]:
    return map(_fold, WORD.findall(APOSTROPHE.sub("", plain(text))))


def _fold(word: str) -> str:
    """Return a word as it sounds, more or less."""
    word = plain(word)
    if not word.isdecimal():
        word = word.translate(DIGITS_AS_LETTERS)
    return DOUBLED.sub(r"\1", word.replace("ij", "y").replace("ei", "y"))[:LONGEST]
