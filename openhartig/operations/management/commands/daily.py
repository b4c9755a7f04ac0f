import sys

from django.core.management.base import BaseCommand
from django.utils import timezone

from openhartig.operations.daily.work import run
from openhartig.operations.locks import only_one


class Command(BaseCommand):
    help = "Does what the site has to do once a day; safe to run twice, late, or twice at once."

    def handle(self, **options) -> None:
        """Do it; the exit code is 1 when a part failed."""
        with only_one("daily") as is_ours:
            if not is_ours:
                self.stdout.write("Already running.")
            elif not run(timezone.now(), self.stdout.write):
                sys.exit(1)
