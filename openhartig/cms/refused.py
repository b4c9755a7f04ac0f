"""Says why something in the CMS was refused, where Wagtail would show an error page."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from wagtail.admin import messages

ROADS = {"wagtail_bulk_action", "wagtailadmin_pages:workflow_action"}
"""The views that save pages without asking their form."""


class RefusalMiddleware:
    """Turns what a page refuses on a road without its form into a sentence on the next screen."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Go back to where somebody came from, with the sentence; nothing was changed."""
        match = request.resolver_match
        if not isinstance(error, ValidationError) or not match or match.view_name not in ROADS:
            return None
        for sentence in error.messages:
            messages.error(request, sentence)
        wanted = request.GET.get("next", "")
        is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()})
        address = wanted if is_ours else reverse("wagtailadmin_home")
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return JsonResponse({"step": "success", "redirect": address})
        return HttpResponseRedirect(address)
