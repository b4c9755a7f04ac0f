"""Keeps what is on the site in line with what its teller allows."""

from django.db import transaction
from django.utils import timezone
from wagtail.models import ReferenceIndex
from wagtail.search import index

from . import gate
from .content import strip
from .locking import lock
from .models import Teller
from .pages import story_model
from .parts import BODY, DERIVED, PARTS
from .uses import Use

PUBLIC_FIELDS = (
    *(field.name for part in PARTS if part.may_be_refused for field in part.fields),
    BODY,
    *DERIVED,
)
"""What `strip` may take away, and what the page derives from the rest."""


def apply_grants(teller: Teller) -> bool:
    """Make a story on the site show exactly what its teller allows now.

    What is refused goes at once. What is allowed again comes back from the version that was
    published. Without consent for the text, the story goes off the site.

    Returns:
        Whether the story is on the site.
    """
    model = story_model()
    with transaction.atomic():
        lock(teller.key)
        story = model.objects.filter(key=teller.key, live=True).first()
        if story is None:
            return False
        granted = teller.granted
        if Use.SITE_TEXT not in granted or gate.held_back(teller):
            story.unpublish()
            return False
        published = story.live_revision
        version = published.as_object() if published else story
        if gate.obstacles(version):  # the teller agreed to a newer version that is not yet public
            _take_away(story, granted)
        else:
            version.last_published_at = timezone.now()
            version.save()
    return True


def _take_away(story, granted: set[Use]) -> None:
    """Show less of a story without passing the gate: nothing is added to what is public."""
    strip(story, granted)
    story.derive()
    fields = {name: getattr(story, name) for name in PUBLIC_FIELDS}
    type(story).objects.filter(pk=story.pk).update(**fields, last_published_at=timezone.now())
    index.insert_or_update_object(story)
    ReferenceIndex.create_or_update_for_object(story)
