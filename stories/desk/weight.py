"""Which stories a coordinator reads first: those about suicide or self-harm that wait for us."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from stories.consent.gate import NOTES_FOR_TWO
from stories.models import ContentNote, StoryPage

from .turns import Turn

if TYPE_CHECKING:
    from stories.submission.models import Submission

    from .turns import TellerWithTurn

NOTED = ("pk", "key", "submission__content_notes")


def notes_of(sent: "Submission | None", story: StoryPage | None) -> list[ContentNote]:
    """Return what a story is also about, as its teller ticked or else as the page says."""
    ticked = sent.content_notes if sent else story.content_notes if story else []
    return [note for note in ContentNote if note in ticked]


def read_first(tellers: "QuerySet[TellerWithTurn]") -> set[int]:
    """Return the numbers of those of some tellers to begin with.

    What a teller ticked is encrypted, so that the database cannot tell.
    """
    waiting = tellers.filter(turn=Turn.OURS)
    noted = {key: (pk, notes) for pk, key, notes in waiting.values_list(*NOTED)}
    told = [key for key, (_, notes) in noted.items() if notes is None]
    for key, notes in StoryPage.objects.filter(key__in=told).values_list("key", "content_notes"):
        noted[key] = noted[key][0], notes
    return {pk for pk, notes in noted.values() if NOTES_FOR_TWO.intersection(notes or ())}
