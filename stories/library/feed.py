from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils.feedgenerator import Atom1Feed

from openhartig.input.text import clean_all
from stories.models import StoryPage
from stories.models.story import MADE_UP

FEED_SIZE = 20


class PlainAtomFeed(Atom1Feed):
    """Atom whose summaries are plain text, and that any text fits in (RFC 4287, 3.1.1)."""

    def __init__(self, **elements) -> None:
        super().__init__(**clean_all(elements))

    def add_item(self, title: str, link: str, description: str, *args, **elements) -> None:
        cleaned = clean_all([title, link, description])
        super().add_item(*cleaned, *args, **clean_all(elements))

    def add_item_elements(self, handler, item: dict) -> None:
        super().add_item_elements(handler, item | {"description": None})
        handler.addQuickElement("summary", item["description"], {"type": "text"})


class StoryFeed(Feed):
    """The newest stories as an Atom feed (RFC 4287).

    Args:
        index: the StoryIndexPage that the feed belongs to.
    """

    feed_type = PlainAtomFeed

    def __init__(self, index) -> None:
        self.index = index

    def get_object(self, request: HttpRequest) -> HttpRequest:
        return request

    def title(self) -> str:
        return f"{self.index.title} – Limburg Openhartig"

    def subtitle(self) -> str:
        return self.index.introduction

    def link(self, request: HttpRequest) -> str:
        return self.index.original.get_full_url(request)

    def feed_url(self, request: HttpRequest) -> str:
        return self.index.get_full_url(request) + self.index.reverse_subpage("feed")

    def items(self, request: HttpRequest) -> list:
        stories = StoryPage.objects.live().descendant_of(self.index).newest_first()
        stories = stories.for_cards()[:FEED_SIZE]
        for story in stories:
            story.feed_link = story.get_full_url(request)
        return stories

    def item_title(self, story) -> str:
        return story.labelled_title

    def item_description(self, story) -> str:
        return f"{MADE_UP} {story.introduction}" if story.is_example else story.introduction

    def item_link(self, story) -> str:
        return story.feed_link

    def item_author_name(self, story) -> str:
        return story.teller

    def item_pubdate(self, story):
        return story.first_published_at

    def item_updateddate(self, story):
        return story.last_published_at

    def item_categories(self, story) -> list[str]:
        return story.theme_names
