"""Tips for a conversation: written in stories, and also found together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from openhartig.blocks.text import LinkedText, resolve_links
from stories.models import StoryPage
from stories.models.queries import StoryQuerySet


@dataclass(frozen=True)
class Tip:
    """Something to try in a conversation.

    Attributes:
        title: the heading.
        text: the advice itself.
        story: where it stands, and goes away with.
        anchor: what no other tip on a page is called.
    """

    title: str
    text: LinkedText
    story: StoryPage
    anchor: str


def with_tips(stories: StoryQuerySet) -> StoryQuerySet:
    """Keep the stories that hold a tip, the newest first."""
    return stories.filter(has_tip=True).newest_first()


def tips_in(stories: Iterable[StoryPage]) -> list[Tip]:
    """Return all tips in some stories, with their links resolved in one query.

    Args:
        stories: with their text.
    """
    tips = [tip for story in stories for tip in _tips_of(story)]
    resolve_links(tip.text for tip in tips)
    return tips


def _tips_of(story: StoryPage) -> Iterator[Tip]:
    for place, raw in enumerate(story.body.raw_data):
        if raw["type"] == "tip":  # other blocks would be fetched with their pictures
            tip = story.body[place]
            yield Tip(tip.value["title"], tip.value["text"], story, tip.id or f"{story.pk}-{place}")
