"""Erases again what a restored back-up brought back, by what the files of the ledger remember."""

import logging
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from openhartig.encryption import Unreadable
from stories.consent.models import Teller
from stories.models import StoryPage

from . import ledger_files
from .erasure import begin, resume_unfinished
from .ledger_files import BrokenFileError
from .models import Erasure

logger = logging.getLogger(__name__)


@dataclass
class Applied:
    """What was found and done when the ledger was applied.

    Attributes:
        known: how many erasures the files tell of.
        restored: how many of those the database did not know.
        brought_back: how many stories had come back.
        unfinished: how many erasures are still not finished.
        broken: what is wrong with files that cannot be read.
    """

    known: int = 0
    restored: int = 0
    brought_back: int = 0
    unfinished: int = 0
    broken: list[str] = field(default_factory=list)


def apply_ledger(folder: Path | None = None) -> Applied:
    """Bring rows and files of the ledger in line, and erase again what came back.

    Args:
        folder: another ledger than that of the site, such as one that was kept beside a back-up.

    Raises:
        OSError: the folder cannot be read.
    """
    applied = Applied()
    for found in ledger_files.read(folder or settings.ERASURE_LEDGER):
        if isinstance(found, BrokenFileError):
            applied.broken.append(str(found))
        else:
            applied.known += 1
            applied.restored += _remember(found)
    applied.brought_back = begin_again()
    applied.unfinished = resume_unfinished()
    ledger_files.write_missing()
    ledger_files.renew_salts()
    return applied


def begin_again() -> int:
    """Take whatever came back off the site at once; `resume_due` erases the rest of it.

    It costs three queries and a look in a folder when there is nothing to do.

    Returns:
        How many stories had come back.
    """
    for key in ledger_files.keys() - set(Erasure.objects.values_list("key", flat=True)):
        if erasure := ledger_files.find(key):
            _remember(erasure)
    gone = Erasure.objects.exclude(finished_at=None).values("key")
    back = {
        key
        for model in (Teller, StoryPage)
        for key in model.objects.filter(key__in=gone).values_list("key", flat=True)
    }
    return sum(_is_begun_again(key) for key in back)


def _remember(erasure: Erasure) -> bool:
    """Add what a file says to the rows; return whether there was no row."""
    row = Erasure.objects.filter(key=erasure.key).first()
    if row is None:
        erasure.save()
        return True
    if not isinstance(erasure.salt, Unreadable):
        known = row.addresses if row.salt == erasure.salt else []
        row.salt, row.addresses = erasure.salt, sorted({*known, *erasure.addresses})
        row.save(update_fields=["salt", "addresses"])
    return False


def _is_begun_again(key: UUID) -> bool:
    try:
        begin(key, tell=False)
    except Teller.DoesNotExist:  # another process was faster
        return False
    except Exception as error:  # whatever it is, the next story is somebody else's
        logger.error("A story that came back was not taken off the site: %s", type(error).__name__)
        return False
    Erasure.objects.filter(key=key).update(next_try_at=timezone.now())
    logger.warning("A back-up brought a story back that was taken back. It is erased again.")
    return True
