"""Takes a story back: unpublished at once, then erased step by step until nothing is left.

Every step is one transaction and may be repeated. Whatever stops the work halfway, the ledger
knows how far it was, and `resume_unfinished()` goes on from there.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.signals import page_unpublished, unpublished

from openhartig.encryption import Unreadable
from openhartig.page_cache.stamp import drop_old_pages
from openhartig.pages.models import BasePage
from stories.consent.locking import lock
from stories.consent.models import Teller
from stories.consent.uses import How, Use

from . import ledger, ledger_files, traces
from .contact import erase_contact, forget_mail, say_goodbye
from .database import forget_deleted_rows
from .figures import count_withdrawal
from .holdings import Holdings, revisions_of
from .leftovers import forget_lost_leftovers, note_leftovers
from .links import erase_links
from .models import Erasure, in_a_moment
from .receipt import Receipt

logger = logging.getLogger(__name__)

STEPS: dict[str, Callable[[Holdings], dict[str, int]]] = {
    "redirects": traces.erase_redirects,
    "links": erase_links,
    "embeds": traces.erase_embeds,
    "media": traces.erase_media,
    "tags": traces.erase_tags,
    "uploads": traces.erase_uploads,
    "messages": traces.erase_messages,
    "previews": traces.erase_previews,
    "reused": traces.erase_reused,
    "leftovers": note_leftovers,
    "pages": traces.erase_pages,
    "page log": traces.erase_page_log,
    "loose ends": traces.erase_loose_ends,
    "goodbye": say_goodbye,
    "contact": erase_contact,
}
"""What is done, in this order. The page goes before the person: it may be read by anybody."""

KEEP_COUNTS = timedelta(days=1)


def withdraw(key: UUID, *, tell: bool = True) -> Receipt:
    """Take a story off the site for good and erase everything that tells of its teller.

    A second call for the same key returns the same receipt. What goes wrong once the story is off
    the site does not reach the teller: it is finished later.

    Args:
        key: the key of the teller, which is also that of the page.
        tell: whether to mail the receipt to the teller before the address is erased.

    Raises:
        Teller.DoesNotExist: nothing has this key, and nothing that was erased ever had.
    """
    erasure = begin(key, tell=tell)
    _run_or_report(erasure)
    return Receipt.of(erasure)


def begin(key: UUID, *, tell: bool = True) -> Erasure:
    """Take the story off the site and write the erasure in the ledger, both or neither.

    From then on the gate is closed: the teller allows nothing any more.

    Raises:
        Teller.DoesNotExist: nothing has this key, and nothing that was erased ever had.
    """
    with transaction.atomic():
        teller, story = lock(key), Holdings(key)
        erasure = ledger.find(key)
        if not teller and not story.page:
            if erasure is None:
                raise Teller.DoesNotExist
            return erasure
        if erasure is None:
            if teller and tell:
                count_withdrawal(teller)
            steps: dict[str, dict[str, int]] = {} if tell else {"goodbye": {}}
            erasure = Erasure(key=key, salt=ledger.new_salt(), steps=steps)
        elif erasure.finished_at:  # a back-up brought the story back
            erasure.finished_at, erasure.steps = None, {"goodbye": {}}
            erasure.tries, erasure.next_try_at = 0, in_a_moment()
            forget_mail(story)
        if isinstance(erasure.salt, Unreadable):  # what it kept of addresses is lost
            erasure.salt, erasure.addresses = ledger.new_salt(), []
        found = ledger.digests(erasure.salt, story.addresses)
        erasure.addresses = sorted({*erasure.addresses, *found})
        if teller:
            _close_gate(erasure, teller)
        erasure.save()
        if story.page:
            _unpublish(story.page)
    return erasure


def run(erasure: Erasure) -> None:
    """Do the steps of an erasure that are not done yet."""
    if erasure.finished_at:
        return
    with suppress(OSError):  # a full disk must not stop the erasure; the file is written below
        ledger_files.write(erasure)
    for name, step in STEPS.items():
        with transaction.atomic():
            lock(erasure.key)
            erasure.refresh_from_db(from_queryset=Erasure.objects.select_for_update())
            if name not in erasure.steps:
                erasure.steps[name] = step(Holdings(erasure.key))
                erasure.save(update_fields=["steps"])
    ledger_files.write(erasure)
    erasure.finished_at = timezone.now()
    erasure.save(update_fields=["finished_at"])
    ledger_files.write_missing()
    forget_deleted_rows()
    drop_old_pages()


def resume_due() -> None:
    """Finish what was cut short a moment ago; what keeps failing is tried less and less often."""
    for erasure in Erasure.objects.due():
        if erasure.claim():
            _run_or_report(erasure)


def resume_unfinished() -> int:
    """Finish what was cut short, and forget the counts of earlier receipts.

    Returns:
        How many erasures are still not finished.
    """
    for erasure in Erasure.objects.filter(finished_at=None):
        _run_or_report(erasure)
    traces.erase_page_log()
    traces.erase_loose_ends()
    forget_lost_leftovers()
    old = Erasure.objects.filter(finished_at__lt=timezone.now() - KEEP_COUNTS)
    old.update(steps={}, links=[])
    return Erasure.objects.filter(finished_at=None).count()


def _unpublish(page: BasePage) -> None:
    """Take a page off the site with its plans, past every check that saving it would do."""
    revisions_of([page]).update(approved_go_live_at=None)
    if page.live:
        page.live, page.live_revision, page.has_unpublished_changes = False, None, True
        BasePage._base_manager.filter(pk=page.pk).update(
            live=False, live_revision=None, has_unpublished_changes=True
        )
        for signal in (page_unpublished, unpublished):
            signal.send_robust(sender=type(page), instance=page)


def _close_gate(erasure: Erasure, teller: Teller) -> None:
    """Take back all consent, and remember for the receipt where copies may be."""
    shared = {use.value: 1 for use in (Use.SOCIAL_MEDIA, Use.PRESS) if use in teller.granted}
    erasure.steps.setdefault("shared", shared)
    links = teller.links.filter(revoked_at=None).values_list("digest", flat=True)
    erasure.links = sorted({*erasure.links, *links})
    for key in teller.former_keys:
        defaults = {"salt": erasure.salt, "finished_at": timezone.now()}
        Erasure.objects.get_or_create(key=key, defaults=defaults)
    teller.decide((), How.PRIVATE_LINK, is_counted=False)


def _run_or_report(erasure: Erasure) -> None:
    """Do the steps; when one fails, log which, without what it says of the story."""
    try:
        run(erasure)
    except Exception as error:  # whatever it is, the next run tries again
        name = next((name for name in STEPS if name not in erasure.steps), "end")
        logger.error("%s stopped at '%s': %s", erasure, name, type(error).__name__)
