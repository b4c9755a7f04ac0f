"""The text of an ordinary page, with notes of what is still to be filled in."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from wagtail import blocks

HEADING = "heading"
NOTE = "to_fill_in"
"""The names of the blocks in stored data."""

Block = TypeVar("Block")


class NoteBlock(blocks.TextBlock):
    """What editors still have to fill in at this place: visitors see nothing of it."""

    class Meta:
        icon = "edit"
        label = "Nog in te vullen"
        description = (
            "Een briefje voor de redactie: wat hier nog moet komen. Bezoekers zien het niet"
        )
        rows = 3
        template = "blocks/to_fill_in.html"
        preview_value = "Wie je kunt bellen met vragen over de campagne."


class PageBody(blocks.StreamBlock):
    """The text of a page; who previews it sees the notes for editors as well.

    Nothing of a note leaves the CMS: not in the page, and not in what search knows of it.
    """

    class Meta:
        template = "blocks/page_body.html"

    def get_context(self, value, parent_context=None) -> dict:
        context = super().get_context(value, parent_context=parent_context)
        request = context.get("request")
        is_preview = getattr(request, "is_preview", False)
        return context | {"blocks": value if is_preview else for_readers(value)}

    def get_searchable_content(self, value) -> list[str]:
        return [
            text
            for child in for_readers(value)
            for text in child.block.get_searchable_content(child.value)
        ]


def for_readers(body: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks that visitors see: no notes, and no heading with nothing but notes below.

    Args:
        body: blocks, or the data that is stored of them.
    """
    parts: list[list[Block]] = [[]]
    for block in body:
        if _kind(block) == HEADING:
            parts.append([])
        parts[-1].append(block)
    for part in parts:
        kept = [block for block in part if _kind(block) != NOTE]
        has_lost_all = len(kept) < len(part) and [_kind(block) for block in kept] == [HEADING]
        if not has_lost_all:
            yield from kept


def notes(body: Iterable) -> list:
    """Return the blocks that tell what is still to be filled in."""
    return [block for block in body if _kind(block) == NOTE]


def says_something(body: Iterable) -> bool:
    """Tell whether visitors find more in a body than headings."""
    return any(_kind(block) not in {HEADING, NOTE} for block in body)


def _kind(block) -> str | None:
    """Return the type of a block, as an object or as it is stored; None for anything else."""
    return block.get("type") if isinstance(block, Mapping) else getattr(block, "block_type", None)
