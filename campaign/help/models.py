from datetime import timedelta

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from openhartig.blocks import page_blocks
from openhartig.blocks.reading import prepare
from openhartig.pages.models import BasePage
from openhartig.web.request_state import RequestState

CHECK_EVERY = timedelta(days=180)
"""After this time somebody must look whether a helpline still is what we say it is."""


class HelplineQuerySet(models.QuerySet):
    """Queries over helplines."""

    def live(self):
        """Keep the helplines that visitors may see."""
        return self.filter(live=True)

    def stale(self):
        """Keep the helplines with a number or chat whose check is too long ago, or never was."""
        oldest = timezone.localdate() - CHECK_EVERY
        unchecked = models.Q(checked_on__lt=oldest) | models.Q(checked_on=None)
        return self.filter(unchecked).exclude(phone="", chat_url="")


class Helpline(index.Indexed, models.Model):
    """Somebody to turn to, by phone or chat."""

    name = models.CharField("naam", max_length=80, unique=True)
    slug = models.SlugField("naam in adressen", max_length=80, unique=True)
    for_whom = models.CharField("voor wie", max_length=200)
    phone = models.CharField(
        "telefoonnummer",
        max_length=20,
        blank=True,
        help_text="Alleen cijfers, met eventueel een plus ervoor. Hiermee belt een telefoon.",
    )
    phone_label = models.CharField("telefoonnummer zoals we het tonen", max_length=30, blank=True)
    chat_url = models.URLField("adres van de chat", blank=True)
    chat_label = models.CharField("tekst van de link naar de chat", max_length=40, blank=True)
    hours = models.CharField("bereikbaar", max_length=120, blank=True)
    cost = models.CharField("kosten", max_length=120, blank=True)
    urgent = models.BooleanField(
        "voor acuut gevaar", default=False, help_text="Staat bovenaan de hulppagina."
    )
    in_strip = models.BooleanField("in de hulpbalk boven elke pagina", default=False)
    in_story_box = models.BooleanField("onder elk verhaal", default=False)
    live = models.BooleanField("zichtbaar voor bezoekers", default=True)
    checked_on = models.DateField(
        "gecontroleerd op",
        null=True,
        blank=True,
        help_text="Bel of kijk zelf of alles nog klopt. Na 180 dagen vragen we het opnieuw.",
    )
    source_label = models.CharField("bron", max_length=120, blank=True)
    source_url = models.URLField("adres van de bron", blank=True, max_length=400)
    order = models.PositiveSmallIntegerField("volgorde", default=100)

    panels = [
        MultiFieldPanel(["name", "slug", "for_whom", "hours", "cost"], heading="Wie is dit?"),
        MultiFieldPanel(
            [
                FieldRowPanel(["phone", "phone_label"]),
                FieldRowPanel(["chat_url", "chat_label"]),
            ],
            heading="Bellen of chatten",
        ),
        MultiFieldPanel(
            ["live", "urgent", "in_strip", "in_story_box", FieldPanel("order")],
            heading="Waar staat deze hulplijn?",
        ),
        MultiFieldPanel(["checked_on", "source_label", "source_url"], heading="Controle"),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    objects = HelplineQuerySet.as_manager()

    class Meta:
        ordering = ["order", "name"]
        verbose_name = "hulplijn"
        verbose_name_plural = "hulplijnen"

    def __str__(self) -> str:
        return self.name

    @property
    def is_stale(self) -> bool:
        """Whether there is a number or chat whose check is too long ago, or never was."""
        if not self.phone and not self.chat_url:
            return False
        return not self.checked_on or self.checked_on < timezone.localdate() - CHECK_EVERY

    @classmethod
    def of(cls, request: HttpRequest) -> list["Helpline"]:
        """Return the live helplines in order, fetched once per request."""
        return RequestState.of(request).once(cls, lambda: list(cls.objects.live()))


class HelpPage(BasePage):
    """Where somebody can turn to: all helplines, the urgent ones first."""

    page_description = "De pagina met alle hulplijnen."
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1
    known_as = "help"
    stands_without_text = True

    body = StreamField(page_blocks(), blank=True, verbose_name="tekst onder de hulplijnen")

    content_panels = [*BasePage.content_panels, "introduction", "body"]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "hulppagina"
        verbose_name_plural = "hulppagina's"

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        prepare(self.body)
        helplines = Helpline.of(request)
        return super().get_context(request, *args, **kwargs) | {
            "urgent": [helpline for helpline in helplines if helpline.urgent],
            "others": [helpline for helpline in helplines if not helpline.urgent],
        }
