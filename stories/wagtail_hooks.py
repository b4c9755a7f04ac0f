from collections.abc import Iterator

from django.forms import CheckboxSelectMultiple
from django_filters import ModelMultipleChoiceFilter
from wagtail import hooks
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from openhartig.cms.listings import PageListing
from openhartig.pages.listings import TeamFilterSet
from openhartig.region.models import Municipality
from openhartig.roles.rights import EDITORS, Right, may_edit

from .models import StoryPage, Theme


class ThemeFilter(ModelMultipleChoiceFilter):
    """Keeps the stories with any of the chosen themes, also among search results."""

    def filter(self, stories, themes):
        if not themes:
            return stories
        return stories.filter(pk__in=StoryPage.objects.filter(themes__in=themes).values("pk"))


class StoryFilterSet(TeamFilterSet):
    """The filters beside the list of stories."""

    themes = ThemeFilter(
        label="Thema’s", queryset=Theme.objects.all(), widget=CheckboxSelectMultiple
    )
    municipality = ModelMultipleChoiceFilter(
        label="Verteld in", queryset=Municipality.objects.all(), widget=CheckboxSelectMultiple
    )

    class Meta:
        model = StoryPage
        fields = ["perspective", "live"]


class StoryIndexView(IndexView):
    """The list of all stories in the CMS."""

    def get_base_queryset(self):
        """Fetch what the columns show together with the stories."""
        stories = super().get_base_queryset()
        return stories.prefetch_related("municipality", "themes")


class StoryListing(PageListing):
    """Stories as a flat list with the columns that matter to editors."""

    model = StoryPage
    index_view_class = StoryIndexView
    icon = "openquote"
    menu_label = "Verhalen"
    menu_order = 110
    list_display = [
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label="Titel", sort_key="title", classname="title"),
        Column("get_perspective_display", label="Wie vertelt", sort_key="perspective"),
        Column("place", label="Gemeente", sort_key="municipality__name"),
        Column("theme_line", label="Thema’s"),
        PageStatusColumn("status", label="Status", sort_key="live"),
        DateColumn(
            "latest_revision_created_at", label="Bewerkt", sort_key="latest_revision_created_at"
        ),
    ]
    filterset_class = StoryFilterSet


@hooks.register("register_admin_viewset")
def register_story_listing() -> StoryListing:
    return StoryListing("stories")


@register_snippet
class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    menu_hook = "register_data_menu_item"
    menu_label = "Thema’s"
    menu_order = 110
    list_display = ["name", "description"]


@hooks.register("rights_of_roles")
def let_editors_keep_themes() -> Iterator[Right]:
    """Let editors change the themes."""
    yield from may_edit(EDITORS, Theme)
