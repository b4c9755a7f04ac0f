from datetime import datetime, time, timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from openhartig.web.request_state import RequestState
from stories.models.choices import ChoiceListField, ContentNote

from ..blocks import OpeningTimesBlock
from ..hours import Times, in_words

CHECK_EVERY = timedelta(days=180)
"""After this time somebody must look whether a helpline still is what we say it is."""

NOT_YET = "Deze dag moet nog komen. Vul in wanneer je het nakeek."
NEVER_CHECKED = "Kijk eerst na of alles klopt, en vul in wanneer je dat deed."
TO_CHECK = "Kijk dit na en maak het leeg voordat bezoekers de hulplijn zien."
NO_TIMES = "Vul hieronder de vaste tijden in, of kies iets anders."
TIMES_AS_WELL = "Hieronder staan vaste tijden. Kies ‘Op vaste tijden’, of haal ze weg."


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

    def never_checked(self):
        """Keep the helplines that wait for a first check before visitors may see them."""
        return self.filter(live=False, checked_on=None)


class Helpline(index.Indexed, models.Model):
    """Somebody to turn to, by phone or chat."""

    class Availability(models.TextChoices):
        """When somebody answers."""

        UNKNOWN = "", "Dat weten we niet"
        ALWAYS = "always", "Dag en nacht"
        AT_TIMES = "at-times", "Op vaste tijden"

    class Ages(models.TextChoices):
        """How old who calls may be: always said of adults and of young people, or of neither."""

        UNKNOWN = "", "Dat weten we niet"
        EVERYBODY = "everybody", "Voor volwassenen en voor jongeren"
        ADULTS = "adults", "Voor volwassenen, niet voor jongeren"
        YOUTH = "youth", "Voor jongeren, niet voor volwassenen"

    class About(models.TextChoices):
        """About whom somebody may call."""

        UNKNOWN = "", "Dat weten we niet"
        ANYBODY = "anybody", "Voor jezelf of voor een ander"
        SELF = "self", "Voor jezelf"
        OTHERS = "others", "Als je je zorgen maakt om een ander"

    name = models.CharField("naam", max_length=80, unique=True)
    for_whom = models.CharField("voor wie", max_length=200)
    ages = models.CharField(
        "volwassenen en jongeren", max_length=10, choices=Ages.choices, blank=True
    )
    about = models.CharField(
        "jezelf of een ander", max_length=10, choices=About.choices, blank=True
    )
    subjects = ChoiceListField(
        "past bij",
        choices_class=ContentNote,
        default=list,
        blank=True,
        help_text="Onder een verhaal dat hierover gaat, staat deze hulplijn vooraan. "
        "Kies niets als de hulplijn er voor alles is.",
    )
    phone = models.CharField(
        "telefoonnummer",
        max_length=20,
        blank=True,
        help_text="Alleen cijfers, met eventueel een plus ervoor. Hiermee belt een telefoon.",
    )
    phone_label = models.CharField("telefoonnummer zoals we het tonen", max_length=30, blank=True)
    chat_url = models.URLField("adres van de chat", blank=True)
    chat_label = models.CharField("tekst van de link naar de chat", max_length=40, blank=True)
    availability = models.CharField(
        "wanneer is er iemand?", max_length=10, choices=Availability.choices, blank=True
    )
    opening_times = StreamField(OpeningTimesBlock(), blank=True, verbose_name="vaste tijden")
    open_on_holidays = models.BooleanField(
        "ook op feestdagen op deze tijden",
        default=False,
        help_text="Zonder dit vinkje zeggen we op een feestdag niet of de hulplijn open is.",
    )
    hours_remark = models.CharField(
        "opmerking bij de tijden",
        max_length=120,
        blank=True,
        help_text="Zoals: chatten kan tot 22.00 uur.",
    )
    cost = models.CharField("kosten", max_length=120, blank=True)
    urgent = models.BooleanField(
        "voor acuut gevaar", default=False, help_text="Staat bovenaan de hulppagina."
    )
    in_strip = models.BooleanField("in de hulpbalk boven elke pagina", default=False)
    in_story_box = models.BooleanField("onder elk verhaal", default=False)
    for_under_16 = models.BooleanField(
        "op de pagina voor wie jonger is dan 16",
        default=False,
        help_text="Hulp die er speciaal voor jongeren is, staat daar vooraan.",
    )
    live = models.BooleanField("zichtbaar voor bezoekers", default=True)
    checked_on = models.DateField(
        "gecontroleerd op",
        null=True,
        blank=True,
        help_text="Bel of kijk zelf of alles nog klopt. Bezoekers zien de maand. "
        "Na 180 dagen zien ze die niet meer, en vragen we je om opnieuw te kijken.",
    )
    to_check = models.TextField(
        "nog na te kijken",
        max_length=400,
        blank=True,
        help_text="Alleen de redactie ziet dit. Is alles nagekeken? Maak dit dan leeg.",
    )
    source_label = models.CharField("bron", max_length=120, blank=True)
    source_url = models.URLField(
        "adres van de bron",
        blank=True,
        max_length=400,
        help_text="Waar kun je dit nakijken? Alleen de redactie ziet dit.",
    )
    order = models.PositiveSmallIntegerField("volgorde", default=100)

    panels = [
        MultiFieldPanel(["name", "for_whom", "ages", "about", "cost"], heading="Wie is dit?"),
        MultiFieldPanel(
            [
                FieldRowPanel(["phone", "phone_label"]),
                FieldRowPanel(["chat_url", "chat_label"]),
            ],
            heading="Bellen of chatten",
        ),
        MultiFieldPanel(
            ["availability", "opening_times", "open_on_holidays", "hours_remark"],
            heading="Wanneer?",
        ),
        MultiFieldPanel(
            [
                "live",
                "urgent",
                "in_strip",
                "in_story_box",
                "subjects",
                "for_under_16",
                FieldPanel("order"),
            ],
            heading="Waar staat deze hulplijn?",
        ),
        MultiFieldPanel(
            ["to_check", "checked_on", "source_label", "source_url"], heading="Controle"
        ),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    objects = HelplineQuerySet.as_manager()

    class Meta:
        ordering = ["order", "name"]
        verbose_name = "hulplijn"
        verbose_name_plural = "hulplijnen"

    def __str__(self) -> str:
        return self.name

    def clean(self) -> None:
        """Refuse what would tell visitors something that nobody looked at, or that does not fit.

        Raises:
            ValidationError: why, beside the field where something is to be done.
        """
        super().clean()
        errors = {}
        if self.checked_on and self.checked_on > timezone.localdate():
            errors["checked_on"] = NOT_YET
        if self.live and self.to_check:
            errors["to_check"] = TO_CHECK
        if self.live and self.can_be_reached and not self.checked_on:
            errors["checked_on"] = NEVER_CHECKED
        if self.availability == self.Availability.AT_TIMES and not self.opening_times:
            errors["availability"] = NO_TIMES
        if self.availability != self.Availability.AT_TIMES and self.opening_times:
            errors["availability"] = TIMES_AS_WELL
        if errors:
            raise ValidationError(errors)

    @property
    def can_be_reached(self) -> bool:
        """Whether there is a number or a chat."""
        return bool(self.phone or self.chat_url)

    @property
    def is_stale(self) -> bool:
        """Whether there is a number or chat whose check is too long ago, or never was."""
        if not self.can_be_reached:
            return False
        return not self.checked_on or self.checked_on < timezone.localdate() - CHECK_EVERY

    @property
    def shows_check(self) -> bool:
        """Whether visitors see when somebody looked."""
        return bool(self.checked_on and self.checked_on >= timezone.localdate() - CHECK_EVERY)

    @property
    def shows_check_until(self) -> datetime | None:
        """When visitors see that no longer; None when they do not see it."""
        if not self.checked_on or not self.shows_check:
            return None
        day = self.checked_on + CHECK_EVERY + timedelta(days=1)
        return timezone.make_aware(datetime.combine(day, time()))

    @property
    def times(self) -> list[Times]:
        """The times of a week at which somebody answers, of a line that has them."""
        return [block.value.times for block in self.opening_times]

    @property
    def hours(self) -> list[str]:
        """When somebody answers, in lines; none when that is not known."""
        if self.availability == self.Availability.ALWAYS:
            return [self.Availability.ALWAYS.label]
        return in_words(self.times)

    @property
    def open_spans(self) -> str:
        """The same for scripts: "always", or minutes of the week such as "540-1020"."""
        if self.availability == self.Availability.ALWAYS:
            return self.availability
        spans = sorted(span for each in self.times for span in each.spans)
        return " ".join(f"{begin}-{end}" for begin, end in spans)

    @property
    def hours_are_missing(self) -> bool:
        """Whether to say so; nothing may keep anybody from a line for acute danger."""
        return self.can_be_reached and not self.hours and not self.urgent

    @classmethod
    def of(cls, request: HttpRequest) -> list["Helpline"]:
        """Return the live helplines in order, fetched once per request."""
        return RequestState.of(request).once(cls, lambda: list(cls.objects.live()))
