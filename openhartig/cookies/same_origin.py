from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt

REFUSAL = (
    "Je browser zegt niet dat dit verzoek van onze eigen site komt. "
    "Daarom is er niets veranderd. Ga terug en probeer het opnieuw."
)


def same_origin_only(view: Callable) -> Callable:
    """Accept a form only from our own pages, without a token or a cookie.

    Browsers say where a request comes from in headers that no page can forge (Sec-Fetch-Site,
    https://www.w3.org/TR/fetch-metadata/, and Origin). A request without either is refused.
    """

    @wraps(view)
    def checked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method in {"GET", "HEAD"} or comes_from_us(request):
            return view(request, *args, **kwargs)
        return HttpResponseForbidden(REFUSAL, content_type="text/plain; charset=utf-8")

    return csrf_exempt(checked)


def comes_from_us(request: HttpRequest) -> bool:
    """Tell whether the browser says that a page of this very site sent the request."""
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site:
        return fetch_site == "same-origin"
    origin = request.headers.get("Origin", "")
    return urlsplit(origin)[:2] == (request.scheme, request.get_host())
