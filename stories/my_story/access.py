from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters

from stories.consent.links import private_page
from stories.consent.models import Teller
from stories.submission.limits import Limit, address_of

DEAD_LINKS = Limit("dead links", most=30, seconds=10 * 60)


def teller_page(view: Callable) -> Callable:
    """Open a page as `private_page` does; a link that does not work gets a kind answer.

    The answer is the same whether the link never existed, is too old, was replaced, or led to a
    story that is gone. Who tries many of them is asked to wait.
    """
    opened = private_page(view)

    @sensitive_post_parameters()
    @wraps(opened)
    def answered(request: HttpRequest, token: str, **kwargs) -> HttpResponse:
        who = address_of(request)  # empty behind a proxy that does not tell: count nobody then
        if who and len(DEAD_LINKS.taken(who)) >= DEAD_LINKS.most:
            response = render(request, "my_story/too_many.html", status=429)
            response["Retry-After"] = str(DEAD_LINKS.seconds)
            return response
        try:
            return opened(request, token, **kwargs)
        except Http404:
            if hasattr(request, "token"):
                raise
            if who:
                DEAD_LINKS.take(who)
        except Teller.DoesNotExist:  # withdrawn a moment ago
            pass
        return dead_link(request)

    return answered


def dead_link(request: HttpRequest) -> HttpResponse:
    """Say what it may mean that a link does not work, and how to reach us."""
    return render(request, "my_story/dead_link.html", status=404)
