"""Lets something run once at a time. A lock ends with the process that has it."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from zlib import crc32

from django.conf import settings
from django.db import DatabaseError, connection, connections

Try = Callable[[bool], bool]
"""Takes a lock; the argument says whether to wait for it, the answer whether that worked."""


@contextmanager
def only_one(name: str) -> Iterator[bool]:
    """Try to be the only one who does something; whether that worked is the value of the context.

    PostgreSQL keeps the lock for all machines; with SQLite there is one machine, and a file does.
    """
    with (_in_postgresql if connection.vendor == "postgresql" else _in_file)(name) as take:
        yield take(False)


@contextmanager
def one_after_another(name: str, on_waiting: Callable[[], None]) -> Iterator[None]:
    """Wait until nobody else does something, on this machine or with this database.

    Args:
        name: what is done.
        on_waiting: is called when somebody else is busy.
    """
    with ExitStack() as stack:
        places = [_in_file] + [_in_postgresql] * (connection.vendor == "postgresql")
        for place in places:
            take = stack.enter_context(place(name))
            if not take(False):
                on_waiting()
                take(True)
        yield


@contextmanager
def _in_postgresql(name: str) -> Iterator[Try]:
    """Lock in a connection of its own, which nothing else can close halfway."""
    number = crc32(f"openhartig {name}".encode())
    own = connections.create_connection(connection.alias)

    def take(wait: bool) -> bool:
        function = "pg_advisory_lock" if wait else "pg_try_advisory_lock"
        with own.cursor() as cursor:
            cursor.execute(f"SELECT {function}(%s)", [number])
            return wait or cursor.fetchone()[0]

    try:
        yield take
    finally:  # the server notices a moment later that a connection was closed
        with suppress(DatabaseError), own.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock_all()")
        own.close()


@contextmanager
def _in_file(name: str) -> Iterator[Try]:
    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    with (settings.DATA_DIR / f"{name}.lock").open("w") as file:

        def take(wait: bool) -> bool:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            except BlockingIOError:
                return False
            return True

        yield take
