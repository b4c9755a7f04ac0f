from functools import cached_property

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import FormView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from stories.consent.gate import teller_of
from stories.consent.models import Agreement
from stories.coordination.forms import SpellingForm
from stories.coordination.permissions import may_coordinate
from stories.coordination.spelling import Comparison
from stories.models import StoryPage

CHANGED = "De tekst is net veranderd. Kijk nog eens naar de verschillen."


class MarkSpelling(WagtailAdminTemplateMixin, FormView):
    """Say that an edit is only spelling, so that it needs no new agreement.

    For everybody who may publish the page: it shows what stands on the page, and nobody.
    """

    template_name = "wagtailadmin/coordination/spelling.html"
    form_class = SpellingForm
    page_title = "Alleen spelling"
    header_icon = "edit"

    def dispatch(self, request, *args, **kwargs) -> HttpResponse:
        can_publish = self.story.permissions_for_user(request.user).can_publish()
        if not can_publish and not may_coordinate(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def story(self) -> StoryPage:
        """The story that was edited."""
        return get_object_or_404(StoryPage, pk=self.kwargs["page_id"])

    @cached_property
    def comparison(self) -> Comparison:
        """What changed since the agreement."""
        return Comparison(self.story, teller_of(self.story))

    @property
    def edit_url(self) -> str:
        """Where the story is edited."""
        return reverse("wagtailadmin_pages:edit", args=[self.story.pk])

    def get_breadcrumbs_items(self) -> list[dict]:
        return [
            *self.breadcrumbs_items,
            {"url": self.edit_url, "label": self.comparison.version.title},
            {"url": "", "label": self.page_title},
        ]

    def get_initial(self) -> dict:
        return {"revision": self.story.latest_revision_id}

    def get_context_data(self, **kwargs) -> dict:
        details = {
            "comparison": self.comparison,
            "back_url": self.edit_url,
            "submit_label": "Het is alleen spelling",
        }
        return super().get_context_data(**details, **kwargs)

    def form_valid(self, form) -> HttpResponse:
        with transaction.atomic():
            self.story = StoryPage.objects.select_for_update().get(pk=self.story.pk)
            refusal = self.comparison.refusal
            if self.story.latest_revision_id != form.cleaned_data["revision"]:
                form.data = form.data.copy()
                form.data["revision"] = self.story.latest_revision_id
                refusal = CHANGED
            if refusal:
                form.add_error(None, refusal)
                return self.form_invalid(form)
            teller_of(self.story).agree(
                self.comparison.parts,
                Agreement.Kind.SPELLING,
                by=self.request.user,
                reason=form.cleaned_data["reason"],
            )
        messages.success(self.request, "Vastgelegd: alleen spelling. Je kunt de pagina publiceren.")
        return HttpResponseRedirect(self.edit_url, status=303)

    def form_invalid(self, form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)
