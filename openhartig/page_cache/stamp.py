"""The stamp of the content: a random word that changes with every change of what pages show.

A page that was built under another stamp than the present one is never served. On one machine the
stamp is the target of a symbolic link: reading it is one system call, and replacing it cannot fail
halfway. Several machines share it in Redis.
"""

import logging
import os
import secrets
import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from django.conf import settings
from redis import Redis, RedisError
from redis.backoff import NoBackoff
from redis.connection import Connection
from redis.retry import Retry

from .store import drop_all_but

KEY = "openhartig:stamp"
REDIS_TIMEOUT = 0.5  # seconds
REDIS_REST = 1.0  # seconds without questions after Redis did not answer

logger = logging.getLogger(__name__)


class StampError(Exception):
    """The stamp cannot be read or changed, so nobody knows whether a page is still right."""


class Stamp(Protocol):
    """Where the stamp is kept."""

    def read(self) -> str:
        """Return the present stamp; the first reader makes it.

        Raises:
            StampError: it cannot be known.
        """

    def change(self) -> str:
        """Make every page that was built before now useless, and return the new stamp.

        Raises:
            StampError: others may go on showing what they have.
        """


class LinkStamp:
    """The stamp of one machine, for all its processes.

    Args:
        folder: where the link is.
    """

    def __init__(self, folder: Path) -> None:
        self.link = str(folder / "stamp")

    def read(self) -> str:
        try:
            return os.readlink(self.link)
        except OSError:
            return self.change()

    def change(self) -> str:
        stamp = secrets.token_hex(8)
        fresh = f"{self.link}-{stamp}"
        try:
            os.makedirs(os.path.dirname(self.link), exist_ok=True)
            os.symlink(stamp, fresh)
            os.replace(fresh, self.link)
        except OSError as error:
            with suppress(OSError):  # a full disk: without a stamp nobody uses a page that is kept
                os.unlink(self.link)
            raise StampError(f"The stamp {self.link} cannot be changed: {error}") from error
        return stamp


class RedisStamp:
    """The stamp of several machines.

    Each connection begins with a new stamp. An old one can thus never return with a Redis that
    forgot the last changes, nor outlive a change that could not be told.

    Args:
        url: the address of one Redis, without replicas that take over.
    """

    def __init__(self, url: str) -> None:
        self.rests_until = 0.0
        self.redis = Redis.from_url(
            url,
            decode_responses=True,
            redis_connect_func=_begin,
            retry=Retry(NoBackoff(), 1),
            socket_connect_timeout=REDIS_TIMEOUT,
            socket_timeout=REDIS_TIMEOUT,
        )

    def read(self) -> str:
        if time.monotonic() < self.rests_until:
            raise StampError("Redis did not answer a moment ago.")
        try:
            return str(self.redis.get(KEY) or "") or self.change()
        except RedisError as error:
            self.rests_until = time.monotonic() + REDIS_REST
            raise StampError("The stamp in Redis cannot be read.") from error

    def change(self) -> str:
        stamp = secrets.token_hex(8)
        try:
            self.redis.set(KEY, stamp)
        except RedisError as error:
            raise StampError("The stamp in Redis cannot be changed.") from error
        return stamp


def _begin(connection: Connection) -> None:
    connection.on_connect()
    connection.send_command("SET", KEY, secrets.token_hex(8))
    connection.read_response()


def stamp_of_site() -> Stamp:
    """Return the stamp that the settings point to."""
    if settings.REDIS_URL:
        return _redis_stamp(settings.REDIS_URL)
    return LinkStamp(settings.PAGE_CACHE_DIR)


@lru_cache(maxsize=1)
def _redis_stamp(url: str) -> RedisStamp:
    return RedisStamp(url)


def change_stamp() -> None:
    """Make every page that was built before now useless, for all processes, and drop it here.

    It never fails: nobody may have to wait for a cache to publish a story or to take one back.
    """
    stamp = ""
    try:
        stamp = stamp_of_site().change()
    except StampError as error:
        logger.error("Others may show an old page for some minutes. %s", error)
    drop_all_but(stamp, settings.PAGE_CACHE_DIR)


def drop_old_pages() -> None:
    """Drop from the disk of this machine every page that does not count any more.

    Each change does so, and each machine when it sees a new stamp; this is for a machine that
    nobody visits, and for a folder that came from elsewhere.
    """
    try:
        stamp = stamp_of_site().read()
    except StampError:
        stamp = ""
    drop_all_but(stamp, settings.PAGE_CACHE_DIR)
