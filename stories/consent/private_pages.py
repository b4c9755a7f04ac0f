"""The pages below a private link, and what somebody gets whose link does not work."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from openhartig.web.limits import Limit, address_of
from openhartig.web.request_state import RequestState
from openhartig.web.same_origin import same_origin_only

from .links import find_teller

DEAD_LINKS = Limit("dead links", most=30, seconds=10 * 60)
"""How many links that do not work may be tried from one address. A link that works always does:
behind the same address may be a library full of people."""


def private_page(view: Callable) -> Callable:
    """Open a page for the teller that its `token` leads to.

    The view gets the teller in place of the token, and the token by `token_of`. Forms are
    accepted from our own pages only.
    """

    @same_origin_only
    @wraps(view)
    def opened(request: HttpRequest, token: str, *args, **kwargs) -> HttpResponse:
        teller = find_teller(token)
        if teller is None:
            return _refuse(request)
        RequestState.of(request).token = token
        return view(request, teller, *args, **kwargs)

    return opened


def token_of(request: HttpRequest) -> str:
    """Return the token of the private link that opened a page; empty without one."""
    return RequestState.of(request).token


def dead_link(request: HttpRequest) -> HttpResponse:
    """Say what it may mean that a link does not work, and how to reach us.

    The answer is the same whether the link never existed, is too old, was replaced, or led to a
    story that is gone.
    """
    return render(request, "consent/dead_link.html", status=404)


def _refuse(request: HttpRequest) -> HttpResponse:
    """Count a dead link, and ask who tries many of them to wait."""
    who = address_of(request)  # empty behind a proxy that does not tell: count nobody then
    if not who or DEAD_LINKS.take(who):
        return dead_link(request)
    response = render(request, "consent/too_many.html", status=429)
    response["Retry-After"] = str(DEAD_LINKS.seconds)
    return response
