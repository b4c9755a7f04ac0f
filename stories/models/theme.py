from django.db import models
from wagtail.search import index


class Theme(index.Indexed, models.Model):
    """What a story is about."""

    name = models.CharField("naam", max_length=60, unique=True, help_text="Eén of twee woorden.")
    slug = models.SlugField("naam in adressen", max_length=60, unique=True)
    description = models.CharField(
        "omschrijving",
        max_length=200,
        blank=True,
        help_text="Eén zin: waar gaan deze verhalen over? Die staat boven de pagina van het thema.",
    )
    question = models.CharField(
        "vraag om over na te denken",
        max_length=200,
        blank=True,
        help_text="Staat onder elk verhaal met dit thema. Vraag iets waarover een lezer met "
        "iemand kan praten.",
    )

    panels = ["name", "slug", "description", "question"]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = "thema"
        verbose_name_plural = "thema’s"

    def __str__(self) -> str:
        return self.name

    @property
    def in_sentence(self) -> str:
        """The name inside a sentence: without a capital, unless it is written in capitals."""
        return self.name if self.name[1:2].isupper() else self.name[:1].lower() + self.name[1:]
