from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .ledger import is_erased


class GoneMiddleware:
    """Says that a story is no longer here, where it was erased, instead of that nothing is found.

    It stands closest to the views: what exists costs nothing more, and no redirect comes between.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer 410 in place of 404 for the address of an erased story."""
        response = self.get_response(request)
        if response.status_code == 404 and is_erased(request.path_info):
            response = render(request, "410.html", status=410)
            # Django would log the address, which may hold a name
            response._has_been_logged = True  # type: ignore[attr-defined]
        return response
