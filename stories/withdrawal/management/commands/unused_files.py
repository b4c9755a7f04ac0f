from django.core.management.base import BaseCommand
from django.utils import timezone

from stories.withdrawal.unused import files_without_a_row, unused_files


class Command(BaseCommand):
    help = "Lists files on disk that no row names, and pictures and files that nothing uses."

    def handle(self, **options) -> None:
        """Name them where an administrator looks; a log gets only how many there are."""
        for name in sorted(files_without_a_row(timezone.now())):
            self.stdout.write(f"on disk only: {name}")
        for file in unused_files():
            self.stdout.write(f"in the library: {file._meta.verbose_name} {file.pk}")
