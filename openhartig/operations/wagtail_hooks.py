from django.conf import settings
from wagtail import hooks

from openhartig.pages.addresses import TAKEN


@hooks.register("refuse_address")
def refuse_address_of_static_files(address: str) -> str:
    """Let no page be where static files are, which are answered before any URL is looked at."""
    return TAKEN if address.casefold().startswith(settings.STATIC_URL) else ""
