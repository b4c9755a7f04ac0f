from django.db import models
from django.http import HttpRequest
from wagtail.search import index

from openhartig.web.request_state import RequestState


class Subregion(models.TextChoices):
    """The two parts of the region."""

    NORTH = "noord", "Noord-Limburg"
    MIDDLE = "midden", "Midden-Limburg"


class Municipality(index.Indexed, models.Model):
    """A municipality that takes part in the campaign."""

    name = models.CharField("naam", max_length=80, unique=True)
    slug = models.SlugField(
        "naam in adressen", max_length=80, unique=True, help_text="Bijvoorbeeld: peel-en-maas."
    )
    subregion = models.CharField("deel van de regio", max_length=10, choices=Subregion.choices)
    website = models.URLField("website", blank=True)

    panels = ["name", "slug", "subregion", "website"]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"

    def __str__(self) -> str:
        return self.name

    @classmethod
    def of(cls, request: HttpRequest) -> list["Municipality"]:
        """Return all municipalities by name, fetched once per request."""
        return RequestState.of(request).once(cls, lambda: list(cls.objects.all()))


class PartnerKind(models.TextChoices):
    """What sort of organisation a partner is."""

    KNOWLEDGE = "kennisinstelling", "Kennisinstelling"
    GOVERNMENT = "overheid", "Overheid"
    SOCIETY = "maatschappelijk", "Maatschappelijke organisatie"


class Partner(index.Indexed, models.Model):
    """An organisation that takes part in a practice example."""

    name = models.CharField("naam", max_length=160, unique=True)
    slug = models.SlugField("naam in adressen", max_length=160, unique=True)
    kind = models.CharField("soort", max_length=20, choices=PartnerKind.choices)
    description = models.TextField("omschrijving", blank=True, max_length=400)
    website = models.URLField("website", blank=True)

    panels = ["name", "slug", "kind", "description", "website"]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = "partner"
        verbose_name_plural = "partners"

    def __str__(self) -> str:
        return self.name
