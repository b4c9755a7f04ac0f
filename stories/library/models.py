from django.http import HttpRequest, HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from openhartig.media.renditions import prefetch_renditions
from openhartig.pages.models import BasePage
from openhartig.region.models import Municipality

from .feed import StoryFeed
from .listing import Listing, filters


class StoryIndexPage(RoutablePageMixin, BasePage):
    """All stories, with filters that work as an address."""

    page_description = "Het overzicht van alle verhalen, met filters."
    parent_page_types = ["home.HomePage"]
    subpage_types = ["stories.StoryPage"]
    max_count = 1
    known_as = "stories"
    questions = ("pagina", *(question.name for question in filters([])))
    show_in_menus_default = True

    content_panels = [*BasePage.content_panels, "introduction"]

    class Meta:
        verbose_name = "overzicht van verhalen"
        verbose_name_plural = "overzichten van verhalen"

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        listing = Listing(request.GET, Municipality.of(request))
        stories = listing.page()
        prefetch_renditions(story.photo for story in stories)
        context = super().get_context(request, *args, **kwargs)
        return context | {"listing": listing, "stories": stories}

    def own_query(self, context: dict) -> str:
        return context["listing"].own_query(context["stories"].number)

    @path("")
    def list_stories(self, request: HttpRequest) -> HttpResponse:
        """Show the list."""
        return self.render(request)

    @path("feed/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """Return the newest stories as an Atom feed."""
        return StoryFeed(self)(request)
