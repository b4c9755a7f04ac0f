"""Compares texts: which words of a story, or of its teller's name, stand in another text."""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from html import unescape
from typing import Any

INLINE_TAG = re.compile(r"</?(?:a|b|em|i|s|span|strong|sub|sup|u)\b[^>]*>")
TAG = re.compile(r"<[^>]*>")
DESCRIPTION = re.compile(r'\s(?:alt|title)="([^"]*)"')
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
WORD = re.compile(r"[^\W_]+")

FEW_WORDS = 5
"""So many words in a row are a quote, on a page that editors write."""
MANY_WORDS = 8
"""So many are one in somebody else's story: people say "ik had het gevoel dat" by themselves."""
SHORTEST_TITLE = 3
SHORTEST_NAME = 2  # letters


class Words:
    """The words by which a story can be recognised.

    Args:
        texts: everything that was written, as a database keeps it.
        titles: texts that are recognised as a whole, short as they are.
        names: what the teller is called.
    """

    def __init__(self, texts: Iterable[str], titles: Iterable[str], names: Iterable[str]) -> None:
        self.runs: dict[int, set[tuple[str, ...]]] = defaultdict(set)
        for words in map(_words_of_a_text, texts):
            for size in (FEW_WORDS, MANY_WORDS):
                self.runs[size].update(_runs(words, size))
        for words in map(_words_of_a_text, titles):
            if SHORTEST_TITLE <= len(words) < FEW_WORDS:
                self.runs[len(words)].add(words)
        self.names = [_pattern_of(name) for name in set(names) if len(name) >= SHORTEST_NAME]

    def found_in(self, text: str, *, in_a_story: bool) -> list[str]:
        """Return the names and the words in a row that a text shares with the story.

        They are as they stand there, each once and as long as they are.

        Args:
            text: one text, as a database keeps it.
            in_a_story: whether somebody else tells it.
        """
        readable = plain(text)
        names = [match[0] for name in self.names for match in name.finditer(readable)]
        words = WORD.findall(readable)
        folded = _folded(words)
        shared: set[int] = set()
        for size, known in self.runs.items():
            if (size == MANY_WORDS) is in_a_story:
                for start, run in enumerate(_runs(folded, size)):
                    if run in known:
                        shared.update(range(start, start + size))
        return list(dict.fromkeys([*names, *_stretches(words, shared)]))


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text in a stored value; those in JSON within JSON as well."""
    if isinstance(value, str):
        if value[:1] in {"[", "{"}:
            with suppress(ValueError):  # a text that only looks like JSON
                yield from texts_in(json.loads(value))
                return
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item)


def plain(text: str) -> str:
    """Return a text as somebody reads it: without tags, but with the descriptions in them."""
    if "<" in text:
        text = INLINE_TAG.sub(_descriptions, text)
        text = TAG.sub(lambda tag: f" {_descriptions(tag)} ", text)
    return INVISIBLE.sub("", unicodedata.normalize("NFKC", unescape(text)))


def _descriptions(tag: re.Match) -> str:
    return " ".join(DESCRIPTION.findall(tag[0]))


def _words_of_a_text(text: str) -> tuple[str, ...]:
    """Return the words of a text; addresses, dates and numbers of blocks have none."""
    readable = plain(text).strip()
    return _folded(WORD.findall(readable)) if " " in readable else ()


def _folded(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words)


def _runs(words: tuple[str, ...], size: int) -> Iterator[tuple[str, ...]]:
    return (words[start : start + size] for start in range(len(words) - size + 1))


def _stretches(words: list[str], numbers: set[int]) -> Iterator[str]:
    """Yield the words with some numbers, those that follow each other together."""
    starts = sorted(number for number in numbers if number - 1 not in numbers)
    ends = sorted(number + 1 for number in numbers if number + 1 not in numbers)
    return (" ".join(words[start:end]) for start, end in zip(starts, ends, strict=True))


def _pattern_of(name: str) -> re.Pattern:
    """Return what finds a name; a single one as it is written, for "Wil" is a word as well."""
    words = WORD.findall(plain(name)) or [name]
    in_between = r"[\W_]+".join(map(re.escape, words))
    flags = 0 if len(words) == 1 else re.IGNORECASE
    return re.compile(rf"(?<!\w){in_between}s?(?!\w)", flags)
