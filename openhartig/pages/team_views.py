"""Keeps the work of others out of screens of the CMS that do not ask what somebody may see.

Wagtail asks on most screens; those here it leaves to everybody who has any page to work on.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.bulk_action import BulkAction
from wagtail.admin.views.pages.bulk_actions import (
    DeleteBulkAction,
    MoveBulkAction,
    PublishBulkAction,
    UnpublishBulkAction,
)

from .models import BasePage
from .others import seen_by
from .teams import is_ours, ours, visible, works_for_all

WORKED_ON = ("page_id", "page_to_move_id")
"""What a screen calls the page that somebody works on there."""

ONLY_NAMED = ("parent_page_id", "destination_id")
"""What a screen calls a page of which it shows the title only."""

CHOSEN = "wagtailadmin_choose_page_chosen_multiple"

FOR_THE_REGION = {
    f"wagtailadmin_reports:{name}{part}"
    for name in ("site_history", "page_types_usage")
    for part in ("", "_results")
}
"""Screens that name the drafts of everybody."""


class TeamMiddleware:
    """Opens no screen of the CMS about a page that is not for whoever asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return self.get_response(request)
        with seen_by(request.user):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> HttpResponse | None:
        """Refuse, as Wagtail itself does, without saying whether there is such a page."""
        if not request.path.startswith(reverse("wagtailadmin_home")):
            return None
        user = request.user
        if not user.is_authenticated or works_for_all(user):
            return None
        worked_on = [kwargs[name] for name in WORKED_ON if name in kwargs]
        named = [kwargs[name] for name in ONLY_NAMED if name in kwargs]
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name == CHOSEN:
            named += [pk for pk in request.GET.getlist("id") if pk.isdecimal()]
        is_refused = (
            name in FOR_THE_REGION
            or (worked_on and BasePage.objects.filter(pk__in=worked_on).exclude(ours(user)))
            or (named and BasePage.objects.filter(pk__in=named).exclude(visible(user)))
        )
        return permission_denied(request) if is_refused else None


class VisibleOnly(BulkAction):
    """Something to do with ticked pages that names no page that one may not know of."""

    def get_actionable_objects(self) -> tuple[list, dict]:
        pages, refused = super().get_actionable_objects()
        user = self.request.user
        refused["items_with_no_access"] = [
            page for page in refused["items_with_no_access"] if page.live or is_ours(user, page)
        ]
        return pages, refused


BULK_ACTIONS: list[type[BulkAction]] = [
    type(action.__name__, (VisibleOnly, action), {})
    for action in (DeleteBulkAction, MoveBulkAction, PublishBulkAction, UnpublishBulkAction)
]
