from collections.abc import Iterator

from django.http import HttpRequest
from wagtail import hooks

from openhartig.pages.fragments import Fragment
from openhartig.pages.frame import Frame
from openhartig.pages.models import BasePage
from openhartig.users.rights import MUNICIPAL_EDITORS, Right, may_edit_pages

from .models import StoryIndexPage

FEED_AT = {"in_head": "library/feed_in_head.html", "in_footer": "library/feed_in_footer.html"}


@hooks.register("rights_of_roles")
def let_municipalities_add_stories() -> Iterator[Right]:
    """Let a municipal editor add stories, and change its own."""
    yield from may_edit_pages(MUNICIPAL_EDITORS, StoryIndexPage.objects.all(), ["add"])


@hooks.register("stands_at")
def offer_feed(place: str, request: HttpRequest, page: BasePage | None) -> Fragment | None:
    """Lead from every page to the feed of the newest stories."""
    stories = Frame.of(request).known.get(StoryIndexPage.known_as) if place in FEED_AT else None
    if stories is None:
        return None
    feed = StoryIndexPage.get_resolver().reverse("feed")
    return Fragment(FEED_AT[place], {"stories": stories, "feed": feed})
