from django.db.models import QuerySet
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Site

from .models import BasePage


class PageSitemap(Sitemap):
    """The addresses of all pages that search engines may show, in parts of the same size.

    A part takes the same work on a small site as on a large one (https://www.sitemaps.org/ allows
    far more addresses in one). Pages come as the base type, so that a part is one query.
    """

    limit = 125

    def items(self) -> QuerySet:
        """Return the pages in the order of the tree, each once: an alias repeats another."""
        home = Site.find_for_request(self.request).root_page
        pages = BasePage.objects.descendant_of(home, inclusive=True)
        return pages.live().public().filter(noindex=False, alias_of=None).order_by("path")

    def get_latest_lastmod(self) -> None:
        """Leave the moment of the last change to the parts: the index would read every page."""
