from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port
from wagtail.models import Site


def set_address() -> None:
    """Let the site answer under the address that the settings name."""
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    host = split_domain_port(address.netloc)[0]
    site = Site.objects.get(is_default_site=True)
    if (site.hostname, site.port) != (host, port):
        site.hostname, site.port = host, port
        site.save()
