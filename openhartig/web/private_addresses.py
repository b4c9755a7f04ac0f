"""Addresses of which the rest is a key: whoever has it can read and change a teller's story."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from .request_state import RequestState

HEADERS = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex, nofollow",
}


def is_private(path: str) -> bool:
    """Tell whether more follows than the address of a public page."""
    return path.startswith(settings.PRIVATE_ADDRESSES) and path not in settings.PRIVATE_ADDRESSES


class PrivateAddressMiddleware:
    """Keeps whatever is answered below a private address to the one who asked, errors included.

    Our own site may see the referrer, or browsers would call the origin of a form "null"; nobody
    else may, as on every page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        state = RequestState.of(request)
        state.is_private = is_private(request.path)
        response = self.get_response(request)
        if state.is_private:
            for header, value in HEADERS.items():
                response[header] = value
        return response
