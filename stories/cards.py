"""How stories stand beside each other on cards."""

from collections.abc import Iterable
from dataclasses import dataclass

from openhartig.media.portrait import schemes_apart

from .models import StoryPage


@dataclass(frozen=True)
class Card:
    """A story in a list.

    Attributes:
        scheme: the colours of its portrait.
        tells_time: whether it says how long reading takes.
    """

    story: StoryPage
    scheme: str
    tells_time: bool


def cards(stories: Iterable[StoryPage]) -> list[Card]:
    """Return the cards of a list.

    How long reading takes helps to choose: it stands on the cards of a list in which that differs,
    and not on those of stories that are read in a minute.
    """
    stories = list(stories)
    schemes = schemes_apart((story.key, bool(story.content_notes)) for story in stories)
    differ = len({story.minutes for story in stories}) > 1
    return [
        Card(story, scheme, differ and story.minutes > 1)
        for story, scheme in zip(stories, schemes, strict=True)
    ]
