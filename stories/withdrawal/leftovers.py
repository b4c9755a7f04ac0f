"""What an erasure cannot decide by itself: places and files that a coordinator looks at.

A teller may withdraw without anybody of the site, so that the list waits; it holds no words.
"""

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, Q, QuerySet
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import ModelLogEntry, Revision

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
Where = Leftover.Where

IN_USE = "Dit bestand staat intussen ergens op de site. Er is niets gewist."
NOT_SAVED = (
    "Er is niets gewist: deze pagina is niet veranderd sinds het verhaal weg is. Laat eerst de "
    "woorden van de verteller weghalen en de pagina bewaren. Staat de pagina op de site? Dan moet "
    "ze ook opnieuw gepubliceerd zijn."
)


class StillThereError(Exception):
    """Nothing was erased; the message says why, for the coordinator."""


def look_for_leftovers(story: Holdings) -> tuple[list[Place], list[SiteImage | SiteDocument]]:
    """Return where words may stand, and the unused uploads of those who worked on the story.

    What the erasure takes away by itself is no place to look at.
    """
    workers = story.workers
    files = [file for file in unused_files() if file.uploaded_by_user_id in workers]
    known = [*files, *story.redirects, *story.media()[0]]
    return [place for place in places(story) if place.item not in known], files


def note_leftovers(story: Holdings) -> dict[str, int]:
    """Write down what somebody has to look at."""
    erasure = Erasure.objects.get(key=story.key)
    words, unused = look_for_leftovers(story)
    Leftover.objects.bulk_create(
        [
            *(_leftover(erasure, Kind.WORDS, place.item, place.where) for place in words),
            *(_leftover(erasure, Kind.UNUSED, file) for file in unused),
        ],
        ignore_conflicts=True,
    )
    return {Kind.WORDS.value: len(words), Kind.UNUSED.value: len(unused)}


def erase_leftover(leftover: Leftover) -> None:
    """Erase a file or a redirect, or the history of what was corrected.

    Raises:
        StillThereError: a file is used by now, or a page was not corrected.
    """
    item = leftover.item
    with transaction.atomic():
        if leftover.kind == Kind.UNUSED:
            if item not in unused_files():
                raise StillThereError(IN_USE)
            erase([item])
            erase_tags()
        elif isinstance(item, Redirect):
            erase([item])
        elif isinstance(item, BasePage):
            page = BasePage.objects.select_for_update().get(pk=item.pk)
            if not _is_corrected(page, leftover):
                raise StillThereError(NOT_SAVED)
            _erase_earlier_words(page)
        else:
            earlier = ~Q(label=str(item)) | Q(data__has_key="title")
            ModelLogEntry.objects.for_instance(item).filter(earlier).delete()
        Leftover.objects.filter(pk=leftover.pk).delete()
    forget_deleted_rows()


def forget_lost_leftovers() -> None:
    """Forget what points to something that is gone: it was looked at in another way."""
    lost = [leftover.pk for leftover in Leftover.objects.all() if leftover.item is None]
    Leftover.objects.filter(pk__in=lost).delete()


def _leftover(erasure: Erasure, kind: str, item: Model, where: str = Where.SITE) -> Leftover:
    return Leftover(
        erasure=erasure,
        kind=kind,
        content_type=ContentType.objects.get_for_model(item),
        object_id=str(item.pk),
        where=where,
    )


def _is_corrected(page: BasePage, leftover: Leftover) -> bool:
    """Tell whether everything that may be shown of a page was saved since the erasure began.

    A page that follows another is corrected there. What was on the site before may stay when only
    a draft shared words, and everything when only earlier versions did.
    """
    page = page.alias_of or page
    if leftover.where == Where.EARLIER:
        return True
    counting = _counting(page)
    if leftover.where == Where.DRAFT and page.live_revision_id != page.latest_revision_id:
        counting = counting.exclude(pk=page.live_revision_id)
    is_published = page.live_revision_id or leftover.where == Where.DRAFT or not page.live
    older = counting.filter(created_at__lte=leftover.erasure.started_at)
    return bool(page.latest_revision_id and is_published and not older.exists())


def _erase_earlier_words(page: BasePage) -> None:
    """Erase the versions of a page that count no more, and comments that were dealt with."""
    if page.latest_revision and not page.live:  # the row holds what was saved first, or shown last
        page.latest_revision.as_object().save(clean=False)
    forget_history(page, _counting(page))
    page.wagtail_admin_comments.exclude(resolved_at=None).delete()


def _counting(page: BasePage) -> QuerySet[Revision]:
    """Return the versions of a page that are shown, or may be."""
    paused = Teller.objects.exclude(paused_revision=None).values("paused_revision")
    current = Q(pk__in={page.latest_revision_id, page.live_revision_id}) | Q(pk__in=paused)
    return revisions_of([page]).filter(current | Q(approved_go_live_at__isnull=False))
