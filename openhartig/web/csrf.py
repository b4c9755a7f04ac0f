from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .failed_writes import Sent

LONG = 40  # characters that nobody wants to type again


def refuse_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say that a form may come from another site, and give back the long texts in it.

    Args:
        request: the form as it was sent.
        reason: what Django found, which says nothing to who reads it.
    """
    typed = [value.text for value in Sent(request).values if len(value.text) > LONG]
    response = render(request, "403_csrf.html", {"typed": typed}, status=403)
    response["Cache-Control"] = "no-store, private"
    return response


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
