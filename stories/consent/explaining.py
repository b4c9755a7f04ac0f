"""Tells editors in the CMS why the gate is closed, whatever they pressed."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.admin import messages
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.views.pages.workflow import WorkflowActionView

from openhartig.cms.naming import NamingEditView

from . import gate
from .obstacles import Obstacle
from .panels import describe

NOT_YET = "Dit verhaal kan nog niet op de site. Je tekst is bewaard als concept."
NOT_THIS_VERSION = (
    "Deze versie kan nog niet op de site. Je tekst is bewaard als concept. "
    "Bezoekers zien nog de versie die er al stond."
)
NOT_APPROVED = "Goedkeuren kan nog niet."
NOT_APPROVED_BUT_SAVED = "Goedkeuren kan nog niet. Je tekst is bewaard als concept."


def explain(
    request: HttpRequest, page, obstacles: Iterable[Obstacle], lead: str = ""
) -> HttpResponseRedirect:
    """Go to the editor of a story, with what is in the way above it.

    Args:
        lead: what did not happen; by default, that the story was not published.
    """
    lead = lead or (NOT_THIS_VERSION if page.live else NOT_YET)
    messages.warning(request, format_html("{}{}", lead, as_list(obstacles)))
    return HttpResponseRedirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))


def as_list(lines: Iterable) -> SafeString:
    """Return lines as a list in HTML."""
    return format_html("<ul>{}</ul>", format_html_join("", "<li>{}</li>", ((x,) for x in lines)))


class ExplainingEditView(NamingEditView):
    """Edits a story; what the gate refuses is kept as a draft."""

    partials_template_name = "wagtailadmin/consent/edit_partials.html"

    def get_context_data(self, **kwargs) -> dict:
        """Let the checklist follow what was saved in the background."""
        context = super().get_context_data(**kwargs)
        if context["is_partial"]:
            version = self.page.get_latest_revision_as_object()
            context["gate"] = describe(version, self.request)
        return context

    def publish_action(self) -> HttpResponse:
        """Publish, or say why not; the draft is saved by then."""
        try:
            return super().publish_action()
        except gate.GateClosedError as closed:
            return explain(self.request, self.page, closed.obstacles)

    def perform_workflow_action(self) -> HttpResponse:
        """Approve or reject, or say why not; the draft is saved by then."""
        try:
            return super().perform_workflow_action()
        except gate.GateClosedError as closed:
            return explain(self.request, self.page, closed.obstacles, NOT_APPROVED_BUT_SAVED)

    def save_action(self) -> HttpResponse:
        """Save a draft; say so when it was meant as an approval, which is no longer possible."""
        response = super().save_action()
        approved = self.request.POST.get("workflow-action-name") == gate.APPROVE
        found = gate.obstacles_to_approval(self.page, self.request.user) if approved else []
        if found:
            return explain(self.request, self.page, found, NOT_APPROVED_BUT_SAVED)
        return response


class ExplainingRevertView(ExplainingEditView, RevisionsRevertView):
    """Restores an earlier version of a story."""


class ExplainingWorkflowActionView(WorkflowActionView):
    """Takes a decision about a story from a list or the start screen."""

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """Decide, or say why not."""
        found = []
        may_know = self.object.permissions_for_user(request.user).can_edit()
        if self.action_name == gate.APPROVE and may_know:
            found = gate.obstacles_to_approval(self.object, request.user)
        try:
            if not found:
                return super().dispatch(request, *args, **kwargs)
        except gate.GateClosedError as closed:
            found = closed.obstacles
        response = explain(request, self.object, found, NOT_APPROVED)
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": response.url})
        return response
