"""Names piece by piece what changed in a story, with all that readers get: pictures as well."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wagtail.blocks import StructValue

from openhartig.blocks.text import LinkedText
from openhartig.media.models import SiteDocument, SiteImage
from stories.consent.content import blocks_of, parts_of, value_of
from stories.consent.parts import PARTS, TEXT, Part, labels_of, part_of
from stories.models import StoryPage
from stories.my_story.changes import Changes, compare

from .spelling import texts_in_body, with_links


@dataclass
class Piece:
    """A piece of a version, and the part of the consent that it belongs to."""

    part: str
    paragraphs: list[str] = field(default_factory=list)
    pictures: list[SiteImage] = field(default_factory=list)


@dataclass
class Difference:
    """What changed in a piece: its words with the changes marked, and pictures."""

    name: str
    words: Changes
    new_pictures: list[SiteImage]
    old_pictures: list[SiteImage]


class Differences:
    """What changed between two versions of a story.

    Args:
        old: what the public sees; None when it sees nothing.
        new: the version that is to be public.

    Attributes:
        pieces: what can be shown of it.
        others: the names of parts that changed, though not in words or pictures.
    """

    def __init__(self, old: StoryPage | None, new: StoryPage) -> None:
        before, after = _pieces(old) if old else {}, _pieces(new)
        changed = {
            name: (before.get(name, Piece(piece.part)), piece)
            for name, piece in after.items()
            if piece != before.get(name, Piece(piece.part))
        }
        self.pieces = [_difference(name, *pair) for name, pair in changed.items()]
        shown = {piece.part for _, piece in changed.values()}
        others = {part for part, _ in _parts(old) ^ _parts(new)} - shown
        self.others = labels_of(sorted(others))

    @property
    def names(self) -> list[str]:
        """Everything that changed, by name."""
        return [*(piece.name for piece in self.pieces), *self.others]


def _parts(version: StoryPage | None) -> set[tuple[str, str]]:
    """Return the parts of a version that are there, each theme under the same name."""
    parts = parts_of(version) if version else {}
    return {(part_of(name).name, digest) for name, digest in parts.items() if digest}


def _pieces(version: StoryPage) -> dict[str, Piece]:
    """Return all that a version shows, by the names that editors know."""
    found: dict[str, Piece] = {}
    for part in PARTS:
        found |= {one.label: _field(version, part, one.name) for one in part.fields}
        if part.name == TEXT:
            found[part.label] = Piece(TEXT, with_links(texts_in_body(version)))
        elif part.blocks:
            found[part.blocks_label or part.label] = _media(version, part)
    return found


def _field(version: StoryPage, part: Part, name: str) -> Piece:
    value = value_of(version, name)
    if isinstance(value, SiteImage):
        return Piece(part.name, _described("Foto", value), [value])
    words = value if isinstance(value, list) else with_links([str(value)] if value else [])
    return Piece(part.name, words)


def _media(version: StoryPage, part: Part) -> Piece:
    """Return the blocks of pictures, videos or sounds, with the label of every field."""
    blocks = blocks_of(version, part)
    fields = [labelled for block in blocks for labelled in _fields(block.value)]
    return Piece(
        part.name,
        [paragraph for label, value in fields for paragraph in _described(label, value)],
        [value for _, value in fields if isinstance(value, SiteImage)],
    )


def _fields(values: StructValue) -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        yield values.block.child_blocks[name].label, value


def _described(label: str, value: Any) -> list[str]:
    """Return what a field says in words; nothing when it is empty."""
    if isinstance(value, SiteImage):
        alt = _described("Beschrijving", value.contextual_alt_text)
        return [f"{label}: {value.title}", *alt]
    if isinstance(value, SiteDocument):
        return [f"{label}: {value.title} ({value.filename})"]
    if isinstance(value, LinkedText):
        words = with_links([value])
        return [f"{label}:", *words] if words else []
    if isinstance(value, bool):
        return [label] if value else []
    return [f"{label}: {value}"] if value else []


def _difference(name: str, old: Piece, new: Piece) -> Difference:
    return Difference(
        name,
        compare(old.paragraphs, new.paragraphs),
        new_pictures=[picture for picture in new.pictures if picture not in old.pictures],
        old_pictures=[picture for picture in old.pictures if picture not in new.pictures],
    )
