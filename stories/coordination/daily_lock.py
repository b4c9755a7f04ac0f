"""Lets the daily work run once at a time. A lock ends with the process that has it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

LOCK_NUMBER = 7_106_400  # any number that nothing else in this database uses


@contextmanager
def only_one() -> Iterator[bool]:
    """Try to be the only one; whether that worked is the value of the context.

    PostgreSQL keeps the lock for all machines; with SQLite there is one machine, and a file does.
    """
    keep = _in_postgresql if connection.vendor == "postgresql" else _in_file
    with keep() as is_ours:
        yield is_ours


@contextmanager
def _in_postgresql() -> Iterator[bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK_NUMBER])
        (is_ours,) = cursor.fetchone()
        try:
            yield is_ours
        finally:
            if is_ours:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK_NUMBER])


@contextmanager
def _in_file() -> Iterator[bool]:
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with (settings.DATA_DIR / "daily.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
