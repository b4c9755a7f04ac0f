"""Does the daily work: what goes wrong in one part of it does not stop the rest."""

from collections.abc import Callable
from datetime import datetime

from openhartig.doors import answers

from .errors import PartError, where


def parts() -> list[Callable[[datetime], str]]:
    """Return all parts of the work, in the order in which they are done."""
    return answers("daily_work", "daily")


def run(now: datetime, report: Callable[[str], None]) -> bool:
    """Do all parts.

    Args:
        now: the moment to look from.
        report: gets a line per part, with numbers and without anything about people.

    Returns:
        Whether every part went well.
    """
    is_well = True
    for part in parts():
        name = part.__name__.replace("_", " ")
        try:
            report(f"{name}: {part(now)}")
        except Exception as error:  # whatever it is, the other parts go on
            report(f"{name}: FAILED ({error if isinstance(error, PartError) else where(error)})")
            is_well = False
    return is_well
