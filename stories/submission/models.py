import json
from collections.abc import Iterable
from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.fields import StreamField
from wagtail.search import index

from openhartig.blocks import page_blocks
from openhartig.blocks.reading import prepare
from openhartig.encryption import (
    EncryptedCharField,
    EncryptedJSONField,
    EncryptedTextField,
    Unreadable,
)
from openhartig.pages.models import BasePage
from openhartig.region.models import Municipality
from stories.consent.models import ConsentWording, Teller
from stories.consent.parts import PARTS
from stories.consent.uses import Use
from stories.models import ContentNote, Perspective, Theme
from stories.models.choices import ChoiceListField

Typed = dict[str, list[str]]
"""The input of a form, by field, as it was typed."""


class Step(models.IntegerChoices):
    """The parts of the form, in the order in which they are asked."""

    BEGIN = 1, "Voordat je begint"
    STORY = 2, "Je verhaal"
    ABOUT = 3, "Over jou"
    SEND = 4, "Nakijken en versturen"

    @property
    def slug(self) -> str:
        """The name of the step in its address."""
        return ("vooraf", "verhaal", "over-jou", "versturen")[self - 1]


class Submission(models.Model):
    """What somebody filled in to share a story; how to reach that person stands with the teller.

    Everything but `unfinished` is valid: input that is not, or not yet, waits there as it was
    typed. A draft that editors make is a copy, so that this stays what the teller sent. Whatever
    tells something of the person or the story is encrypted, so the database cannot filter on it.
    """

    teller = models.OneToOneField(
        Teller, verbose_name="verteller", on_delete=models.CASCADE, related_name="submission"
    )
    step = models.PositiveSmallIntegerField(
        "laatste stap die af is", choices=Step.choices, default=Step.BEGIN
    )
    updated_at = models.DateTimeField("laatst bewaard op", auto_now=True)

    is_16 = models.BooleanField("16 jaar of ouder", default=False)
    is_anonymous = models.BooleanField("anoniem", default=True)
    display_name = EncryptedCharField("naam op de site", max_length=80, null=True, blank=True)
    municipality_number = EncryptedCharField("gemeente", max_length=20, null=True, blank=True)
    perspective = EncryptedCharField(
        "wie vertelt", max_length=20, choices=Perspective.choices, null=True, blank=True
    )
    text = EncryptedTextField("verhaal", null=True, blank=True)
    theme_numbers = EncryptedJSONField("thema’s", default=list, blank=True)
    content_notes = EncryptedJSONField("dit verhaal gaat ook over", default=list, blank=True)
    uses = ChoiceListField("wat mag", choices_class=Use, default=list, blank=True)
    wording = models.ForeignKey(
        ConsentWording,
        verbose_name="tekst van de toestemming",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    unfinished = EncryptedTextField("nog niet af", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "inzending"
        verbose_name_plural = "inzendingen"

    def __str__(self) -> str:
        return f"Inzending van {self.teller}"

    @property
    def municipality(self) -> Municipality | None:
        """Where the teller lives; none means: the region."""
        if not self.municipality_number or isinstance(self.municipality_number, Unreadable):
            return None
        return Municipality.objects.filter(pk=self.municipality_number).first()

    @municipality.setter
    def municipality(self, place: Municipality | None) -> None:
        self.municipality_number = str(place.pk) if place else None

    @property
    def themes(self) -> models.QuerySet[Theme]:
        """What the story is about."""
        return Theme.objects.filter(pk__in=self.theme_numbers)

    @themes.setter
    def themes(self, themes: Iterable[Theme]) -> None:
        self.theme_numbers = [theme.pk for theme in themes]

    def sent(self, name: str) -> Any:
        """Return what was filled in for a field of the page; nothing of what is to stay private."""
        return "" if name == "display_name" and self.is_anonymous else getattr(self, name)

    @property
    def askable_uses(self) -> list[Use]:
        """The uses that mean something for this story: without a name there is none to show.

        A photo that comes later, and any video or sound, is asked about on the private page.
        """
        asked = [part for part in PARTS if part.may_be_refused and part.sent_fields]
        meaningless = {part.use for part in asked if not any(map(self.sent, part.sent_fields))}
        still_to_come = {Use.VIDEO} if hasattr(self.teller, "photo") else {Use.VIDEO, Use.PHOTO}
        return [use for use in Use if use not in meaningless | still_to_come]

    @property
    def granted_uses(self) -> set[Use]:
        """What the teller allows, once the form is sent."""
        return {use for use in self.askable_uses if use in self.uses}

    @property
    def open_step(self) -> Step:
        """The first step that is not complete, or else the last one."""
        return Step(min(self.step + 1, Step.SEND))

    @property
    def texts(self) -> list[str]:
        """Everything that somebody wrote."""
        typed = [value for form in self._typed.values() for v in form.values() for value in v]
        return [self.text or "", *typed]

    @property
    def note_labels(self) -> list[str]:
        """The content notes in words, in a fixed order."""
        return [note.label for note in ContentNote if note in self.content_notes]

    def typed(self, step: Step) -> Typed | None:
        """Return the input of a step that could not be accepted."""
        return self._typed.get(str(step.value))

    def keep_typed(self, step: Step, typed: Typed) -> None:
        """Keep input that is not right yet, so that nobody has to type it again."""
        self._set_unfinished(self._typed | {str(step.value): typed})
        self.reopen(step)
        self.save()

    def complete(self, step: Step) -> None:
        """Keep a step that is as it should be."""
        self._set_unfinished({n: typed for n, typed in self._typed.items() if n != str(step.value)})
        if step == self.open_step:
            self.step = step
        self.save()

    def reopen(self, step: Step) -> None:
        """Ask for a step again before the form can be sent; the caller saves."""
        self.step = min(self.step, step - 1)

    @property
    def _typed(self) -> dict[str, Typed]:
        if not self.unfinished or isinstance(self.unfinished, Unreadable):
            return {}
        return json.loads(self.unfinished)

    def _set_unfinished(self, typed: dict[str, Typed]) -> None:
        self.unfinished = json.dumps(typed) if typed else None


class SharePage(BasePage):
    """Tells what happens with a story, and leads to the form to share one."""

    page_description = "De pagina over verhalen delen, met de knop naar het formulier."
    template = "submission/share_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1
    front_of = "share_start"
    stands_without_text = True
    known_as = "share"
    show_in_menus_default = True

    body = StreamField(page_blocks(), blank=True, verbose_name="tekst")

    content_panels = [*BasePage.content_panels, "introduction", "body"]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "pagina om verhalen te delen"
        verbose_name_plural = "pagina’s om verhalen te delen"

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        prepare(self.body)
        return super().get_context(request, *args, **kwargs)
