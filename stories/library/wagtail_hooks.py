from collections.abc import Iterator

from django.http import HttpRequest
from wagtail import hooks

from openhartig.pages.fragments import Fragment
from openhartig.pages.frame import Frame
from openhartig.pages.models import BasePage
from openhartig.roles.rights import MUNICIPAL_EDITORS, Right, may_edit_pages
from stories.models import StoryPage
from stories.models.related import next_about

from .models import StoryIndexPage

FEED_AT = {"in_head": "library/feed_in_head.html", "in_footer": "library/feed_in_footer.html"}


@hooks.register("rights_of_roles")
def let_municipalities_add_stories() -> Iterator[Right]:
    """Let a municipal editor add stories, and change its own."""
    yield from may_edit_pages(MUNICIPAL_EDITORS, StoryIndexPage.objects.all(), ["add"])


@hooks.register("stands_at")
def lead_on(place: str, request: HttpRequest, page: BasePage | None) -> Fragment | None:
    """End a story with something to think about, ways to pass it on, and where to read on."""
    if place != "after_story" or not isinstance(page, StoryPage):
        return None
    themes = list(page.themes.all())
    theme = next(iter(themes), None)
    values = {
        "theme": theme,
        "question": next((each.question for each in themes if each.question), ""),
        "next_story": next_about(theme, page) if theme else None,
    }
    return Fragment("library/after_story.html", values)


@hooks.register("stands_at")
def offer_feed(place: str, request: HttpRequest, page: BasePage | None) -> Fragment | None:
    """Lead from every page to the feed of the newest stories."""
    stories = Frame.of(request).known.get(StoryIndexPage.known_as) if place in FEED_AT else None
    if stories is None:
        return None
    feed = StoryIndexPage.get_resolver().reverse("feed")
    return Fragment(FEED_AT[place], {"stories": stories, "feed": feed})
