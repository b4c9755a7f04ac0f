from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from stories.consent.models import Teller
from stories.withdrawal.erasure import begin, resume_unfinished
from stories.withdrawal.ledger import read, write
from stories.withdrawal.models import Erasure


class Command(BaseCommand):
    help = "Erases again what a restored back-up brought back; safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Accept a ledger from elsewhere, such as one that was kept beside a back-up."""
        parser.add_argument("--ledger", metavar="FOLDER", type=Path, default=None)

    def handle(self, *, ledger: Path | None, **options) -> None:
        """Bring the rows of the ledger back, and start every erasure again that is needed."""
        known, restored, brought_back = _apply(ledger or settings.ERASURE_LEDGER)
        unfinished = resume_unfinished()
        self.stdout.write(
            f"Read {known} erasures: {restored} were missing in the database, "
            f"{brought_back} stories had come back and were erased again."
        )
        if unfinished:
            raise CommandError(f"{unfinished} erasures are not finished; run this again.")


def _apply(folder: Path) -> tuple[int, int, int]:
    """Return how many erasures there are, were missing, and had been undone by a back-up."""
    try:
        erasures = list(read(folder))
    except ValueError as error:
        raise CommandError(str(error)) from error
    restored = 0
    for erasure in erasures:
        row = Erasure.objects.filter(key=erasure.key).first()
        if row is None:
            erasure.finished_at = erasure.started_at
            erasure.save()
            write(erasure)
            restored += 1
        else:
            known = row.addresses if row.salt == erasure.salt else []
            row.salt, row.addresses = erasure.salt, sorted({*known, *erasure.addresses})
            row.save(update_fields=["salt", "addresses"])
    return len(erasures), restored, sum(_is_back(erasure) for erasure in Erasure.objects.all())


def _is_back(erasure: Erasure) -> bool:
    """Start an erasure again when there is something to erase."""
    try:
        return begin(erasure.key, tell=False).finished_at is None
    except Teller.DoesNotExist:
        return False
