from functools import cached_property

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import View
from wagtail.admin import messages

from stories.consent.gate import teller_of
from stories.desk.corrections import correct, notices_for
from stories.desk.forms import SpellingForm
from stories.desk.spelling import Comparison

from .versions import SayOfVersion

RECORDED = "Vastgelegd: alleen spelling. De verteller hoeft niet opnieuw te kijken."
ON_THE_SITE = (
    "De verbetering staat op de site. De verteller krijgt bericht, en wie het goedkeurde ook."
)


class MarkSpelling(SayOfVersion):
    """Say that an edit is only spelling, so that it needs no new agreement."""

    template_name = "wagtailadmin/desk/spelling.html"
    form_class = SpellingForm
    page_title = "Alleen spelling"
    header_icon = "edit"
    done = RECORDED

    @property
    def submit_label(self) -> str:  # type: ignore[override]  # of the others it is always the same
        """What the button does: what is public already goes on the site at once."""
        may_publish = self.story.permissions_for_user(self.request.user).can_publish()
        return "Zet op de site" if self.story.live and may_publish else "Het is alleen spelling"

    @cached_property
    def comparison(self) -> Comparison:
        """What changed since the agreement."""
        return Comparison(self.story, teller_of(self.story))

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(comparison=self.comparison, **kwargs)

    def refusal(self) -> str:
        """Return why it is more than spelling; empty when it is not."""
        return self.comparison.refusal

    def say(self, form) -> None:
        """Let the agreement hold for the version."""
        teller = teller_of(self.story)
        if teller and correct(self.story, teller, self.comparison, self.request.user):
            self.done = ON_THE_SITE

    def tell(self) -> None:
        """Say what happened, with a way to look when visitors see it."""
        buttons = [messages.button(self.story.get_url(), "Bekijk")]
        is_public = self.done == ON_THE_SITE
        messages.success(self.request, self.done, buttons=buttons if is_public else None)


class CorrectionSeen(View):
    """Take a notice off the start screen of the editor whom it is for."""

    http_method_names = ["post"]

    def post(self, request, pk: int) -> HttpResponse:
        get_object_or_404(notices_for(request.user), pk=pk).delete()
        return redirect("wagtailadmin_home")
