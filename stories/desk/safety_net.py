"""Looks again at what is public: what may not be there goes off the site."""

from collections.abc import Iterator

from stories.consent import gate
from stories.models import StoryPage

GATE_CLOSED = "desk.gate_closed"
"""What the history of a page says when it went off the site for lack of consent."""


def public_without_consent() -> Iterator[StoryPage]:
    """Yield the stories on the site that the gate would not let through now."""
    for story in StoryPage.objects.live().iterator(chunk_size=100):
        if gate.obstacles(story):
            yield story


def take_off(story: StoryPage) -> bool:
    """Take a story off the site, unless that was done or put right in the meantime."""
    story = StoryPage.objects.filter(pk=story.pk, live=True).first()
    if story is None or not gate.obstacles(story):
        return False
    story.unpublish(log_action=GATE_CLOSED)
    return True
