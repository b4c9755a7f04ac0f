"""What the start screen of the CMS shows of pages: what somebody works on, and what is planned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.ui.components import Component
from wagtail.models import Revision, WorkflowState
from wagtail.permissions import policy_registry
from wagtail.query import PageQuerySet

from openhartig.doors import answers

from .calendar_view import may_see
from .deciding import waits_for
from .models import BasePage

MOST = 6
"""How many lines a list has: what is older is found in the lists of pages."""

AHEAD = timedelta(days=31)
BACK = timedelta(days=31)
REPLACED = {
    "workflow_objects_to_moderate",
    "user_objects_in_workflow_moderation",
    "recent_edits",
    "locked_pages",
}
"""The panels of Wagtail whose place these lists take."""


@dataclass(frozen=True)
class Line:
    """One page in a list.

    Attributes:
        does: what the link says that leads on.
    """

    title: str
    details: str
    url: str
    does: str


class StartPanel(Component):
    """The lists of one person; `request` is of whoever looks at the start screen."""

    name = "start"
    template_name = "wagtailadmin/home/start.html"
    order = 30

    def get_context_data(self, parent_context: dict) -> dict:
        user = parent_context["request"].user
        now = timezone.now()
        lists = [
            ("Wacht op jou", waiting(user)),
            ("Teruggestuurd", returned(user)),
            ("Mijn concepten", drafts(user)),
            ("Gepland deze maand", planned(user, now)),
            ("Net geplaatst", placed(user, now)),
        ]
        return {
            "to_add": to_add(user),
            "calendar_url": reverse("calendar") if may_see(user) else "",
            "lists": [(name, found) for name, found in lists if found],
        }


def to_add(user) -> list[tuple[str, str]]:
    """Return what this person may make, below the sections that hold one kind of page."""
    found = []
    for section in BasePage.objects.live().filter(depth=3).order_by("path").specific():
        kinds = section.creatable_subpage_models()
        if len(kinds) == 1 and section.permissions_for_user(user).can_add_subpage():
            meta = kinds[0]._meta
            args = [meta.app_label, meta.model_name, section.pk]
            name = str(meta.verbose_name).capitalize()
            found.append((f"{name} toevoegen", reverse("wagtailadmin_pages:add", args=args)))
    return found


def waiting(user) -> list[Line]:
    """Return all that this person decides about."""
    return [_line(each.page, each.words, "Bekijk") for each in waits_for(user)]


def returned(user) -> list[Line]:
    """Return what was sent back to whoever sent it on."""
    states = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_NEEDS_CHANGES, requested_by=user
    )
    states = states.select_related("current_task_state").order_by("-current_task_state__started_at")
    pages = may_change(user).in_bulk([int(state.object_id) for state in states[:MOST]])
    return [
        _line(pages[int(state.object_id)], _why(state), "Ga verder")
        for state in states[:MOST]
        if int(state.object_id) in pages
    ]


def drafts(user) -> list[Line]:
    """Return what this person wrote and is not on the site, each with what it waits for."""
    busy = WorkflowState.objects.active().values("object_id")
    pages = may_change(user).filter(Q(owner=user) | Q(latest_revision__user=user))
    pages = pages.filter(has_unpublished_changes=True, latest_revision__isnull=False)
    pages = pages.exclude(latest_revision__object_id__in=busy)
    newest = pages.order_by("-latest_revision_created_at")[:MOST].specific()
    return [_line(page, _next_step(page, user), "Ga verder") for page in newest]


def planned(user, now: datetime) -> list[Line]:
    """Return what goes on the site by itself in the coming weeks."""
    revisions = Revision.page_revisions.filter(
        approved_go_live_at__gte=now, approved_go_live_at__lt=now + AHEAD
    )
    found = revisions.values_list("object_id", "approved_go_live_at")
    moments = {int(number): moment for number, moment in found.order_by("-approved_go_live_at")}
    pages = may_change(user).filter(pk__in=moments)
    lines = sorted(pages, key=lambda page: moments[page.pk])
    return [_line(page, _day(moments[page.pk]), "Open") for page in lines[:MOST]]


def placed(user, now: datetime) -> list[Line]:
    """Return what came on the site not long ago."""
    pages = may_change(user).live().filter(first_published_at__gte=now - BACK)
    newest = pages.order_by("-first_published_at")[:MOST]
    return [
        Line(page.title, _day(page.first_published_at), page.get_url() or "", "Bekijk")
        for page in newest
    ]


def may_change(user) -> PageQuerySet:
    """Return the pages that are the work of somebody."""
    pages = policy_registry.get_by_type(BasePage).instances_user_has_permission_for(user, "change")
    return BasePage.objects.filter(pk__in=pages.order_by().values("pk"))


def _line(page: BasePage, details: str, does: str) -> Line:
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return Line(page.draft_title or page.title, details, edit, does)


def _next_step(page: BasePage, user) -> str:
    said: Iterable[str] = (ask(page, user) for ask in answers("next_step"))
    return next(filter(None, said), "")


def _why(state: WorkflowState) -> str:
    return state.current_task_state.comment if state.current_task_state else ""


def _day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "j F")
