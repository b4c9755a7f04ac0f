"""What somebody asks: words, what is looked for besides them, and whether it sounds like need."""

from dataclasses import dataclass
from typing import Self

from openhartig.language import distress

from .models import SearchWord
from .query import MAX_CHARACTERS, MAX_WORDS, Group, without_little_words
from .stems import Stems, words_in

MOST_HEARD = 1_000  # characters


@dataclass(frozen=True)
class Asked:
    """A search; what a room hears at the door `first_in_search`.

    Attributes:
        typed: what was typed, without what cannot be read.
        words: the words in it.
        groups: what a page must have, each in one of the ways of a group.
        also: what is looked for besides the words, in words.
        in_need: whether this may come from somebody in need, or somebody who knows one.
    """

    typed: str
    words: list[str]
    groups: list[Group]
    also: list[str]
    in_need: bool

    @classmethod
    def read(cls, typed: str, stems: Stems) -> Self:
        """Read what was typed: of a long text the beginning is looked for, and far more heard."""
        is_heard = distress.is_heard(typed[:MOST_HEARD])
        typed = typed[:MAX_CHARACTERS]
        all_words = words_in(typed)
        rows = _rows_in(stems.of_words(all_words), stems) if all_words else []
        wanted = stems.of_words(without_little_words(all_words[:MAX_WORDS]))
        groups: list[Group] = [[[stem]] for stem in wanted]
        for row in rows:
            groups = _with_others(groups, row, stems)
        return cls(
            typed,
            all_words[:MAX_WORDS],
            groups,
            list(dict.fromkeys(other for row in rows for other in row.others)),
            any(row.shows_help for row in rows) or is_heard,
        )


def _rows_in(asked: list[str], stems: Stems) -> list[SearchWord]:
    """Return what editors said of words that were asked for."""
    rows = SearchWord.objects.all()
    return [row for row in rows if _place(stems.of_text(row.words), asked) is not None]


def _with_others(groups: list[Group], row: SearchWord, stems: Stems) -> list[Group]:
    """Return the groups with the words of a row and the others as ways to say one thing."""
    own = stems.of_words(without_little_words(words_in(row.words)))
    place = _place([[[stem]] for stem in own], groups)
    if place is None:
        return groups
    ways = [own, *(stems.of_text(other) for other in row.others)]
    return [*groups[:place], ways, *groups[place + len(own) :]]


def _place(part: list, whole: list) -> int | None:
    """Return where a list stands in another one."""
    places = range(len(whole) - len(part) + 1)
    return next((place for place in places if whole[place : place + len(part)] == part), None)
