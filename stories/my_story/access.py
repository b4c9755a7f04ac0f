from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.views.decorators.debug import sensitive_post_parameters

from stories.consent.models import Teller
from stories.consent.private_pages import dead_link, private_page


def teller_page(view: Callable) -> Callable:
    """Open a page as `private_page` does, also for a teller who withdraws at this very moment."""
    opened = private_page(view)

    @sensitive_post_parameters()
    @wraps(opened)
    def answered(request: HttpRequest, token: str, **kwargs) -> HttpResponse:
        try:
            return opened(request, token, **kwargs)
        except Teller.DoesNotExist:
            return dead_link(request)

    return answered
