"""Reads what editors put in a StreamField: for the database, the search index and the page."""

import re
from collections.abc import Iterable, Iterator

from django.utils.html import strip_tags
from wagtail.blocks import ChoiceBlock, StreamValue, StructValue
from wagtail.blocks.list_block import ListValue

from openhartig.media.models import SiteImage
from openhartig.media.renditions import prefetch_renditions

from .page_body import for_readers
from .sensitive import SENSITIVE
from .text import LinkedText, resolve_links

WORDS_PER_MINUTE = 200
"""Careful reading of a plain Dutch text on a screen, rounded down."""

NEW_LINE = re.compile(r"</?(?:p|li|ul|ol|br|h[1-6])\b")
"""The beginning of a tag that parts words. Others, such as those of bold, stand inside a line."""


def leaves(value) -> Iterator:
    """Yield every value inside a StreamField that is no container, and not one of fixed choices."""
    if isinstance(value, StreamValue):
        for child in value:
            yield from leaves(child.value)
    elif isinstance(value, StructValue):
        for name, child in value.items():
            if not isinstance(value.block.child_blocks[name], ChoiceBlock):
                yield from leaves(child)
    elif isinstance(value, ListValue):
        for child in value:
            yield from leaves(child)
    else:
        yield value


def raw_texts(data) -> Iterator[str]:
    """Yield the texts in the stored data of a StreamField, without fetching what it refers to.

    What a reader has to open on purpose is left out, and what only editors see.
    """
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict) and data.get("type") == SENSITIVE:
        yield data["value"].get("about", "")
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in {"id", "type", "url", "language"}:
                yield from raw_texts(value)
    elif isinstance(data, Iterable):
        for value in for_readers(data):
            yield from raw_texts(value)


def prepare(
    *bodies: StreamValue,
    texts: Iterable[LinkedText] = (),
    images: Iterable[SiteImage | None] = (),
) -> None:
    """Fetch in two queries what bodies need to be shown: links in texts, sizes of pictures.

    Args:
        bodies: StreamFields of the page.
        texts: further texts that the page shows.
        images: further pictures that the page shows.
    """
    values = [value for body in bodies for value in leaves(body)]
    resolve_links([*texts, *(value for value in values if isinstance(value, LinkedText))])
    prefetch_renditions([*images, *(v for v in values if isinstance(v, SiteImage))])


def without_markup(html: str) -> str:
    """Return rich text as plain text, with a space between paragraphs and not inside a word."""
    return strip_tags(NEW_LINE.sub(r" \g<0>", html))


def words(*texts: str | StreamValue) -> int:
    """Count the words of plain texts and bodies."""
    count = 0
    for text in texts:
        for value in leaves(text):
            if isinstance(value, LinkedText):
                value = without_markup(value.source)
            if isinstance(value, str) and not value.startswith(("http://", "https://")):
                count += len(value.split())
    return count


def reading_minutes(*texts: str | StreamValue) -> int:
    """Return the whole minutes that reading takes, at least one."""
    return max(1, round(words(*texts) / WORDS_PER_MINUTE))
