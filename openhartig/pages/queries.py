"""Queries over all page types of the site."""

from typing import TYPE_CHECKING

from django.apps import apps
from django.db import NotSupportedError
from django.db.models import Exists, Q
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet

if TYPE_CHECKING:
    from .models import BasePage

ONE_BY_ONE = "Publish pages one by one, each as an object of its own type."


class BasePageQuerySet(PageQuerySet):
    """Queries over all page types of the site."""

    def with_details(self):
        """Fetch the fields of each page's own type in the same query, whatever the type."""
        relations = ["content_type"]
        for link in apps.get_model("pages", "BasePage")._meta.related_objects:
            if link.one_to_one and getattr(link.field.remote_field, "parent_link", False):
                name = link.get_accessor_name()
                served_with = link.related_model.served_with
                relations += [name, *(f"{name}__{relation}" for relation in served_with)]
        return self.select_related(*relations)

    def sections_and(self, address: str, home: "BasePage") -> tuple[list, "BasePage | None"]:
        """Return the live pages right below a home page, and the live page at an address."""
        wanted = self.child_of_q(home) | Q(url_path=address)
        restricted = Exists(PageViewRestriction.objects.all())
        found = list(
            self.live()
            .filter(wanted)
            .select_related("content_type")
            .annotate(may_be_restricted=restricted)
            .order_by("path")
        )
        sections = [page for page in found if page.depth == home.depth + 1]
        return sections, next((page for page in found if page.url_path == address), None)

    def details(self) -> list["BasePage"]:
        """Run the query and return every page as an object of its own type."""
        return [page.details for page in self.with_details()]

    def update(self, **fields) -> int:
        """Change rows at once, but publish nothing: a page type may have its own conditions."""
        if "live" in fields:
            raise NotSupportedError(ONE_BY_ONE)
        return super().update(**fields)
