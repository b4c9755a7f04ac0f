from wagtail import blocks

from .languages import LANGUAGES
from .text import TEXT_FEATURES, RichTextBlock


class DialogueBlock(blocks.ListBlock):
    """What several people say in turn: an interview, or a story that two tell together."""

    def __init__(self, **kwargs) -> None:
        turn = blocks.StructBlock(
            [
                ("speaker", blocks.CharBlock(label="Wie zegt dit?", max_length=80)),
                ("text", RichTextBlock(label="Wat zegt die persoon?", features=TEXT_FEATURES)),
            ],
            label="Beurt",
        )
        super().__init__(turn, **kwargs)

    class Meta:
        icon = "group"
        label = "Gesprek"
        description = "Twee of meer mensen die om de beurt iets zeggen, zoals in een interview"
        template = "blocks/dialogue.html"
        min_num = 2
        collapsed = True
        preview_value = [
            {"speaker": "Vraag", "text": "<p>Wanneer merkte jij iets?</p>"},
            {"speaker": "Loes", "text": "<p>Toen ze niet meer zong onder de douche.</p>"},
        ]


class TranslatedBlock(blocks.StructBlock):
    """Words in another language, with the same in Dutch beside it."""

    language = blocks.ChoiceBlock(
        label="Taal", choices=list(LANGUAGES.items()), default="li", search_index=False
    )
    text = RichTextBlock(label="Tekst in die taal", features=TEXT_FEATURES)
    translation = RichTextBlock(label="Hetzelfde in het Nederlands", features=TEXT_FEATURES)

    class Meta:
        icon = "globe"
        label = "Tekst met vertaling"
        description = "Een stuk in een andere taal, met de Nederlandse tekst ernaast"
        template = "blocks/translated.html"
        preview_value = {
            "language": "li",
            "text": "<p>Kóm, gaon zitte.</p>",
            "translation": "<p>Kom, ga zitten.</p>",
        }
