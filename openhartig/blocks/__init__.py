"""The building blocks that editors write pages with, named by what they mean to a reader."""

from .links import SocialLinkBlock
from .media import AudioBlock, ImageBlock, VideoBlock
from .page_body import NOTE, NoteBlock, PageBody
from .sensitive import SENSITIVE, SensitiveBlock
from .text import FoldBlock, HeadingBlock, QuoteBlock, TextBlock, TipBlock
from .voices import DialogueBlock, TranslatedBlock

__all__ = [
    "AudioBlock",
    "DialogueBlock",
    "FoldBlock",
    "HeadingBlock",
    "ImageBlock",
    "NoteBlock",
    "PageBody",
    "QuoteBlock",
    "SensitiveBlock",
    "SocialLinkBlock",
    "TextBlock",
    "TipBlock",
    "TranslatedBlock",
    "VideoBlock",
    "page_blocks",
    "story_blocks",
]


def page_blocks() -> PageBody:
    """Return the blocks for an ordinary page."""
    own = [("fold", FoldBlock()), (NOTE, NoteBlock())]
    return PageBody([("text", TextBlock().with_documents()), *_blocks(), *own])


def story_blocks() -> list[tuple]:
    """Return the blocks for a story."""
    return [
        ("text", TextBlock()),
        *_blocks(),
        ("dialogue", DialogueBlock()),
        ("translated", TranslatedBlock()),
        ("audio", AudioBlock()),
        ("tip", TipBlock()),
        (SENSITIVE, SensitiveBlock()),
    ]


def _blocks() -> list[tuple]:
    """Return the blocks that pages and stories have in common."""
    return [
        ("heading", HeadingBlock()),
        ("quote", QuoteBlock()),
        ("image", ImageBlock()),
        ("video", VideoBlock()),
    ]
