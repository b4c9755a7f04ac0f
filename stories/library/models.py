from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from openhartig.media.renditions import prefetch_renditions
from openhartig.pages.models import BasePage
from openhartig.region.models import Municipality
from stories.models import StoryPage, Theme

from .feed import StoryFeed
from .listing import PAGE_NUMBER, PAGE_SIZE, Listing, filters, number_in_address, page_of
from .tips import tips_in, with_tips


class StoryIndexPage(RoutablePageMixin, BasePage):
    """All stories, with filters that work as an address, and what is found in them together."""

    page_description = "Het overzicht van alle verhalen, met filters."
    parent_page_types = ["home.HomePage"]
    subpage_types = ["stories.StoryPage"]
    max_count = 1
    known_as = "stories"
    questions = (PAGE_NUMBER, *(question.name for question in filters([])))
    show_in_menus_default = True

    content_panels = [*BasePage.content_panels, "introduction"]

    class Meta:
        verbose_name = "overzicht van verhalen"
        verbose_name_plural = "overzichten van verhalen"

    def own_query(self, context: dict) -> str:
        return context["own_query"]

    @path("")
    def list_stories(self, request: HttpRequest) -> HttpResponse:
        """Show the list."""
        listing = Listing(request.GET, Municipality.of(request))
        stories = listing.page()
        prefetch_renditions(story.photo for story in stories)
        shown = {
            "listing": listing,
            "stories": stories,
            "own_query": listing.own_query(stories.number),
        }
        return self.render(request, context_overrides=shown)

    @path("thema/<slug:slug>/", name="theme")
    def show_theme(self, request: HttpRequest, slug: str) -> HttpResponse:
        """Show what there is about a theme: its stories, a tip from one of them, and help."""
        theme = get_object_or_404(Theme, slug=slug)
        about_it = StoryPage.objects.live().filter(themes=theme)
        stories = page_of(about_it.newest_first(), about_it.count(), request.GET)
        prefetch_renditions(story.photo for story in stories)
        shown = {
            "theme": theme,
            "stories": stories,
            "tips": tips_in(with_tips(about_it)[:1])[:1],
            "own_query": number_in_address(stories),
        }
        return self.render(request, context_overrides=shown, template="library/theme.html")

    @path("tips/", name="tips")
    def list_tips(self, request: HttpRequest) -> HttpResponse:
        """Show the tips for a conversation from all stories together."""
        tellers = with_tips(StoryPage.objects.live())
        stories = Paginator(tellers, PAGE_SIZE).get_page(request.GET.get(PAGE_NUMBER))
        shown = {
            "stories": stories,
            "tips": tips_in(stories),
            "own_query": number_in_address(stories),
        }
        return self.render(request, context_overrides=shown, template="library/tips.html")

    @path("feed/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """Return the newest stories as an Atom feed."""
        return StoryFeed(self)(request)
