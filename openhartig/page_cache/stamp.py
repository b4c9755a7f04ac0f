"""The stamp of the content: a random word that changes with every change of what pages show.

A page that was built under another stamp than the present one is never served. The stamp is the
target of a symbolic link, so that reading it is one system call and replacing it cannot fail
halfway. All processes of a machine share it.
"""

import os
import secrets
from pathlib import Path

from django.conf import settings


def _link() -> Path:
    return settings.PAGE_CACHE_DIR / "stamp"


def read_stamp() -> str:
    """Return the present stamp; the first reader makes it."""
    try:
        return os.readlink(_link())
    except OSError:
        return change_stamp()


def change_stamp() -> str:
    """Make every page that was built before now useless, for all processes.

    Returns:
        The new stamp.
    """
    stamp = secrets.token_hex(8)
    link = _link()
    link.parent.mkdir(parents=True, exist_ok=True)
    fresh = link.with_name(f"stamp-{stamp}")
    fresh.symlink_to(stamp)
    fresh.replace(link)
    return stamp
