from wagtail import blocks

from .text import HeadingBlock, QuoteBlock, TextBlock

SENSITIVE = "sensitive"
"""The name of the block in stored data."""


class SensitiveBlock(blocks.StructBlock):
    """A part that a reader opens on purpose, or skips: words only, no pictures and no sound."""

    about = blocks.CharBlock(
        label="Waar gaat dit deel over?",
        max_length=160,
        help_text="Lezers zien dit voordat ze het deel openen. Noem nog geen details.",
    )
    content = blocks.StreamBlock(
        [("text", TextBlock()), ("heading", HeadingBlock()), ("quote", QuoteBlock())],
        label="Tekst van dit deel",
    )

    class Meta:
        icon = "view"
        label = "Gevoelig deel"
        description = "Een deel dat dicht staat: de lezer kiest zelf om het te openen"
        template = "blocks/sensitive.html"
        preview_value = {
            "about": "Hier gaat het over de dag van het ongeluk.",
            "content": [{"type": "text", "value": "<p>Het regende die ochtend.</p>"}],
        }
