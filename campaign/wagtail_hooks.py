from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from openhartig.region.models import Municipality, Partner
from stories.models import Theme

from .models import ExamplePage, Helpline, PolicyPeriod


class ExampleIndexView(IndexView):
    """The list of all practice examples in the CMS."""

    def get_base_queryset(self):
        """Fetch what the columns show together with the examples."""
        return super().get_base_queryset().prefetch_related("municipalities", "ambitions")


class ExampleListing(PageListingViewSet):
    """Practice examples as a flat list with the columns that matter to editors."""

    model = ExamplePage
    index_view_class = ExampleIndexView
    icon = "clipboard-list"
    menu_label = "Praktijk"
    menu_order = 120
    add_to_admin_menu = True
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


@hooks.register("register_admin_viewset")
def register_example_listing() -> ExampleListing:
    return ExampleListing("examples")


class CheckColumn(Column):
    """Tells whether a helpline needs a new check."""

    cell_template_name = "wagtailadmin/helpline_check.html"


class HelplineViewSet(SnippetViewSet):
    model = Helpline
    icon = "help"
    menu_label = "Hulplijnen"
    list_display = [
        "name",
        Column("phone_label", label="Telefoon"),
        BooleanColumn("live", label="Zichtbaar"),
        Column("checked_on", label="Gecontroleerd op", sort_key="checked_on"),
        CheckColumn("is_stale", label="Controle"),
    ]
    list_filter = ["live", "urgent", "in_strip", "in_story_box"]


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    menu_label = "Thema's"
    list_display = ["name", "description"]


class MunicipalityViewSet(SnippetViewSet):
    model = Municipality
    icon = "home"
    menu_label = "Gemeenten"
    list_display = ["name", "subregion"]
    list_filter = ["subregion"]


class PartnerViewSet(SnippetViewSet):
    model = Partner
    icon = "group"
    menu_label = "Partners"
    list_display = ["name", "kind"]
    list_filter = ["kind"]


class PolicyPeriodViewSet(SnippetViewSet):
    model = PolicyPeriod
    icon = "calendar"
    menu_label = "Beleidsperiodes"
    list_display = ["name", "start_year", "end_year"]


@register_snippet
class CampaignData(SnippetViewSetGroup):
    """The lists that pages of the campaign choose from."""

    menu_label = "Gegevens"
    menu_icon = "list-ul"
    menu_order = 300
    items = (
        HelplineViewSet,
        ThemeViewSet,
        MunicipalityViewSet,
        PartnerViewSet,
        PolicyPeriodViewSet,
    )


class StaleHelplinesPanel(Component):
    """Reminds editors on their start screen of helplines that need a new check."""

    name = "stale_helplines"
    template_name = "wagtailadmin/home/stale_helplines.html"
    order = 50

    def __init__(self, viewset: SnippetViewSet) -> None:
        self.viewset = viewset

    def get_context_data(self, parent_context: dict) -> dict:
        return {
            "helplines": Helpline.objects.live().stale(),
            "edit_url_name": self.viewset.get_url_name("edit"),
        }


@hooks.register("construct_homepage_panels")
def remind_of_stale_helplines(request: HttpRequest, panels: list) -> None:
    """Show the reminder to those who may change helplines."""
    if request.user.has_perm("campaign.change_helpline"):
        panels.append(StaleHelplinesPanel(Helpline.snippet_viewset))
