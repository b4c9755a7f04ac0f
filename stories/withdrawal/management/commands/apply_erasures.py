from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from stories.withdrawal.restoring import Applied, apply_ledger


class Command(BaseCommand):
    help = "Erases again what a restored back-up brought back; safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Accept a ledger from elsewhere, such as one that was kept beside a back-up."""
        parser.add_argument("--ledger", metavar="FOLDER", type=Path, default=None)

    def handle(self, *, ledger: Path | None, verbosity: int, **options) -> None:
        """Bring the ledger and the site in line, and report numbers.

        With `--verbosity 0` it reports only when something had come back.

        Raises:
            CommandError: something is left to do; everything else is done.
        """
        try:
            applied = apply_ledger(ledger)
        except OSError as error:
            raise CommandError(
                f"ERASURE_LEDGER: {error.filename} cannot be used ({error.strerror})."
            ) from error
        if verbosity or applied.brought_back:
            self.report(applied)
        if applied.broken:
            raise CommandError(" ".join(applied.broken))
        if applied.unfinished:
            raise CommandError(f"{applied.unfinished} erasures are not finished; run this again.")

    def report(self, applied: Applied) -> None:
        """Say what was found and done."""
        self.stdout.write(
            f"Read {applied.known} erasures: {applied.restored} were missing in the database, "
            f"{applied.brought_back} stories had come back and were erased again."
        )
