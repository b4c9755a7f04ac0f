from django.http import HttpRequest
from wagtail import hooks

from openhartig.pages.fragments import Fragment
from openhartig.pages.models import BasePage
from openhartig.web.request_state import RequestState

LEADS_AT = {
    "in_small_print": "folding/in_small_print.html",
    "on_device": "folding/on_device.html",
}


@hooks.register("stands_at")
def lead_to_choices(place: str, request: HttpRequest, page: BasePage | None) -> Fragment | None:
    """Lead to the choice of a reader from where somebody looks for it."""
    return Fragment(LEADS_AT[place]) if place in LEADS_AT else None


@hooks.register("stands_at")
def begin_early(place: str, request: HttpRequest, page: BasePage | None) -> Fragment | None:
    """Fold what a reader folds on every page that could have a card of a story."""
    if place != "in_head" or RequestState.of(request).is_private:
        return None
    return Fragment("folding/in_head.html")
