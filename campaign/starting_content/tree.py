"""Makes the pages that every site of this kind has, with or without content."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import split_domain_port
from wagtail.models import Site

from campaign.help.models import HelpPage
from campaign.home.models import HomePage
from campaign.policy.models import AmbitionIndexPage
from campaign.practice.models import ExampleIndexPage
from openhartig.pages.models import BasePage, SiteSettings
from stories.library.models import StoryIndexPage
from stories.submission.models import SharePage

SECTIONS = {
    "stories": StoryIndexPage,
    "ambitions": AmbitionIndexPage,
    "examples": ExampleIndexPage,
    "share": SharePage,
    "help": HelpPage,
}
"""The name of the file about each section, and its page type, in the order of the menu."""


def make_tree(home: HomePage, sections: dict[str, BasePage]) -> Site:
    """Replace Wagtail's welcome page by our own home page and sections.

    Args:
        home: the home page, not yet saved.
        sections: the pages below it, not yet saved, by the name of their file.
    """
    root = BasePage.get_first_root_node()
    site = Site.objects.get(is_default_site=True)
    welcome = site.root_page
    home.slug = "home-new"
    root.add_child(instance=home)
    site.root_page = home
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.save()
    welcome.delete()
    home.slug = "home"
    home.save()
    for page in sections.values():
        home.add_child(instance=page)
        page.save_revision().publish()
    home.save_revision().publish()
    SiteSettings.objects.get_or_create(site=site)
    return site


def set_address() -> None:
    """Let the site answer under the address that the settings name."""
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    host = split_domain_port(address.netloc)[0]
    site = Site.objects.get(is_default_site=True)
    if (site.hostname, site.port) != (host, port):
        site.hostname, site.port = host, port
        site.save()
