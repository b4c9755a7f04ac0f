"""Says in a few words where the page of a story is."""

from uuid import UUID

from django.db.models import CharField, Exists, OuterRef
from django.db.models.functions import Cast
from wagtail.models import Revision

from stories.consent.models import Teller
from stories.models import StoryPage


def stories_of(tellers: list[Teller]) -> dict[UUID, StoryPage]:
    """Return the pages of some tellers by key, with what a list shows of them, in few queries."""
    scheduled = Revision.page_revisions.filter(
        object_id=Cast(OuterRef("pk"), CharField()), approved_go_live_at__isnull=False
    )
    stories = StoryPage.objects.filter(key__in=[teller.key for teller in tellers])
    stories = stories.annotate(is_scheduled=Exists(scheduled))
    return {
        story.key: story
        for story in stories.select_related("municipality").prefetch_related("themes")
    }


def story_of(teller: Teller) -> StoryPage | None:
    """Return the page of one teller, as `stories_of` gives it."""
    return stories_of([teller]).get(teller.key)


def state_of(teller: Teller, story: StoryPage | None) -> str:
    """Return the state of a story page in words.

    Args:
        teller: who tells it.
        story: the page, from `stories_of`.
    """
    if story is None:
        return "nog geen pagina"
    if teller.paused_at:
        return "op pauze"
    if teller.conversation.hidden_at:
        return "verborgen"
    if story.live:
        return (
            "op de site, met een nieuw concept" if story.has_unpublished_changes else "op de site"
        )
    return "ingepland" if story.is_scheduled else "concept"
