"""Databases for tests that need more than a transaction: threads, crashes, bytes in files."""

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Barrier

from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection, connections
from psycopg.sql import SQL, Identifier

ALIAS = "default"


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
