import sys

from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.models import Site

from openhartig.web.failed_writes import give_back, is_failed_write


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Tell search engines what they may visit (RFC 9309)."""
    site = Site.find_for_request(request)
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('wagtailadmin_home')}",
        f"Disallow: {reverse('search')}",
        f"Sitemap: {site.root_url if site else ''}{reverse('sitemap_index')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


def sitemap_part(request: HttpRequest, **which) -> HttpResponse:
    """Return one part of the sitemap, which knows its number and no other question."""
    response = sitemap(request, **which)
    number = int(request.GET.get("p", 1))
    response["Content-Location"] = f"{request.path}{f'?p={number}' if number > 1 else ''}"
    return response


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Say kindly that a page is not there, and where else to go."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """Say that something broke, or that what somebody sent could not be kept; needs no database.

    Django calls it while it handles the error, wherever that was raised.
    """
    if is_failed_write(request, sys.exc_info()[1]):
        return give_back(request)
    return HttpResponseServerError(render_to_string("500.html"))
