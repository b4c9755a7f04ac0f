"""Looks again at what is public: what may not be there goes off the site."""

from stories.consent import gate
from stories.models import StoryPage

GATE_CLOSED = "desk.gate_closed"
"""What the history of a page says when it went off the site for lack of consent."""


def take_off(pk: int) -> bool:
    """Take a story off the site when the gate would not let it through now.

    Returns:
        Whether it was on the site and had to go.
    """
    story = StoryPage.objects.filter(pk=pk, live=True).first()
    if story is None or not gate.obstacles(story):
        return False
    story.unpublish(log_action=GATE_CLOSED)
    return True
