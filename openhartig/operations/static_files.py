import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage

PAGE_SHEETS = "css/*.css"
IMPORT = re.compile(r'^@import "([^"]+)";$', re.MULTILINE)

Paths = dict[str, tuple[Storage, str]]
"""Where the source of each static file is, by its name."""


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Static files under names that change with their content, compressed beforehand.

    Names inside ES module imports are rewritten as well, so that no module can go stale. The style
    sheets that a page asks for hold what they import, so that a first visit asks once.
    """

    support_js_module_import_aggregation = True

    def post_process(self, paths: Paths, *args, **options) -> Iterator[tuple]:
        """Give the collected files their names.

        Args:
            paths: the files that were collected.
        """
        joined = InMemoryStorage()
        sheets = [name for name in paths if PurePosixPath(name).match(PAGE_SHEETS)]
        for name in sheets:
            joined.save(name, ContentFile(_join(paths, name).encode()))
        paths = paths | {name: (joined, name) for name in sheets}
        return super().post_process(paths, *args, **options)

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Compress what pages ask for: nobody asks for a file by the name of its source.

        Args:
            paths: the names of all files, those of the sources too.
        """
        asked_for = set(self.hashed_files.values())
        return super().compress_files([path for path in paths if path in asked_for])


def _join(paths: Paths, name: str) -> str:
    """Return a style sheet with those that it imports, by their path from it, in their place."""
    storage, path = paths[name]
    with storage.open(path) as file:
        text = file.read().decode()
    folder = PurePosixPath(name).parent
    return IMPORT.sub(lambda found: _join(paths, str(folder / found[1])), text)


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
