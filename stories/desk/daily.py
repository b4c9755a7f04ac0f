"""Everything the site does by itself, once a day.

Each part looks at what is to be done now, so that it does no harm when it runs twice, late, or not
at all for a week. What goes wrong in one part, or with one story, does not stop the rest.
"""

import logging
import traceback
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from io import StringIO

from django.core.management import call_command
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from wagtail.admin.models import FormState

from openhartig.mail.outbox import deliver_due
from openhartig.page_cache.stamp import drop_old_pages
from stories.consent.models import Teller
from stories.conversation.models import TellerSettings
from stories.follow_up.yearly_question import ask_again, hide_silent, silent, to_be_asked
from stories.models import StoryPage
from stories.withdrawal.database import clean_up_database
from stories.withdrawal.erasure import withdraw
from stories.withdrawal.restoring import apply_ledger
from stories.withdrawal.unused import files_without_a_row, unused_files

from .reading import forget_old_readings
from .safety_net import public_without_consent, take_off

logger = logging.getLogger(__name__)
Status = Teller.Status
KEEP_PREVIEWS = timedelta(hours=1)


class PartError(Exception):
    """Something in a part of the daily work went wrong; the message has only numbers."""


def run(now: datetime, report: Callable[[str], None]) -> bool:
    """Do all parts.

    Args:
        now: the moment to look from.
        report: gets a line per part, with numbers and without anything about people.

    Returns:
        Whether every part went well.
    """
    is_well = True
    for name, part in PARTS.items():
        try:
            report(f"{name}: {part(now)}")
        except Exception as error:  # whatever it is, the other parts go on
            report(f"{name}: FAILED ({error if isinstance(error, PartError) else _where(error)})")
            is_well = False
    return is_well


def finish_erasures(now: datetime) -> str:
    """Go on with erasures that were cut short, and erase again what a back-up brought back."""
    applied = apply_ledger()
    if applied.unfinished or applied.broken:
        raise PartError(f"{applied.unfinished} not finished, {len(applied.broken)} files broken")
    return f"all finished, {applied.brought_back} had come back"


def erase_declined(now: datetime) -> str:
    """Erase what was not published, some time after the teller was told."""
    period = timedelta(days=TellerSettings.current().declined_days)
    old = Teller.objects.filter(status=Status.DECLINED, status_changed_at__lte=now - period)
    public = StoryPage.objects.live().values("key")
    old = old.exclude(key__in=public)
    return _each(old, _erase_if_in(old))


def erase_unfinished(now: datetime) -> str:
    """Erase what somebody began and did not send."""
    period = timedelta(days=TellerSettings.current().unfinished_days)
    touched_at = Coalesce(F("submission__updated_at"), F("status_changed_at"))
    unfinished = Teller.objects.filter(status=Status.UNFINISHED).annotate(touched_at=touched_at)
    old = unfinished.filter(touched_at__lte=now - period)
    return _each(old, _erase_if_in(old))


def check_public_stories(now: datetime) -> str:
    """Take off the site what the gate would not let through now."""
    return _each(list(public_without_consent()), take_off)


def ask_yearly(now: datetime) -> str:
    """Ask tellers whether they still stand behind their story."""
    return _each(list(to_be_asked(now)), lambda teller: ask_again(teller, now))


def hide_after_silence(now: datetime) -> str:
    """Hide the stories of tellers who did not answer."""
    return _each(list(silent(now)), lambda teller: hide_silent(teller, now))


def publish_scheduled(now: datetime) -> str:
    """Publish, and take off, what editors planned."""
    return _command("publish_scheduled")


def deliver_mail(now: datetime) -> str:
    """Try again to deliver the mail that waits."""
    counts = deliver_due()
    return ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())) or "0"


def forget_readings(now: datetime) -> str:
    """Delete old lines of the log of who read what."""
    return str(forget_old_readings(now))


def forget_cookie_choices(now: datetime) -> str:
    """Delete old proofs of cookie choices."""
    return _command("purge_cookie_receipts")


def forget_sessions(now: datetime) -> str:
    """Delete the sessions of the CMS that have ended."""
    return _command("clearsessions")


def forget_previews(now: datetime) -> str:
    """Delete the forms that editors previewed and left: each may hold a whole story."""
    return str(FormState.objects.filter(last_updated_at__lt=now - KEEP_PREVIEWS).delete()[0])


def count_unused_files(now: datetime) -> str:
    """Count what nobody will ever erase: nothing tells any more whose it was."""
    on_disk = sum(1 for name in files_without_a_row(now))
    return f"{on_disk} on disk only, {len(unused_files())} in the library (manage.py unused_files)"


def drop_kept_pages(now: datetime) -> str:
    """Drop what the page cache keeps of earlier pages."""
    drop_old_pages()
    return "done"


def clean_database(now: datetime) -> str:
    """Make the database forget what was deleted."""
    clean_up_database()
    return "done"


PARTS = {
    "erasures": finish_erasures,
    "declined stories erased": erase_declined,
    "unfinished stories erased": erase_unfinished,
    "stories off the site without consent": check_public_stories,
    "scheduled pages": publish_scheduled,
    "yearly questions": ask_yearly,
    "stories hidden after silence": hide_after_silence,
    "mail": deliver_mail,
    "lines of the reading log deleted": forget_readings,
    "cookie choices": forget_cookie_choices,
    "sessions": forget_sessions,
    "previews deleted": forget_previews,
    "files that nothing uses": count_unused_files,
    "old pages": drop_kept_pages,
    "database": clean_database,
}
"""What is done, in this order: erasing first, and cleaning up after all of it."""


def _each(items: Iterable, do: Callable[..., bool]) -> str:
    """Do something with every item, also after one that fails; return how often it was done."""
    done, failed = 0, 0
    for item in items:
        try:
            done += bool(do(item))
        except Exception as error:  # whatever it is, the next one is somebody else's story
            logger.error("Daily work: one of many failed: %s", _where(error))
            failed += 1
    if failed:
        raise PartError(f"{done} done, {failed} failed")
    return str(done)


def _erase_if_in(old: QuerySet[Teller]) -> Callable[[Teller], bool]:
    """Return what erases a teller and everything there is, without a last message.

    It looks again whether the teller is too old to keep: somebody may have gone on just now.
    """

    def erase(teller: Teller) -> bool:
        if not old.filter(pk=teller.pk).exists():
            return False
        if not withdraw(teller.key, tell=False).finished:
            raise PartError("not finished")
        return True

    return erase


def _command(name: str) -> str:
    """Run a command of the site or of a package, which may say whose page it is about."""
    call_command(name, stdout=StringIO(), verbosity=0)
    return "done"


def _where(error: Exception) -> str:
    """Say what went wrong and where; the message of an error could hold personal data."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {last.name}, line {last.lineno} of {last.filename}"
