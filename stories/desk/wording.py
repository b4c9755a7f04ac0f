"""Takes the text of a story apart: what its words are, and how it is built."""

import html
import re
from typing import Any

from wagtail.blocks import ChoiceBlock, StreamValue, StructValue
from wagtail.blocks.list_block import ListValue

from openhartig.blocks.text import LinkedText
from stories.consent.content import BLOCK_KEY, blocks_of
from stories.consent.parts import TEXT, Role, fields_of, part_of
from stories.models import StoryPage

TAG = re.compile(r"(<[^>]*>)")


class Wording:
    """The words of a version of a story, apart from everything else in its text.

    Attributes:
        texts: every piece of plain text, in a fixed order.
        shape: the rest: fields, blocks, marks and links, each with how many texts it holds.
    """

    def __init__(self, version: StoryPage) -> None:
        self.texts: list[str] = []
        fields = fields_of(TEXT, Role.STORY, Role.ASIDE)
        blocks = blocks_of(version, part_of(TEXT))
        self.shape = [
            *(self._read(getattr(version, field.name)) for field in fields),
            *((block.block_type, self._read(block.value)) for block in blocks),
        ]

    def _read(self, value: Any) -> Any:
        """Keep the words of a value, and return what it looks like without them."""
        if isinstance(value, StreamValue):
            return [(child.block_type, self._read(child.value)) for child in value]
        if isinstance(value, StructValue):
            kinds = value.block.child_blocks
            return {
                name: child if isinstance(kinds[name], ChoiceBlock) else self._read(child)
                for name, child in value.items()
            }
        if isinstance(value, ListValue):
            return [self._read(child) for child in value]
        if isinstance(value, LinkedText):
            words, tags = TAG.split(value.source)[::2], TAG.split(value.source)[1::2]
            self.texts += map(html.unescape, words)
            return [BLOCK_KEY.sub("", tag) for tag in tags]
        if isinstance(value, str):
            self.texts.append(value)
            return str
        return value
