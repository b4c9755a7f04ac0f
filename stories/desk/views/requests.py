from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.http.response import HttpResponseBase

from stories.consent.gate import teller_of
from stories.desk.models import TellerRequest
from stories.desk.notices import tell_coordinators

from .versions import SayOfVersion


class AskCoordinator(SayOfVersion):
    """Ask the coordinator to find the teller of a draft; for whoever may edit it."""

    template_name = "wagtailadmin/desk/form.html"
    page_title = "Vraag de verhalencoördinator"
    header_icon = "openquote"
    submit_label = "Vraag het"
    done = (
        "Gevraagd. De verhalencoördinator krijgt een mail, en ziet je vraag op het startscherm tot "
        "de toestemming er is."
    )
    explanation = (
        "Dit verhaal heeft nog geen verteller. De verhalencoördinator zoekt contact, vraagt "
        "toestemming en laat de tekst zien. Geef de gegevens van de verteller niet hier door, maar "
        "bel."
    )

    def dispatch(self, request, *args, **kwargs) -> HttpResponseBase:
        if self.story.is_example or teller_of(self.story):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def check_permission(self) -> None:
        """Let in whoever may edit the story."""
        if not self.story.permissions_for_user(self.request.user).can_edit():
            raise PermissionDenied

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(explanation=self.explanation, **kwargs)

    def say(self, form) -> None:
        """Keep the question until the story has a teller."""
        asked = {"asked_by": self.request.user}
        _, is_new = TellerRequest.objects.get_or_create(story=self.story, defaults=asked)
        if is_new:
            tell_coordinators()
