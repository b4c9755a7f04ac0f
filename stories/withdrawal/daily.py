from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from wagtail import hooks

from openhartig.operations.daily.errors import PartError, each
from stories.consent.models import Teller
from stories.conversation.models import Conversation, TellerSettings
from stories.models import StoryPage

from .database import clean_up_database
from .erasure import withdraw
from .restoring import apply_ledger
from .unused import files_without_a_row, unused_files

Status = Conversation.Status


@hooks.register("daily_work", order=100)
def finish_erasures(now: datetime) -> str:
    """Go on with erasures that were cut short, and erase again what a back-up brought back."""
    applied = apply_ledger()
    if applied.unfinished or applied.broken:
        raise PartError(f"{applied.unfinished} not finished, {len(applied.broken)} files broken")
    return f"all finished, {applied.brought_back} had come back"


@hooks.register("daily_work", order=110)
def erase_declined(now: datetime) -> str:
    """Erase what was not published, some time after the teller was told."""
    period = timedelta(days=TellerSettings.current().declined_days)
    declined = Teller.objects.filter(conversation__status=Status.DECLINED)
    old = declined.filter(conversation__status_changed_at__lte=now - period)
    public = StoryPage.objects.live().values("key")
    old = old.exclude(key__in=public)
    return each(old, _erase_if_in(old))


@hooks.register("daily_work", order=120)
def erase_unfinished(now: datetime) -> str:
    """Erase what somebody began and did not send."""
    period = timedelta(days=TellerSettings.current().unfinished_days)
    touched_at = Coalesce(F("submission__updated_at"), F("conversation__status_changed_at"))
    unfinished = Teller.objects.filter(conversation__status=Status.UNFINISHED)
    old = unfinished.annotate(touched_at=touched_at).filter(touched_at__lte=now - period)
    return each(old, _erase_if_in(old))


@hooks.register("daily_work", order=700)
def count_unused_files(now: datetime) -> str:
    """Count what nobody will ever erase: nothing tells any more whose it was."""
    on_disk = sum(1 for name in files_without_a_row(now))
    return f"{on_disk} on disk only, {len(unused_files())} in the library (manage.py unused_files)"


@hooks.register("daily_work", order=1_000)
def clean_database(now: datetime) -> str:
    """Make the database forget what was deleted."""
    clean_up_database()
    return "done"


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
