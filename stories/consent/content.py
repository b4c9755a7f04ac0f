"""Reads a version of a story as the table of parts says, and leaves out what was refused."""

import hashlib
import json
import re
from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from openhartig.blocks.reading import leaves

from . import parts
from .parts import BODY, TEXT, Part, Role
from .uses import Use

BLOCK_KEY = re.compile(r'\sdata-block-key="[^"]*"')
"""What the text editor of the CMS numbers paragraphs with."""


def parts_of(story, version: int | None = None) -> dict[str, str]:
    """Return a digest of each part of a version of a story.

    Args:
        story: a StoryPage, as it is or as a revision holds it.
        version: which version of the table to follow; by default that of now.

    Returns:
        SHA-256 in hexadecimal by the name of the part; empty for a part that is not there.
    """
    version = version or parts.VERSION
    found: dict[str, str] = {}
    for part in parts.PARTS:
        if part.is_each:
            (field,) = part.fields
            items = getattr(story, field.name).all()
            found |= {f"{part.name} {item.pk}": _digest(item.pk) for item in items}
        else:
            found[part.name] = _digest(_content(story, part, version)) if has(story, part) else ""
    return found


def changes(story, agreement) -> list[str]:
    """Return the parts of a version that were not agreed to; one that was left out is no change.

    Args:
        story: a StoryPage, as it is or as a revision holds it.
        agreement: an `Agreement`, which may be from before the newest fields.
    """
    digests = parts_of(story, agreement.parts_version)
    known = agreement.parts
    return [name for name, digest in digests.items() if digest not in {"", known.get(name)}]


def has_agreed_text(story, agreement) -> bool:
    """Tell whether a version has exactly the text that was agreed to."""
    return TEXT not in changes(story, agreement)


def has(story, part: Part) -> bool:
    """Tell whether a part is there in a version of a story: the text always is."""
    if part.name == TEXT or blocks_of(story, part):
        return True
    return any(_says_something(story, f.name) for f in part.fields if not f.only_describes)


def blocks_of(story, part: Part) -> list:
    """Return the blocks in the text of a story that belong to a part."""
    return [
        block
        for block in getattr(story, BODY)
        if parts.part_of_block(block.block_type).name == part.name
    ]


def value_of(story, name: str) -> Any:
    """Return what a field says to a reader: the words of a choice, not its code."""
    field = story._meta.get_field(name)
    value = getattr(story, name)
    if field.many_to_many:
        return sorted(map(str, value.all()))
    if isinstance(value, bool):
        return str(field.verbose_name) if value else ""
    if field.choices:
        return getattr(story, f"get_{name}_display")()
    if several := getattr(field, "choices_class", None):
        return [choice.label for choice in several if choice in value]
    return value


def facts_of(story) -> list[tuple[str, str]]:
    """Return what a version of a story says beside its words, by the names of its fields."""
    fields = [f for part in parts.PARTS for f in part.fields if f.role == Role.SETTING]
    values = [(field.label, value_of(story, field.name)) for field in fields]
    return [
        (label, ", ".join(value) if isinstance(value, list) else str(value))
        for label, value in values
        if value
    ]


def strip(story, granted: set[Use]) -> None:
    """Take away, in place, what the teller did not allow to be shown."""
    refused = [p for p in parts.PARTS if p.may_be_refused and p.use not in granted]
    for part in refused:
        for field in (story._meta.get_field(field.name) for field in part.fields):
            setattr(story, field.attname, _default(field))
    forbidden = {block_type for part in refused for block_type in part.blocks}
    blocks = getattr(story, BODY).get_prep_value()
    kept = [block for block in blocks if block["type"] not in forbidden]
    if len(kept) < len(blocks):
        setattr(story, BODY, json.dumps(kept))


def _raw(story, name: str) -> Any:
    field = story._meta.get_field(name)
    value = field.value_from_object(story)
    return sorted(item.pk for item in value) if field.many_to_many else value


def _default(field) -> Any:
    return [] if field.many_to_many else field.get_default()


def _says_something(story, name: str) -> bool:
    return _raw(story, name) != _default(story._meta.get_field(name))


def _content(story, part: Part, version: int) -> dict:
    """Return what a part says, as the version of the table knew it."""
    content = {BODY: [_stored(block) for block in blocks_of(story, part)]}
    for field in part.fields:
        if field.since <= version:
            content[field.name] = _kept(story, field.name)
        elif _says_something(story, field.name):
            content[field.name] = [_kept(story, field.name)]  # a change, also when it is empty
    return content


def _kept(story, name: str) -> Any:
    """Return a field as the database keeps it, with the file that it shows."""
    value = _raw(story, name)
    if hasattr(story._meta.get_field(name).related_model, "get_file_hash"):
        return [value, *_hashes([getattr(story, name)])] if value else None
    return sorted(value) if isinstance(value, list) else value


def _stored(block) -> list:
    """Return a block as the database keeps it, with the files that it shows."""
    return [block.get_prep_value(), _hashes(leaves(block.value))]


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
        return {key: item for key, item in kept.items() if not _is_empty(item)}
    if isinstance(value, list):
        return [_meaning(item) for item in value]
    return BLOCK_KEY.sub("", value) if isinstance(value, str) else value


def _is_empty(value: Any) -> bool:
    return value in ("", None, [], {}) or value is False  # but 0 says something


def _digest(value: Any) -> str:
    canonical = json.dumps(
        _meaning(value), sort_keys=True, ensure_ascii=False, cls=DjangoJSONEncoder
    )
    return hashlib.sha256(canonical.encode()).hexdigest()
