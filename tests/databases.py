"""Databases for tests that need more than a transaction: threads, crashes, bytes in files."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Barrier

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, connections
from psycopg.sql import SQL, Identifier

ALIAS = "default"
MIGRATED = "test_migrated"
EARLIER = "MIGRATED_EARLIER"
"""Names the variable with a file to go on with, for tests of a site that has one room more."""


def make_migrated(path: Path) -> None:
    """Make a database with nothing in it but what migrations put there.

    Args:
        path: where a file goes; a server always calls it the same, and forgets an earlier one.
    """
    name = migrated_name(path)
    if connection.vendor == "postgresql":
        _on_server("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
        _on_server("CREATE DATABASE {}", name)
        path.touch()
    elif earlier := os.environ.get(EARLIER):
        shutil.copy(earlier, path)
    with using_database(name):
        call_command("migrate", interactive=False, verbosity=0)


def migrated_name(path: Path) -> str:
    """Return the name of the database that `make_migrated` makes."""
    return MIGRATED if connection.vendor == "postgresql" else str(path)


@contextmanager
def copied(name: str, path: Path) -> Iterator[str]:
    """Copy a database that nobody is connected with, and throw the copy away afterwards.

    Args:
        name: a name as `copy_database` returns it.
        path: what the name of the copy follows from; SQLite keeps it in memory.

    Yields:
        The name of the copy.
    """
    if connection.vendor == "sqlite":
        copy = f"file:{path.name}?mode=memory&cache=shared"
        with closing(sqlite3.connect(copy, uri=True)) as kept, closing(sqlite3.connect(name)) as db:
            db.backup(kept)
            yield copy
    else:
        copy = copy_database(name, path)
        yield copy
        drop_database(copy)


def copy_database_in_use(path: Path) -> str:
    """Copy the database that the process is connected with; see `copy_database`."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(path)) as target:
            connection.connection.backup(target)
        return str(path)
    name = connection.settings_dict["NAME"]
    connection.close()
    return copy_database(name, path)


def copy_database(name: str, path: Path) -> str:
    """Copy a database that nobody is connected with, and return the name of the copy.

    Args:
        name: a name as this function returns it.
        path: where a file goes; on a server the name follows from it.
    """
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(name)) as source, closing(sqlite3.connect(path)) as target:
            source.backup(target)
        return str(path)
    copy = f"test_{sha256(str(path).encode()).hexdigest()[:16]}"
    _on_server("DROP DATABASE IF EXISTS {} WITH (FORCE)", copy)
    _on_server("CREATE DATABASE {} TEMPLATE {}", copy, name)
    return copy


def drop_database(name: str) -> None:
    """Throw a copy away; a file is left to whoever owns its folder."""
    if connection.vendor == "postgresql":
        _on_server("DROP DATABASE {} WITH (FORCE)", name)


@contextmanager
def using_database(name: str) -> Iterator[None]:
    """Let every connection of this process, in any thread, lead to another database."""
    settings, before = connections.settings[ALIAS], connections[ALIAS]
    connections.settings[ALIAS] = {**settings, "NAME": name}
    del connections[ALIAS]
    _forget_what_was_read()
    try:
        yield
    finally:
        connection.close()
        connections.settings[ALIAS] = settings
        connections[ALIAS] = before
        _forget_what_was_read()


def at_once(*tasks: Callable[[], object]) -> list[object]:
    """Run tasks at the same moment, each in a thread; return what each returned or raised."""
    start = Barrier(len(tasks))

    def run(task: Callable[[], object]) -> object:
        try:
            start.wait(timeout=10)
            return task()
        except Exception as error:
            return error
        finally:
            connection.close()

    connection.close()
    with ThreadPoolExecutor(len(tasks)) as pool:
        return list(pool.map(run, tasks))


def _on_server(statement: str, *names: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(SQL(statement).format(*map(Identifier, names)))


def _forget_what_was_read() -> None:
    ContentType.objects.clear_cache()
    cache.clear()
