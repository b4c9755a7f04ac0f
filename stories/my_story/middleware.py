from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

PRIVATE_ADDRESSES = ("/mijn-verhaal/", "/deel-jouw-verhaal/")
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow",
}


class PrivateAddressMiddleware:
    """Keeps whatever is answered below a private link to the one who asked, errors included.

    `request.is_private` tells templates to leave out what knows other hosts: measuring, players.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.is_private = _is_below_private_address(request.path)
        response = self.get_response(request)
        if request.is_private:
            for header, value in HEADERS.items():
                response[header] = value
        return response


def _is_below_private_address(path: str) -> bool:
    """Tell whether more follows than the address of a public page."""
    return any(path.startswith(start) and path != start for start in PRIVATE_ADDRESSES)
