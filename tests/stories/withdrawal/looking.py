"""Looks for a word in everything a site keeps: each table, each file, each byte."""

import base64
import json
import pickle
import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.cache import caches
from django.core.files.storage import Storage
from django.db import connection
from django.db.models import FileField, TextField
from django.db.models.functions import Cast

from openhartig.encryption import EncryptedFieldMixin

ALL_TABLES = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
    "postgresql": "SELECT quote_ident(schemaname) || '.' || quote_ident(relname)"
    " FROM pg_stat_user_tables",
}


def forms_of(word: str) -> set[bytes]:
    """Return the ways in which a word may stand in a file, in lower case where that is possible."""
    forms = {word.encode(), word.encode("utf-16-le"), word.encode("utf-16-be")}
    for spelling in {word, word.title(), word.upper()}:
        for before in (b"", b"x", b"xx"):
            code = base64.b64encode(before + spelling.encode())
            forms.add(code[4 if before else 0 : -4].lower())
    return {form.lower() for form in forms if len(form) > 5}


class Looking:
    """Looks for a word, and for other texts as they are."""

    def __init__(self, word: str, others: set[str] = frozenset()) -> None:
        forms = forms_of(word) | {other.encode().lower() for other in others}
        self.any_form = re.compile(b"|".join(map(re.escape, sorted(forms))))

    def finds(self, value: object) -> bool:
        """Tell whether a value has the word in it, in any form."""
        if isinstance(value, memoryview | bytes | bytearray):
            content = bytes(value)
        else:
            content = str(value).encode(errors="replace")
        return self.any_form.search(content.lower()) is not None

    def in_database(self) -> Iterator[str]:
        """Return the columns with the word, of all tables there are, known to Django or not."""
        with connection.cursor() as cursor:
            cursor.execute(ALL_TABLES[connection.vendor])
            tables = [table for (table,) in cursor.fetchall()]
            for table in tables:
                cursor.execute(f"SELECT * FROM {table}")
                names = [column[0] for column in cursor.description]
                for row in cursor.fetchall():
                    for name, value in zip(names, row, strict=True):
                        if self.finds(json.dumps(value) if isinstance(value, dict) else value):
                            yield f"{table.removeprefix('public.')}.{name}"

    def in_statistics(self) -> Iterator[str]:
        """Return the columns of which PostgreSQL knows frequent values with the word."""
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT tablename, attname, most_common_vals::text, histogram_bounds::text "
                "FROM pg_stats WHERE schemaname = 'public'"
            )
            for table, name, *values in cursor.fetchall():
                if self.finds(values):
                    yield f"{table}.{name}"

    def in_sessions(self) -> Iterator[str]:
        """Return the sessions with the word: they are compressed in their table."""
        for key in Session.objects.values_list("session_key", flat=True):
            if self.finds(SessionStore(key).load()):
                yield "session"

    def in_cache(self) -> Iterator[str]:
        """Return what the caches keep of the word, in memory or in files."""
        for cache in caches.all(initialized_only=False):
            for key, value in getattr(cache, "_cache", {}).items():
                if self.finds(key) or self.finds(value):
                    yield f"cache {key}"
            for path in Path(getattr(cache, "_dir", "/dev/null")).glob("*"):
                with path.open("rb") as file:
                    pickle.load(file)  # until when it is kept
                    if self.finds(zlib.decompress(file.read())):
                        yield f"cache {path.name}"

    def in_storages(self) -> Iterator[str]:
        """Return the files with the word, of all storages that a model uses."""
        for storage in _storages():
            for name in _names(storage, ""):
                with storage.open(name) as file:
                    if self.finds(name) or self.finds(file.read()):
                        yield f"file {name}"

    def in_folder(self, folder: Path) -> Iterator[str]:
        """Return the files below a folder with the word in their name or their bytes."""
        for path in folder.rglob("*"):
            if self.finds(path.name) or (path.is_file() and self.finds(path.read_bytes())):
                yield f"file {path}"

    def everywhere(self, *folders: Path) -> list[str]:
        """Return every place where the word is."""
        found = [*self.in_database(), *self.in_sessions(), *self.in_cache(), *self.in_storages()]
        for folder in folders:
            found += self.in_folder(folder)
        return sorted(set(found))


def _storages() -> list[Storage]:
    fields = [field for model in apps.get_models() for field in model._meta.local_fields]
    return list({id(f.storage): f.storage for f in fields if isinstance(f, FileField)}.values())


def _names(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in files:
        yield f"{folder}/{name}".lstrip("/")
    for name in folders:
        yield from _names(storage, f"{folder}/{name}".lstrip("/"))


def cipher_texts() -> set[str]:
    """Return what the database holds in all encrypted fields."""
    found = set()
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, EncryptedFieldMixin):
                rows = model._base_manager.annotate(raw=Cast(field.name, TextField()))
                found |= set(rows.values_list("raw", flat=True))
    return found - {None, ""}
