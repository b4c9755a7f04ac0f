import logging
from collections.abc import Callable
from threading import Thread

from django.db import connections

logger = logging.getLogger(__name__)


def in_background(work: Callable[[], object]) -> None:
    """Do something for which nobody waits, so that nobody can tell from the time what it was."""
    Thread(target=_do, args=(work,), daemon=True).start()


def _do(work: Callable[[], object]) -> None:
    try:
        work()
    except Exception as error:  # nobody is there to hear it; its text could hold an address
        logger.warning("Work in the background failed (%s).", type(error).__name__)
    finally:
        connections.close_all()
