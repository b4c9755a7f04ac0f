from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt

from .csrf import refuse_form

REFUSAL = (
    "Je browser zegt niet dat dit verzoek van onze eigen site komt. "
    "Daarom is er niets veranderd. Ga terug en probeer het opnieuw."
)
PORTS = {"http": 80, "https": 443}


def same_origin_only(view: Callable) -> Callable:
    """Accept a form only from our own pages, without a token or a cookie.

    Browsers say where a request comes from in headers that no page can forge (Sec-Fetch-Site,
    https://www.w3.org/TR/fetch-metadata/, and Origin). A request without either is refused.
    """

    @wraps(view)
    def checked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method in {"GET", "HEAD"} or comes_from_us(request):
            return view(request, *args, **kwargs)
        return _refuse(request)

    return csrf_exempt(checked)


def comes_from_us(request: HttpRequest) -> bool:
    """Tell whether the browser says that a page of this very site sent the request.

    Older browsers send no Sec-Fetch-Site, and no other does on plain http but to localhost. Their
    Origin is "null" on a page without referrers: our pages send `Referrer-Policy: same-origin`.
    """
    fetch_site = request.headers.get("Sec-Fetch-Site")
    if fetch_site:
        return fetch_site == "same-origin"
    origin = _parts(request.headers.get("Origin", ""))
    return origin is not None and origin == _parts(f"{request.scheme}://{request.get_host()}")


def _parts(origin: str) -> tuple[str, str | None, int | None] | None:
    """Return scheme, host and port of an origin, the usual port included; None if it has none."""
    try:
        address = urlsplit(origin)
        return address.scheme, address.hostname, address.port or PORTS.get(address.scheme)
    except ValueError:
        return None


def _refuse(request: HttpRequest) -> HttpResponse:
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"message": REFUSAL}, status=403)
    return refuse_form(request)
