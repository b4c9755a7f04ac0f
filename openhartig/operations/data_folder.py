import tempfile

from django.conf import settings
from django.core.management.base import CommandError


def prepare() -> None:
    """Make the folder that holds everything this site keeps, and try to write in it.

    Raises:
        CommandError: the folder cannot be written.
    """
    for folder in (settings.DATA_DIR, settings.MEDIA_ROOT):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as error:
            raise CommandError(
                f"DATA_DIR: the folder {folder} cannot be written ({error.strerror})."
            ) from error
