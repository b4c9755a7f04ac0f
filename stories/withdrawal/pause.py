"""Takes a story off the site for a while, and puts back exactly what was there."""

from django.db import transaction
from django.utils import timezone

from stories.consent import gate
from stories.consent.locking import lock
from stories.consent.models import Teller
from stories.consent.obstacles import Obstacle
from stories.models import StoryPage


def pause(teller: Teller) -> None:
    """Take the story off the site at once, and remember the version that was public."""
    with transaction.atomic():
        story = _story(teller)
        teller.paused_at = teller.paused_at or timezone.now()
        if story and story.live:
            teller.paused_revision = story.live_revision or story.save_revision(clean=False)
        teller.save(update_fields=["paused_at", "paused_revision"])
        if story:
            story.unpublish()


def resume(teller: Teller) -> list[Obstacle]:
    """End the pause, and put back the version that was public when the gate is open for it.

    Returns:
        What keeps the story from the site; nothing when it is back.
    """
    with transaction.atomic():
        story = _story(teller)
        teller.paused_at = None
        teller.save(update_fields=["paused_at"])
        if not story or story.live or not teller.paused_revision:
            return []
        obstacles = gate.obstacles(teller.paused_revision.as_object())
        if not obstacles:
            teller.paused_revision.publish()
            teller.paused_revision = None
            teller.save(update_fields=["paused_revision"])
        return obstacles


def _story(teller: Teller) -> StoryPage | None:
    """Return the story as it is now, locked; the teller gets the latest state as well."""
    lock(teller.key)
    teller.refresh_from_db()
    return StoryPage.objects.filter(key=teller.key).first()
