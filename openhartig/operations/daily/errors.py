"""How the daily work goes on when something in it fails, and what it says of that."""

import logging
import traceback
from collections.abc import Callable, Iterable

logger = logging.getLogger(__name__)


class PartError(Exception):
    """Something in a part of the daily work went wrong; the message has only numbers."""


def each(items: Iterable, do: Callable[..., bool]) -> str:
    """Do something with every item, also after one that fails.

    Args:
        items: what is to be done.
        do: does it, and tells whether there was something to do.

    Returns:
        How often it was done.

    Raises:
        PartError: some failed.
    """
    done, failed = 0, 0
    for item in items:
        try:
            done += bool(do(item))
        except Exception as error:  # whatever it is, the next one is somebody else's
            logger.error("Daily work: one of many failed: %s", where(error))
            failed += 1
    if failed:
        raise PartError(f"{done} done, {failed} failed")
    return str(done)


def where(error: Exception) -> str:
    """Say what went wrong and where; the message of an error could hold personal data."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {last.name}, line {last.lineno} of {last.filename}"
