"""Names piece by piece what changed in a story, with all that readers get: pictures as well."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wagtail.blocks import StructValue

from openhartig.blocks.text import LinkedText
from openhartig.media.models import SiteDocument, SiteImage
from stories.consent.content import BLOCKS_OF_PART, PART_NAMES, part_names, parts_of
from stories.models import StoryPage
from stories.my_story.changes import Changes, compare

from .spelling import FIXED, texts_in_body, with_links

WRITTEN = {
    "title": "de titel",
    "introduction": "de inleiding",
    "slug": FIXED["slug"],
    "seo_title": "de titel voor zoekmachines",
    "search_description": "de omschrijving voor zoekmachines",
}


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
        self.others = part_names(sorted(others))

    @property
    def names(self) -> list[str]:
        """Everything that changed, by name."""
        return [*(piece.name for piece in self.pieces), *self.others]


def _parts(version: StoryPage | None) -> set[tuple[str, str]]:
    """Return the parts of a version that are there, each theme under the same name."""
    parts = parts_of(version) if version else {}
    return {(part.partition(" ")[0], digest) for part, digest in parts.items() if digest}


def _pieces(version: StoryPage) -> dict[str, Piece]:
    """Return all that a version shows, by the names that editors know."""
    written = {
        name: Piece("text", with_links([getattr(version, field)]))
        for field, name in WRITTEN.items()
    }
    return written | {
        FIXED["perspective"]: Piece("text", [version.get_perspective_display()]),
        FIXED["content_notes"]: Piece("text", version.note_labels),
        PART_NAMES["name"]: Piece("name", with_links([version.display_name])),
        PART_NAMES["municipality"]: Piece(
            "municipality", [version.municipality.name] if version.municipality else []
        ),
        PART_NAMES["theme"]: Piece("theme", sorted(version.theme_names)),
        PART_NAMES["photo"]: _photo(version),
        PART_NAMES["text"]: Piece("text", with_links(texts_in_body(version))),
        "afbeeldingen in het verhaal": _media(version, "photo"),
        PART_NAMES["video"]: _media(version, "video"),
    }


def _photo(version: StoryPage) -> Piece:
    image = version.photo
    words = [*_described("Foto", image), *_described("Beschrijving", version.photo_alt)]
    return Piece("photo", words, [image] if image else [])


def _media(version: StoryPage, part: str) -> Piece:
    """Return the blocks of pictures, videos or sounds, with the label of every field."""
    blocks = [block for block in version.body if block.block_type in BLOCKS_OF_PART[part]]
    fields = [labelled for block in blocks for labelled in _fields(block.value)]
    return Piece(
        part,
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
