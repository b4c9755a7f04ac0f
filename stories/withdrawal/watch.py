"""Looks every half minute, in every process that answers visitors, whether something is left to do.

A withdrawal that was cut short is finished within a minute, and a back-up that was restored under a
running site brings nobody back. Processes that look at the same moment do not harm each other.
"""

import logging
import time
from threading import Thread

from django.db import connections

from .erasure import resume_due
from .restoring import begin_again

SECONDS = 30

logger = logging.getLogger(__name__)


def begin(**kwargs) -> None:
    """Let nothing in that came back before this process answers anybody, and go on looking.

    Raises:
        DatabaseError: the database does not answer; the looking goes on all the same.
    """
    try:
        begin_again()
    finally:
        if not _Watch.current or not _Watch.current.is_alive():
            _Watch.current = _Watch()
            _Watch.current.start()


def look() -> None:
    """Take off the site what came back, and finish what was cut short."""
    begin_again()
    resume_due()


class _Watch(Thread):
    """Looks until the process ends; what fails is logged when it begins to fail."""

    current: Thread | None = None

    def __init__(self) -> None:
        super().__init__(name="withdrawals", daemon=True)
        self.problem = ""

    def run(self) -> None:
        while True:
            self.look()
            time.sleep(SECONDS)

    def look(self) -> None:
        problem = ""
        try:
            look()
        except Exception as error:  # whatever it is, the next time may be better
            problem = type(error).__name__
        finally:
            connections.close_all()
        if problem and problem != self.problem:
            logger.error("Nobody looks after withdrawals that were cut short: %s", problem)
        self.problem = problem
