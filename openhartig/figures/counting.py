"""Counts that something happened; rooms call it at the moment itself."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from openhartig.region.models import Municipality

from .models import NOWHERE, START, Count

WAITS = {
    "2": "binnen 2 dagen",
    "7": "binnen een week",
    "14": "binnen 2 weken",
    "30": "binnen een maand",
    "60": "binnen 2 maanden",
    "more": "langer dan 2 maanden",
}
"""How long something took, by its most days: exact days would tell one story from another."""


def count(figure: str, part: str = "", *, place: Municipality | None = None, by: int = 1) -> None:
    """Count that something happened, once the transaction in which it happens is over.

    Counting never stops or holds up what it counts: two people who decide something at the same
    moment would else wait for each other's row, and a teller who leaves for a table of numbers.

    Args:
        figure: the name of the figure.
        part: which part of it.
        place: where; None for what has no municipality, or may not be named with it.
        by: how often; -1 when it was a mistake.
    """
    which = {
        "figure": figure,
        "part": part,
        "municipality": place.pk if place else NOWHERE,
        "month": this_month(),
    }
    transaction.on_commit(lambda: _add(which, by), robust=True)


def count_wait(figure: str, since: datetime) -> None:
    """Count how long something took that is over now.

    Args:
        figure: the name of the figure.
        since: when it began.
    """
    days = (timezone.localdate() - timezone.localdate(since)).days
    limits = [limit for limit in WAITS if limit.isdecimal() and days <= int(limit)]
    count(figure, limits[0] if limits else "more")


def begin_to_count() -> None:
    """Remember since when this site counts; a second time does nothing."""
    if not Count.objects.exists():
        Count.objects.create(figure=START, month=this_month())


def this_month() -> date:
    """Return the first day of this month."""
    return timezone.localdate().replace(day=1)


def _add(which: dict, by: int) -> None:
    row = Count.objects.get_or_create(**which)[0]
    Count.objects.filter(pk=row.pk).update(number=F("number") + by)
