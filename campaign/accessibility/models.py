from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Revision
from wagtail.search import index

from openhartig.blocks import page_blocks
from openhartig.blocks.reading import prepare
from openhartig.encryption import EncryptedCharField, EncryptedTextField
from openhartig.pages.models import BasePage

from .blocks import DeviationBlock
from .forms import StatementForm

CHECK_EVERY = timedelta(days=365)
"""After this time somebody must look whether the statement is still right."""

VALID_FOR = timedelta(days=3 * 365)
"""How old an examination may be (https://www.digitoegankelijk.nl/toegankelijkheidsverklaring/status)."""

KEPT_FOR = timedelta(days=90)
"""How long a report of a problem is kept."""

NOT_YET = "Deze dag moet nog komen."
NEEDED = "Een verklaring met deze status is pas compleet als dit is ingevuld."
TOO_OLD = "Dit onderzoek is ouder dan drie jaar. Dan geldt deze status niet meer."
NO_STATUS = "Dit hoort bij een verklaring in het register. Kies daar ook de status van."
DEVIATIONS_AS_WELL = (
    "Bij deze status horen geen afwijkingen. Haal ze weg, of kies een andere status."
)


class Status(models.TextChoices):
    """How far the site is, as the register of statements says it; without a statement it is E."""

    NOT_EXAMINED = "", "Nog niet onderzocht"
    FULL = "A", "A: voldoet volledig"
    PARTLY = "B", "B: voldoet gedeeltelijk"
    FIRST = "C", "C: eerste maatregelen genomen"
    NOT = "D", "D: voldoet niet"


EXAMINED = {Status.FULL, Status.PARTLY}
"""What may only be said after a whole examination."""


class AccessibilityPage(BasePage):
    """Tells how accessible the site is, in the model of the Dutch register, and leads to a form."""

    page_description = "De toegankelijkheidsverklaring, met de knop om een probleem te melden."
    template = "accessibility/accessibility_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1
    front_of = "report_problem"
    stands_without_text = True
    known_as = "accessibility"
    base_form_class = StatementForm

    status = models.CharField("status", max_length=1, choices=Status.choices, blank=True)
    examined_on = models.DateField("onderzocht op", null=True, blank=True)
    register_url = models.URLField(
        "adres in het register",
        blank=True,
        max_length=400,
        help_text="Waar de verklaring staat op toegankelijkheidsverklaring.nl.",
    )
    checked_on = models.DateField(
        "laatst nagekeken op",
        null=True,
        blank=True,
        help_text="Kijk elk jaar of alles nog klopt. Na een jaar vragen we erom op je startscherm.",
    )
    body = StreamField(page_blocks(), blank=True, verbose_name="tekst")
    deviations = StreamField(
        [("deviation", DeviationBlock())],
        blank=True,
        verbose_name="afwijkingen",
        help_text="Wat nog niet aan de regels voldoet, zoals het ook in het register staat.",
    )
    contact = models.TextField(
        "wie antwoordt op een melding, en wanneer",
        blank=True,
        max_length=400,
        help_text="Staat bij de knop om een probleem te melden.",
    )

    content_panels = [
        *BasePage.content_panels,
        "introduction",
        MultiFieldPanel(
            ["status", "examined_on", "register_url", "checked_on"], heading="De verklaring"
        ),
        "body",
        "deviations",
        "contact",
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("body"),
        index.SearchField("deviations"),
    ]

    class Meta:
        verbose_name = "toegankelijkheidsverklaring"
        verbose_name_plural = "toegankelijkheidsverklaringen"

    @staticmethod
    def missing(value_of: Callable[[str], Any]) -> dict[str, str]:
        """Return why a statement may not be public, by the field where something is to be done.

        Args:
            value_of: returns what a field holds, by its name.
        """
        status, today = value_of("status"), timezone.localdate()
        wanted = ["register_url", "contact", "checked_on"] if status else []
        wanted += ["examined_on"] if status in EXAMINED else []
        wanted += ["deviations"] if status == Status.PARTLY else []
        found = {name: NEEDED for name in wanted if not value_of(name)}
        if not status:
            strange = ("examined_on", "register_url", "deviations")
            found |= {name: NO_STATUS for name in strange if value_of(name)}
        if status == Status.FULL and value_of("deviations"):
            found["deviations"] = DEVIATIONS_AS_WELL
        examined_on: date | None = value_of("examined_on")
        if status in EXAMINED and examined_on and examined_on < today - VALID_FOR:
            found["examined_on"] = TOO_OLD
        for name in ("examined_on", "checked_on"):
            if value_of(name) and value_of(name) > today:
                found[name] = NOT_YET
        return found

    def publish(self, revision: Revision, *args, **kwargs) -> None:
        """Publish or schedule a version that is complete, on whatever road.

        Raises:
            ValidationError: something is missing.
        """
        version = revision.as_object()
        found = self.missing(lambda name: getattr(version, name))
        if found:
            names = {name: self._meta.get_field(name).verbose_name for name in found}
            raise ValidationError([f"{self.title}, {names[name]}: {found[name]}" for name in found])
        super().publish(revision, *args, **kwargs)

    @property
    def is_stale(self) -> bool:
        """Whether nobody looked for a year, or ever."""
        return not self.checked_on or self.checked_on < timezone.localdate() - CHECK_EVERY

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        prepare(self.body)
        return super().get_context(request, *args, **kwargs)


class ProblemReport(models.Model):
    """What somebody told us of a problem with the site. Whoever reads it in the CMS acts on it."""

    text = EncryptedTextField("wat gaat er mis")
    page = EncryptedCharField("op welke pagina", max_length=400, blank=True)
    contact = EncryptedCharField("hoe te bereiken", max_length=200, blank=True)
    reported_at = models.DateTimeField("gemeld op", auto_now_add=True, db_index=True)
    is_handled = models.BooleanField("afgehandeld", default=False)

    panels = [
        FieldPanel("text", read_only=True),
        FieldPanel("page", read_only=True),
        FieldPanel("contact", read_only=True),
        "is_handled",
    ]

    class Meta:
        ordering = ["is_handled", "-reported_at"]
        default_permissions = ("change", "delete", "view")
        verbose_name = "melding"
        verbose_name_plural = "meldingen"

    def __str__(self) -> str:
        """Return what the logs of the CMS may keep: nothing of what was told."""
        return f"Melding van {date_format(timezone.localtime(self.reported_at), 'j F Y, H.i')}"
