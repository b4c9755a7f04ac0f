import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Static files under names that change with their content, compressed beforehand.

    Names inside ES module imports are rewritten as well, so that no module can go stale.
    """

    support_js_module_import_aggregation = True


def fingerprint() -> str:
    """Describe all source files by place, size and time, without reading them."""
    description = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list(ignore_patterns=[]):
            status = Path(storage.path(name)).stat()
            line = f"{storage.path(name)} {status.st_size} {status.st_mtime_ns}\n"
            description.update(line.encode())
    return description.hexdigest()


def collect_when_changed() -> None:
    """Collect the static files, unless those of an earlier start are still right."""
    stamp_file = settings.DATA_DIR / "static.stamp"
    stamp = fingerprint()
    if stamp_file.exists() and stamp_file.read_text() == stamp and settings.STATIC_ROOT.exists():
        return
    stamp_file.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp_file.write_text(stamp)
