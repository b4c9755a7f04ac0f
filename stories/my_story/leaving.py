from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from stories.consent.models import Teller
from stories.withdrawal.erasure import withdraw
from stories.withdrawal.receipt import Receipt

from .access import teller_page
from .overview import Overview


@teller_page
@require_http_methods(["GET", "HEAD", "POST"])
def _leave(request: HttpRequest, teller: Teller) -> HttpResponse:
    if request.method == "POST":
        return _show(request, withdraw(teller.key))
    context = {"overview": Overview(teller), "teller": teller}
    return render(request, "my_story/withdraw.html", context)


@wraps(_leave)
def leave(request: HttpRequest, token: str) -> HttpResponse:
    """Say what withdrawing does; then do it, and show the receipt.

    The link is gone by then: who sends the form twice reads the same receipt for a day.
    """
    response = _leave(request, token)
    if request.method == "POST" and response.status_code in {404, 429}:
        receipt = Receipt.for_token(token)
        return _show(request, receipt) if receipt else response
    return response


def _show(request: HttpRequest, receipt: Receipt) -> HttpResponse:
    return render(request, "my_story/receipt.html", {"receipt": receipt})
