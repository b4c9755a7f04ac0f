"""The one order in which a story is locked: the row of its page, and then its teller.

Whatever a teller decides, publishing and withdrawing begin here, so that they wait for each other
and never cross.
"""

from uuid import UUID

from openhartig.pages.models import BasePage

from .models import Teller
from .pages import story_model


def lock(key: UUID) -> Teller | None:
    """Lock the page and the teller of a story until the transaction ends.

    Args:
        key: what page and teller have in common.

    Returns:
        The teller as it is now; None when there is none, or none any more.
    """
    stories = story_model().objects
    page = stories.filter(key=key).values_list("pk", flat=True).first()
    list(BasePage.objects.select_for_update().filter(pk=page).values_list("pk"))
    return Teller.objects.select_for_update().filter(key=key).first()


def locked(teller: Teller) -> Teller:
    """Return a teller as it is now, with the story locked until the transaction ends.

    Raises:
        Teller.DoesNotExist: the story was withdrawn a moment ago.
    """
    if now := lock(teller.key):
        return now
    raise Teller.DoesNotExist
