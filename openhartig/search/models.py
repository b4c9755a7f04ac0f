from django.core.exceptions import ValidationError
from django.db import models
from wagtail.search import index

from .stems import words_in


class SearchWord(index.Indexed, models.Model):
    """What search does besides looking for some words: look for others as well, or show help."""

    words = models.CharField(
        "als iemand dit zoekt",
        max_length=80,
        unique=True,
        help_text="Eén of meer woorden, zoals iemand ze typt. Hoofdletters, accenten en de vorm "
        "van een woord maken niet uit.",
    )
    also = models.CharField(
        "zoek dan ook naar",
        max_length=200,
        blank=True,
        help_text="Andere woorden voor hetzelfde, met een komma ertussen. Bezoekers lezen: ‘Ook "
        "gezocht naar …’.",
    )
    shows_help = models.BooleanField(
        "laat dan bovenaan zien wie je nu kunt bellen",
        default=False,
        help_text="Voor woorden van iemand met wie het misschien niet goed gaat. Veel van zulke "
        "woorden kent de site al, ook met een typefout.",
    )

    panels = ["words", "also", "shows_help"]
    search_fields = [index.SearchField("words"), index.SearchField("also")]

    class Meta:
        ordering = ["words"]
        verbose_name = "zoekwoord"
        verbose_name_plural = "zoekwoorden"

    def __str__(self) -> str:
        return self.words

    def clean(self) -> None:
        if not words_in(self.words):
            raise ValidationError({"words": "Vul een woord in."})
        if not self.shows_help and not self.others:
            raise ValidationError(
                "Vul in waar we ook naar zoeken, of kies dat we laten zien wie je kunt bellen."
            )

    @property
    def others(self) -> list[str]:
        """What is looked for as well, each one or more words."""
        return [other.strip() for other in self.also.split(",") if words_in(other)]
