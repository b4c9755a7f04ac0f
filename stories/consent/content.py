"""What of a story the teller decides about, in parts: each is shown only as granted."""

import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any

from openhartig.blocks.reading import leaves

from .uses import Use

PART_OF_USE = {
    Use.SITE_TEXT: "text",
    Use.NAME: "name",
    Use.MUNICIPALITY: "municipality",
    Use.PHOTO: "photo",
    Use.VIDEO: "video",
}
BLOCKS_OF_PART = {"photo": {"image"}, "video": {"video", "audio"}}
PART_NAMES = {
    "text": "de tekst",
    "name": "de naam",
    "municipality": "de gemeente",
    "photo": "de foto",
    "video": "de video of het geluid",
    "theme": "de thema's",
}
BLOCK_KEY = re.compile(r'\sdata-block-key="[^"]*"')
"""What the text editor of the CMS numbers paragraphs with."""


def parts_of(story) -> dict[str, str]:
    """Return a digest of each part of a version of a story.

    Args:
        story: a StoryPage, as it is or as a revision holds it.

    Returns:
        SHA-256 in hexadecimal by the name of the part; empty for a part that is not there. Each
        theme is a part, so that one can be taken away without a new agreement.
    """
    special = set().union(*BLOCKS_OF_PART.values())
    text = [block for block in story.body if block.block_type not in special]
    by_part = {
        part: [block for block in story.body if block.block_type in types]
        for part, types in BLOCKS_OF_PART.items()
    }
    photo = [story.photo_id, _hashes([story.photo]), story.photo_alt]
    return {
        "text": _digest(
            [
                story.title,
                story.slug,
                story.seo_title,
                story.search_description,
                story.introduction,
                story.perspective,
                sorted(story.content_notes),
                _stored(text),
            ]
        ),
        "name": _digest(story.display_name) if story.display_name else "",
        "municipality": _digest(story.municipality_id) if story.municipality_id else "",
        "photo": (
            _digest([photo, _stored(by_part["photo"])])
            if story.photo_id or by_part["photo"]
            else ""
        ),
        "video": _digest(_stored(by_part["video"])) if by_part["video"] else "",
        **{f"theme {theme.pk}": _digest(theme.pk) for theme in story.themes.all()},
    }


def part_names(parts: Iterable[str]) -> list[str]:
    """Return what editors and tellers call some parts, each name once."""
    return list(dict.fromkeys(PART_NAMES[part.partition(" ")[0]] for part in parts))


def strip(story, granted: set[Use]) -> None:
    """Take away, in place, what the teller did not allow to be shown."""
    if Use.NAME not in granted:
        story.display_name = ""
    if Use.MUNICIPALITY not in granted:
        story.municipality = None
    if Use.PHOTO not in granted:
        story.photo = None
        story.photo_alt = ""
    forbidden = set()
    for use in (Use.PHOTO, Use.VIDEO):
        if use not in granted:
            forbidden |= BLOCKS_OF_PART[PART_OF_USE[use]]
    blocks = story.body.get_prep_value()
    kept = [block for block in blocks if block["type"] not in forbidden]
    if len(kept) < len(blocks):
        story.body = json.dumps(kept)


def _stored(blocks: list) -> list:
    """Return blocks as the database keeps them, with the files that they show."""
    return [
        [block.get_prep_value(), _hashes(leaf for leaf in leaves(block.value))] for block in blocks
    ]


def _hashes(values: Iterable) -> list[str]:
    """Return the digests of files: another file under the same number is a change."""
    return [_hash(value) for value in values if hasattr(value, "get_file_hash")]


def _hash(file) -> str:
    try:
        return file.get_file_hash()
    except OSError:  # the file is gone: whatever comes back is another one
        return ""


def _meaning(value: Any) -> Any:
    """Leave out what nobody sees: what is empty, and the numbers that Wagtail gives."""
    if isinstance(value, dict):
        kept = {key: _meaning(item) for key, item in value.items() if key != "id"}
        return {key: item for key, item in kept.items() if item not in ("", None, False, [], {})}
    if isinstance(value, list):
        return [_meaning(item) for item in value]
    return BLOCK_KEY.sub("", value) if isinstance(value, str) else value


def _digest(value: Any) -> str:
    canonical = json.dumps(_meaning(value), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
