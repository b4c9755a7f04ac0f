"""What an erasure cannot decide by itself: places and files that a coordinator looks at.

A teller may withdraw without anybody of the site, so that the list waits; it holds no words.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, Q

from openhartig.media.models import SiteDocument, SiteImage
from openhartig.pages.models import BasePage
from stories.consent.models import Teller

from .database import forget_deleted_rows
from .elsewhere import Place, places
from .holdings import Holdings, revisions_of
from .models import Erasure, Leftover
from .rows import erase
from .traces import erase_tags, forget_history
from .unused import unused_files

Kind = Leftover.Kind


def look_for_leftovers(story: Holdings) -> tuple[list[Place], list[SiteImage | SiteDocument]]:
    """Return where words may stand, and the unused uploads of those who worked on the story."""
    workers = story.workers
    files = [file for file in unused_files() if file.uploaded_by_user_id in workers]
    return [place for place in places(story) if place.item not in files], files


def note_leftovers(story: Holdings) -> dict[str, int]:
    """Write down what somebody has to look at."""
    erasure = Erasure.objects.get(key=story.key)
    words, unused = look_for_leftovers(story)
    Leftover.objects.bulk_create(
        [
            *(_leftover(erasure, Kind.WORDS, place.item, place.only_earlier) for place in words),
            *(_leftover(erasure, Kind.UNUSED, file) for file in unused),
        ],
        ignore_conflicts=True,
    )
    return {Kind.WORDS.value: len(words), Kind.UNUSED.value: len(unused)}


def erase_leftover(leftover: Leftover) -> bool:
    """Erase a file that nothing uses, or the earlier versions of a page that was corrected.

    Returns:
        Whether that was done: a file that is used by now stays.
    """
    item = leftover.item
    if leftover.kind == Kind.UNUSED and item not in unused_files():
        return False
    with transaction.atomic():
        if leftover.kind == Kind.UNUSED:
            erase([item])
            erase_tags()
        elif isinstance(item, BasePage):
            _erase_earlier_words(item)
        Leftover.objects.filter(pk=leftover.pk).delete()
    forget_deleted_rows()
    return True


def forget_lost_leftovers() -> None:
    """Forget what points to something that is gone: it was looked at in another way."""
    lost = [leftover.pk for leftover in Leftover.objects.all() if leftover.item is None]
    Leftover.objects.filter(pk__in=lost).delete()


def _leftover(erasure: Erasure, kind: str, item: Model, only_earlier: bool = False) -> Leftover:
    return Leftover(
        erasure=erasure,
        kind=kind,
        content_type=ContentType.objects.get_for_model(item),
        object_id=str(item.pk),
        only_earlier=only_earlier,
    )


def _erase_earlier_words(page: BasePage) -> None:
    """Erase the versions of a page that count no more, and comments that were dealt with."""
    paused = Teller.objects.exclude(paused_revision=None).values("paused_revision")
    counting = Q(pk__in={page.latest_revision_id, page.live_revision_id}) | Q(pk__in=paused)
    scheduled = Q(approved_go_live_at__isnull=False)
    forget_history(page, revisions_of([page]).filter(counting | scheduled))
    page.wagtail_admin_comments.exclude(resolved_at=None).delete()
