"""Tells whether an edit is only spelling: small, and only in words the teller agreed to.

The comparison is always with what the teller said yes to, not with the version before: many small
corrections together are no small correction. What counts as one for a single text stands in
`is_only_spelling`; how a story is built, from which blocks, with which marks and links, stays as it
is.
"""

import re
from functools import cached_property

from openhartig.blocks.reading import leaves
from openhartig.blocks.text import LinkedText
from openhartig.language.corrections import is_only_spelling
from stories.consent.content import blocks_of, changes, has_agreed_text, parts_of
from stories.consent.models import Agreement, Teller
from stories.consent.parts import TEXT, Role, fields_of, labels_of, part_of
from stories.models import StoryPage
from stories.my_story.changes import Changes, compare, plain_paragraphs

from .wording import Wording

MAX_SHARE = 0.05
ALWAYS_ALLOWED = 3  # words: in a short story even one is more than the share
LINK = re.compile(r"<a\s[^>]*>")
NO_AGREEMENT = "De verteller heeft nog geen versie goedgekeurd. Laat eerst de tekst zien."
NOT_FOUND = "De versie die de verteller goedkeurde is niet meer te vinden. Laat de tekst zien."
NOTHING_CHANGED = "Er is niets veranderd sinds het akkoord. Je hoeft niets vast te leggen."
OTHER_PART = "Ook {parts} is veranderd. Dat is meer dan spelling: laat de tekst zien."
OTHER_WORDS = (
    "Er staat nu iets anders: een ander woord, een andere naam of een ander getal, of een andere "
    "opmaak. Dat is meer dan spelling: laat de verteller de tekst zien."
)
TOO_MUCH = (
    "Er zijn meer dan {most} van de {total} woorden veranderd. Dat is meer dan spelling: "
    "laat de verteller de tekst zien."
)


class Comparison:
    """What changed in a story since the teller last agreed.

    Attributes:
        version: the latest version of the story.
    """

    def __init__(self, story: StoryPage, teller: Teller | None) -> None:
        self.version = story.get_latest_revision_as_object()
        self._revisions = story.revisions.order_by("-pk")
        self._teller = teller

    @cached_property
    def parts(self) -> dict[str, str]:
        """The digests of the latest version."""
        return parts_of(self.version)

    @cached_property
    def agreement(self) -> Agreement | None:
        """What the teller last agreed to in person."""
        if self._teller is None:
            return None
        agreements = self._teller.agreements.exclude(kind=Agreement.Kind.SPELLING)
        return agreements.order_by("pk").last()

    @cached_property
    def agreed(self) -> StoryPage | None:
        """The newest version with the text that the teller agreed to."""
        for revision in self._revisions:
            version = revision.as_object()
            if has_agreed_text(version, self.agreement):
                return version
        return None

    @cached_property
    def refusal(self) -> str:
        """Why this is not only spelling; empty when it is."""
        if self.agreement is None:
            return NO_AGREEMENT
        latest = self._teller and self._teller.agreement
        if latest and parts_of(self.version, latest.parts_version) == latest.parts:
            return NOTHING_CHANGED
        if self.agreed is None:
            return NOT_FOUND
        if others := self._other_parts:
            return OTHER_PART.format(parts=", ".join(others))
        if self._is_too_much:
            return TOO_MUCH.format(most=self.most, total=self.total)
        return "" if self._says_the_same else OTHER_WORDS

    @property
    def _other_parts(self) -> list[str]:
        """What else changed; something that was taken away needs no new agreement."""
        found = labels_of(name for name in changes(self.version, self.agreement) if name != TEXT)
        return found + [
            field.label
            for field in fields_of(TEXT, Role.SETTING)
            if getattr(self.version, field.name) != getattr(self.agreed, field.name)
        ]

    @cached_property
    def _words(self) -> tuple[list[str], list[str]]:
        return _words_in(self.agreed) if self.agreed else [], _words_in(self.version)

    @property
    def total(self) -> int:
        """How many words the teller agreed to."""
        return len(self._words[0])

    @property
    def most(self) -> int:
        """How many words may be replaced, added or taken away."""
        return max(ALWAYS_ALLOWED, int(MAX_SHARE * self.total))

    @property
    def _says_the_same(self) -> bool:
        """Whether each text of the one version is a text of the other with other spelling."""
        if self.agreed is None:
            return False
        old, new = Wording(self.agreed), Wording(self.version)
        return old.shape == new.shape and all(map(is_only_spelling, old.texts, new.texts))

    @property
    def _is_too_much(self) -> bool:
        return words_changed(*self._words, self.most) > self.most

    @property
    def places(self) -> int:
        """In how many places something changed."""
        return self.changes.count if self.changes else 0

    @cached_property
    def changes(self) -> Changes | None:
        """The text with the changes marked, when there is something to compare with."""
        if self.agreement is None or self.agreed is None:
            return None
        return compare(readable(self.agreed), readable(self.version))


def _words_in(version: StoryPage) -> list[str]:
    return [word for paragraph in readable(version) for word in paragraph.split()]


def readable(version: StoryPage) -> list[str]:
    """Return what a teller agreed to read, in paragraphs; where links lead is part of it."""
    written = fields_of(TEXT, Role.STORY, Role.ASIDE)
    texts = [getattr(version, field.name) for field in written]
    return with_links([*texts, *texts_in_body(version)])


def texts_in_body(version: StoryPage) -> list[str | LinkedText]:
    """Return the texts of the story itself: not those of pictures, videos and sounds."""
    blocks = blocks_of(version, part_of(TEXT))
    found = [leaf for block in blocks for leaf in leaves(block.value)]
    return [leaf for leaf in found if isinstance(leaf, str | LinkedText)]


def with_links(texts: list[str | LinkedText]) -> list[str]:
    """Return the paragraphs of texts, and then where their links lead."""
    links = [
        tag for text in texts if isinstance(text, LinkedText) for tag in LINK.findall(text.source)
    ]
    return [paragraph for text in texts for paragraph in plain_paragraphs(text)] + links


def words_changed(old: list[str], new: list[str], most: int) -> int:
    """Count the words that were replaced, added or taken away, and stop counting at some point.

    Args:
        old, new: the words of two texts.
        most: from where on it does not matter how many more there are.

    Returns:
        The smallest number of changes that makes one text of the other, at most `most + 1`.
    """
    too_many = most + 1
    if abs(len(old) - len(new)) > most:
        return too_many
    above = {column: column for column in range(min(len(new), most) + 1)}
    for row, word in enumerate(old, 1):
        here = {0: row} if row <= most else {}
        for column in range(max(1, row - most), min(len(new), row + most) + 1):
            here[column] = min(
                above.get(column, too_many) + 1,
                here.get(column - 1, too_many) + 1,
                above.get(column - 1, too_many) + (word != new[column - 1]),
            )
        if min(here.values()) > most:
            return too_many
        above = here
    return min(above[len(new)], too_many)
