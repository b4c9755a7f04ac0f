"""Lets a session in the CMS go on while somebody works, and tells how long it still lasts.

A session ends some hours after the last thing that somebody did, instead of in the middle of it.
`static/js/cms/session.js` warns before that happens (WCAG 2.2.1).
"""

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.views.decorators.http import require_safe

RENEWED = "renewed_at"
SECONDS_BETWEEN = 5 * 60
"""After how long a session is written again: not with every request."""

OF_ITSELF = {"session_left", "wagtailadmin_editing_sessions:ping"}
"""What a screen that nobody looks at goes on asking."""


class SlidingSessionMiddleware:
    """Begins the time of a session again with what somebody does in the CMS."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs) -> None:
        """Renew a session; one that public pages meet stays as it is.

        Only a request that writes nothing else does: a full disk has to be told about the write
        that somebody asked for.
        """
        match = request.resolver_match
        is_cms = request.path.startswith(reverse("wagtailadmin_home"))
        if not is_cms or request.method != "GET" or not match or match.view_name in OF_ITSELF:
            return
        if request.user.is_authenticated and _age(request) > SECONDS_BETWEEN:
            renew(request)


def renew(request: HttpRequest) -> None:
    """Begin the time of a session again."""
    request.session[RENEWED] = time.time()


@require_safe
def session_left(request: HttpRequest) -> HttpResponse:
    """Answer how many seconds are left, and what forms on the screen have to send along now.

    Asked with `?renew`, the time begins again first.
    """
    if "renew" in request.GET:
        renew(request)
    left = max(0, round(request.session.get_expiry_age() - _age(request)))
    return JsonResponse({"seconds": left, "token": get_token(request)})


def _age(request: HttpRequest) -> float:
    return time.time() - request.session.get(RENEWED, 0)
