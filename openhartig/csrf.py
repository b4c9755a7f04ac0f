from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def keep_pages_without_forms_the_same(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Take a malformed CSRF cookie for no cookie: only a form that asks for a token gets a new one.

    Django's middleware, right before this one, would replace such a cookie with any page. A public
    page has no such form and stays the same for every visitor.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.META.pop("CSRF_COOKIE_NEEDS_UPDATE", False):
            del request.META["CSRF_COOKIE"]
        return get_response(request)

    return middleware
