from urllib.parse import urlencode

from django.db import models
from django.http import HttpRequest, HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from openhartig.encryption import EncryptedEmailField
from openhartig.pages.models import BasePage

MOOD = "sfeer"
"""The question in the address of the list."""


class TeaRoom(models.Model):
    """A place to meet; editors keep the list."""

    class Mood(models.TextChoices):
        QUIET = "stil", "stil"
        LIVELY = "druk", "druk"

    name = models.CharField("naam", max_length=80)
    mood = models.CharField("sfeer", max_length=10, choices=Mood.choices)

    class Meta:
        ordering = ["name"]
        verbose_name = "theehuis"
        verbose_name_plural = "theehuizen"

    def __str__(self) -> str:
        return self.name


class Guest(models.Model):
    """Somebody who was invited; no page shows it."""

    email = EncryptedEmailField("e-mailadres")
    invited_at = models.DateTimeField("uitgenodigd op")

    class Meta:
        verbose_name = "gast"
        verbose_name_plural = "gasten"

    def __str__(self) -> str:
        return f"Gast {self.pk}"


class TeaPage(RoutablePageMixin, BasePage):
    """All tea rooms, with a filter and a page below it."""

    page_description = "Het overzicht van alle theehuizen."
    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count = 1
    known_as = "tea"
    questions = (MOOD,)

    content_panels = [*BasePage.content_panels, "introduction"]

    class Meta:
        verbose_name = "overzicht van theehuizen"
        verbose_name_plural = "overzichten van theehuizen"

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        mood = request.GET.get(MOOD, "")
        mood = mood if mood in TeaRoom.Mood else ""
        rooms = TeaRoom.objects.filter(mood=mood) if mood else TeaRoom.objects.all()
        context = super().get_context(request, *args, **kwargs)
        return context | {"mood": mood, "rooms": rooms}

    def own_query(self, context: dict) -> str:
        return urlencode({MOOD: context["mood"]}) if context.get("mood") else ""

    @path("")
    def list_rooms(self, request: HttpRequest) -> HttpResponse:
        """Show the list."""
        return self.render(request)

    @path("menukaart/")
    def show_menu(self, request: HttpRequest) -> HttpResponse:
        """Show what there is to drink."""
        return self.render(request, template="tiny_room/menu.html")
