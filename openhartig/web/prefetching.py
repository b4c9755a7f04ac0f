"""Lets a browser fetch the next page while a visitor is about to open it.

The rules stand in static/prefetch.speculationrules, and a header names them, so that the policy
needs no exception for inline scripts:
https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Speculation-Rules
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers

from .request_state import RequestState

RULES = "prefetch.speculationrules"
NO_RULES = "{}"


def announce_rules(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware that names the rules with every page that anybody may keep.

    It stands outside the one that serves static files: who saves data gets a file without rules.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        rules = static(RULES)
        if request.path == rules:
            return _without_rules() if _saves_data(request) else _vary(get_response(request))
        response = get_response(request)
        is_page = response.get("Content-Type", "").startswith("text/html")
        is_for_one = "no-store" in response.get("Cache-Control", "")
        if is_page and not RequestState.of(request).is_private and not is_for_one:
            response["Speculation-Rules"] = f'"{rules}"'
        return response

    return middleware


def _saves_data(request: HttpRequest) -> bool:
    return request.headers.get("Save-Data", "").lower() == "on"


def _without_rules() -> HttpResponse:
    response = HttpResponse(NO_RULES, content_type="application/speculationrules+json")
    response["Cache-Control"] = "no-store"
    return _vary(response)


def _vary(response: HttpResponse) -> HttpResponse:
    patch_vary_headers(response, ["Save-Data"])
    return response
