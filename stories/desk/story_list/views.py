"""The one list of stories in the CMS."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, IndexView
from wagtail.admin.widgets.button import Button

from openhartig.cms.listings import PageListing
from openhartig.media.renditions import prefetch_renditions
from stories.library.models import StoryIndexPage
from stories.models import StoryPage

from .columns import PhotoColumn, StandingColumn
from .filters import StoryFilterSet
from .overview import Overview


class StoryIndexView(IndexView):
    """The list of all stories that somebody may know of."""

    def get_base_queryset(self) -> QuerySet:
        """Fetch what the columns show together with the stories."""
        return super().get_base_queryset().prefetch_related("municipality", "photo")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        """Look in the whole text; of what is not public only in the latest version."""
        if not self.is_searching:
            return queryset
        public, words = StoryPage.objects.live(), self.search_query
        hits = [*public.search(words), *public.autocomplete(words)]
        found = {story.pk for story in hits} | Overview.of(self.request).saying(words)
        return queryset.filter(pk__in=found)

    def get_ordering(self) -> str:
        """Order what was found as the list itself: the newest first."""
        return super().get_ordering() or self.default_ordering

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        if self.is_searching and not self.is_explicitly_ordered:
            return queryset.order_by(self.ordering)
        return super().order_queryset(queryset)

    @property
    def header_more_buttons(self) -> list[Button]:
        """Lead to the page of the site that shows these stories."""
        above = StoryIndexPage.objects.first()
        buttons = super().header_more_buttons
        if above and above.permissions_for_user(self.request.user).can_edit():
            edit = reverse("wagtailadmin_pages:edit", args=[above.pk])
            buttons.append(Button("Bewerk de pagina met verhalen", edit, icon_name="edit"))
        return buttons

    def get_table(self, object_list: Iterable[StoryPage]):
        stories = list(object_list)
        standings = Overview.of(self.request).standings(stories)
        for story in stories:
            story.standing = standings[story.pk]
        prefetch_renditions(standing.story.photo for standing in standings.values())
        return super().get_table(stories)


class ToTheList(ExplorableIndexView):
    """Leads from the place of stories in the tree to their list: there is only one."""

    def get(self, request: HttpRequest, parent_page_id: int | None = None) -> HttpResponse:
        query = request.GET.urlencode()
        return HttpResponseRedirect(reverse("stories:index") + (f"?{query}" if query else ""))


class StoryListing(PageListing):
    """Stories as a flat list with the columns that matter to editors."""

    model = StoryPage
    index_view_class = StoryIndexView
    icon = "openquote"
    menu_label = "Verhalen"
    menu_order = 110
    list_display = [
        BulkActionsColumn("bulk_actions"),
        PhotoColumn("photo", "Foto"),
        PageTitleColumn("title", label="Titel", sort_key="title", classname="title"),
        StandingColumn("allowed", "Mag op de site?"),
        StandingColumn("turn", "Wacht op"),
        StandingColumn("planned", "Gepland"),
        Column("place", label="Gemeente", sort_key="municipality__name"),
        PageStatusColumn("status", label="Status", sort_key="live"),
        DateColumn(
            "latest_revision_created_at", label="Bewerkt", sort_key="latest_revision_created_at"
        ),
    ]
    filterset_class = StoryFilterSet
