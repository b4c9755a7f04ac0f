from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.html import strip_tags
from wagtail import blocks
from wagtail.rich_text import RichText, expand_db_html

from openhartig.input.text import is_blank

from .languages import LANGUAGE_FEATURES

INLINE_FEATURES = ["bold", "italic", "link"]
TEXT_FEATURES = [*INLINE_FEATURES, "ol", "ul"]
PAGE_FEATURES = [*TEXT_FEATURES, "document-link", *LANGUAGE_FEATURES]
"""Stories have no links to documents: a teller could not see what is agreed to."""


class LinkedText(RichText):
    """Rich text whose links to pages may be resolved beforehand, together with other texts."""

    html: str | None = None

    def __html__(self) -> str:
        if self.html is None:
            self.html = expand_db_html(self.source)
        return render_to_string("wagtailcore/shared/richtext.html", {"html": self.html})


def resolve_links(texts: Iterable[LinkedText]) -> None:
    """Resolve the links of many texts at once: one query for a whole page.

    Args:
        texts: the texts of a page; each keeps the HTML that it will show.
    """
    separator = "<!--next-->"
    texts = list(texts)
    if not texts:
        return
    expanded = expand_db_html(separator.join(text.source for text in texts)).split(separator)
    for text, html in zip(texts, expanded, strict=True):
        text.html = html


class RichTextBlock(blocks.RichTextBlock):
    """Rich text without embeds, images or headings of its own; in it words of other languages."""

    def __init__(self, *, features: list[str], **kwargs) -> None:
        super().__init__(features=[*features, *LANGUAGE_FEATURES], **kwargs)

    def to_python(self, value: str) -> LinkedText:
        return LinkedText(value)

    def normalize(self, value) -> LinkedText:
        return (
            value if isinstance(value, LinkedText) else LinkedText(getattr(value, "source", value))
        )

    def clean(self, value) -> LinkedText:
        """Refuse a required text that has only empty paragraphs; drafts may have them.

        Raises:
            ValidationError: there is nothing to read.
        """
        cleaned = super().clean(value)
        if self.required and is_blank(strip_tags(cleaned.source)):
            raise ValidationError(self.field.error_messages["required"], code="required")
        return cleaned


class TextBlock(RichTextBlock):
    """Running text."""

    def __init__(self, **kwargs) -> None:
        super().__init__(features=TEXT_FEATURES, **kwargs)

    def with_documents(self) -> "TextBlock":
        """Let editors link to documents as well; the database stays the same."""
        self.features = PAGE_FEATURES
        return self

    class Meta:
        icon = "pilcrow"
        label = "Tekst"
        description = "Lopende tekst, met vet, cursief, links en lijstjes"
        template = "blocks/text.html"
        preview_value = "<p>Over een pijnlijke knie praten we zo. Over hoe het echt gaat niet.</p>"


class HeadingBlock(blocks.CharBlock):
    """A heading between two parts of a page."""

    class Meta:
        icon = "title"
        label = "Tussenkop"
        description = "Een kop boven een nieuw deel van de tekst"
        max_length = 120
        template = "blocks/heading.html"
        preview_value = "Wat mij hielp"


class QuoteBlock(blocks.StructBlock):
    """Words that deserve to stand out."""

    text = blocks.TextBlock(label="Citaat", max_length=400, rows=3)
    attribution = blocks.CharBlock(label="Wie zei dit?", max_length=80, required=False)

    class Meta:
        icon = "openquote"
        label = "Citaat"
        description = "Een zin uit het verhaal, groot in beeld"
        template = "blocks/quote.html"
        preview_value = {"text": "Je hoeft het niet op te lossen.", "attribution": "Een zus"}


class TitledTextBlock(blocks.StructBlock):
    """A text below a heading of its own."""

    title = blocks.CharBlock(label="Kop", max_length=120)
    text = RichTextBlock(label="Tekst", features=TEXT_FEATURES)


class TipBlock(TitledTextBlock):
    """Something a reader can try in a conversation."""

    class Meta:
        icon = "help"
        label = "Tip voor een gesprek"
        description = "Een tip waar een lezer meteen iets mee kan"
        template = "blocks/tip.html"
        preview_value = {
            "title": "Vraag het twee keer",
            "text": "<p>Zegt iemand dat het wel gaat? Vraag dan rustig: en hoe gaat het echt?</p>",
        }


class FoldBlock(TitledTextBlock):
    """A part that only some readers need: closed until somebody opens it, and open on paper."""

    class Meta:
        icon = "collapse-down"
        label = "Uitklapbaar deel"
        description = "Een deel dat dichtgeklapt is tot iemand het opent, zoals kleine lettertjes"
        template = "blocks/fold.html"
        preview_value = {
            "title": "Wie je gegevens ziet",
            "text": "<p>Alleen de verhalencoördinator kan ze openen.</p>",
        }
