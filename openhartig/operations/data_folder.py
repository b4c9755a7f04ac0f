import os
import tempfile

from django.conf import settings
from django.core.management.base import CommandError


def prepare() -> None:
    """Make the folder that holds everything this site keeps, and try to write in it.

    The ledger of erased stories must be readable, or it would seem that nobody was ever erased.

    Raises:
        CommandError: a folder cannot be used.
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
    try:
        if settings.ERASURE_LEDGER.exists():
            os.listdir(settings.ERASURE_LEDGER)
    except OSError as error:
        raise CommandError(
            f"ERASURE_LEDGER: the folder {settings.ERASURE_LEDGER} cannot be read "
            f"({error.strerror})."
        ) from error
