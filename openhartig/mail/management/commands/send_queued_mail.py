from django.core.management.base import BaseCommand

from openhartig.mail.outbox import deliver_due


class Command(BaseCommand):
    help = "Tries again to deliver the mail that waits; safe to run often, or twice at once."

    def handle(self, **options) -> None:
        """Deliver what is due and print numbers, never addresses."""
        counts = deliver_due()
        self.stdout.write(
            f"Sent {counts['sent']}, failed {counts['failed']}, given up {counts['given up']}."
        )
