from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.generic import View

from openhartig.web.request_state import RequestState
from stories.desk.reading import log_reading
from stories.desk.still import still
from stories.my_story.overview import Overview
from stories.my_story.pictures import picture_of
from stories.my_story.sounds import sound_of
from stories.my_story.views import what_is_seen

from .base import TellerMixin

NO_LINK = "niet-jouw-link"
"""Stands where the key of a teller would; it opens nothing, and nothing of it is left."""


class SeeAsTeller(TellerMixin, View):
    """Show what a teller sees on the private page now, with nothing to press.

    No link of the teller is used, so that it is no visit.
    """

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        log_reading(request.user, self.teller)
        state = RequestState.of(request)
        state.is_private, state.token = True, NO_LINK
        below = reverse("desk_as_teller", args=[self.teller.key])
        details = {
            "link": "Hier staat de link van de verteller. Jij ziet hem niet.",
            "teller_url": self.teller_url,
            "reference": self.teller.reference,
        }
        context = what_is_seen(request, Overview(self.teller), below) | details
        html = render_to_string("wagtailadmin/desk/as_teller.html", context, request)
        look = reverse("my_story_look", args=[NO_LINK])
        photo = reverse("desk_open_photo", args=[self.teller.key])
        return HttpResponse(still(html, reverse("my_story", args=[NO_LINK]), {look: photo}))


class SeenPicture(TellerMixin, View):
    """Show one picture of what a teller sees."""

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        return picture_of(self.teller, self.kwargs["number"])


class SeenSound(TellerMixin, View):
    """Let somebody hear one sound of what a teller hears."""

    def get(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        return sound_of(request, self.teller, self.kwargs["number"])
