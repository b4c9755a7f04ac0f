from collections.abc import Iterator

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.viewsets.pages import PageViewSet

from openhartig.cms.listings import PageListing
from openhartig.cms.naming import NamingCreateView, NamingEditView
from openhartig.pages.fragments import Fragment
from openhartig.pages.listings import TeamFilterSet
from openhartig.pages.models import BasePage
from openhartig.roles.rights import MUNICIPAL_EDITORS, Right, may_edit_pages

from .models import ExampleIndexPage, ExamplePage


class ExampleIndexView(IndexView):
    """The list of all practice examples in the CMS."""

    def get_base_queryset(self):
        """Fetch what the columns show together with the examples."""
        return super().get_base_queryset().prefetch_related("municipalities", "ambitions")


class ExampleListing(PageListing):
    """Practice examples as a flat list with the columns that matter to editors."""

    model = ExamplePage
    index_view_class = ExampleIndexView
    icon = "clipboard-list"
    menu_label = "Praktijk"
    menu_order = 120
    list_display = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label="Titel", sort_key="title", classname="title"),
        Column("place_names", label="Gemeenten"),
        Column("ambition_numbers", label="Ambities"),
        PageStatusColumn("status", label="Status", sort_key="live"),
        DateColumn(
            "latest_revision_created_at", label="Bewerkt", sort_key="latest_revision_created_at"
        ),
    ]
    filterset_class = TeamFilterSet


@hooks.register("register_admin_viewset")
def register_examples() -> list[ViewSet]:
    """Show one list of examples; their screens name the fields that are not right."""
    screens = PageViewSet(
        "example_pages",
        model=ExamplePage,
        add_view_class=NamingCreateView,
        edit_view_class=NamingEditView,
    )
    return [ExampleListing("examples"), screens]


@hooks.register("stands_at")
def show_examples(place: str, request: HttpRequest, page: BasePage | None) -> Fragment | None:
    """Show the examples of an ambition below it."""
    if place != "below_ambition" or not page or not page.pk:
        return None
    return Fragment(
        "practice/examples_of_ambition.html", {"examples": list(page.examples.live().for_cards())}
    )


@hooks.register("rights_of_roles")
def let_municipalities_add_examples() -> Iterator[Right]:
    """Let a municipal editor add examples, and change its own."""
    yield from may_edit_pages(MUNICIPAL_EDITORS, ExampleIndexPage.objects.all(), ["add"])
