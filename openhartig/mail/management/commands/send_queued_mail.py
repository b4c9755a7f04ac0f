from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from openhartig.mail.outbox import deliver_due


class Command(BaseCommand):
    help = "Tries again to deliver the mail that waits; safe to run often, or twice at once."

    def handle(self, **options) -> None:
        """Deliver what is due and print numbers, never addresses."""
        self.forget_what_came_back()
        counts = deliver_due()
        self.stdout.write(
            f"Sent {counts['sent']}, failed {counts['failed']}, given up {counts['given up']}."
        )

    def forget_what_came_back(self) -> None:
        """Erase first what a restored back-up brought back: its mail went out long ago."""
        try:
            call_command("apply_erasures", verbosity=0, stdout=self.stdout)
        except (CommandError, DatabaseError) as error:
            self.stderr.write(f"The ledger of erased stories was not applied: {error}")
