from django.http import HttpRequest
from wagtail import hooks

from openhartig.pages.fragments import Fragment
from openhartig.pages.models import BasePage
from openhartig.web.request_state import RequestState


@hooks.register("stands_at")
def begin_early(place: str, request: HttpRequest, page: BasePage | None) -> Fragment | None:
    """Fold what a reader folds on every page that could have a card of a story."""
    if place != "in_head" or RequestState.of(request).is_private:
        return None
    return Fragment("folding/in_head.html")
