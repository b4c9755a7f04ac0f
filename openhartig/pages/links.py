from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from .models import BasePage


class SiteLinkHandler(PageLinkHandler):
    """Resolves links to pages in rich text: one query for any number of links and page types."""

    @classmethod
    def get_many(cls, attrs_list: list[dict]) -> list[BasePage | None]:
        """Return the linked pages as the base type; None for a page that visitors cannot see."""
        keys = [attrs["id"] if attrs.get("id", "").isdecimal() else None for attrs in attrs_list]
        pages = BasePage.objects.live().in_bulk({int(key) for key in keys if key})
        return [pages.get(int(key)) if key else None for key in keys]

    @classmethod
    def expand_db_attributes_many(cls, attrs_list: list[dict]) -> list[str]:
        """Return the start tag of each link."""
        return [
            f'<a href="{escape(page.path_on_site)}">' if page else "<a>"
            for page in cls.get_many(attrs_list)
        ]
