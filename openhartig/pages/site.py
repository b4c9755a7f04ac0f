"""Finds the site that answers a request, with everything that each of its pages needs of it."""

from django.http import HttpRequest
from django.http.request import split_domain_port
from wagtail.models import Site


def site_of(request: HttpRequest) -> Site | None:
    """Return the site that Wagtail would find, with its home page and its settings in one query.

    Wagtail's own `Site.find_for_request` then returns the same object. Wagtail lets the database
    compare the hosts; there are few sites, so that comparing them here takes less time.

    Args:
        request: its host may be any, as for Wagtail: the default site answers to the rest.
    """
    if not hasattr(request, "_wagtail_site"):
        sites = Site.objects.order_by().select_related("root_page", "sitesettings__cookie_text")
        hostname = split_domain_port(request._get_raw_host())[0]
        request._wagtail_site = _best(list(sites), hostname, int(request.get_port()))
    return request._wagtail_site


def _best(sites: list[Site], hostname: str, port: int) -> Site | None:
    named = [site for site in sites if site.hostname == hostname]
    default = next((site for site in sites if site.is_default_site), None)
    if exact := next((site for site in named if site.port == port), None):
        return exact
    if len(named) == 1 and default not in named:
        return named[0]
    return default
