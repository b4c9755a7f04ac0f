"""Counts cookie choices per week, without saying anything of a visitor."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.db.models.functions import TruncWeek

from .models import CookieReceipt

WEEKS = 26


@dataclass(frozen=True)
class Week:
    """The choices made in one week.

    Attributes:
        monday: the first day of the week.
        total: how many choices were made.
        accepted: how many of them said yes, in the order of the asked services.
    """

    monday: date
    total: int
    accepted: list[int]


def choices_per_week(services: list[str]) -> list[Week]:
    """Return the last half year of choices, newest week first.

    Args:
        services: the names of the services to count.
    """
    counts = {f"accepted_{i}": _accepts(name) for i, name in enumerate(services)}
    rows = (
        CookieReceipt.objects.since(timedelta(weeks=WEEKS))
        .annotate(monday=TruncWeek("created_at"))
        .order_by("-monday")
        .values("monday")
        .annotate(total=Count("pk"), **counts)
    )
    return [
        Week(row["monday"].date(), row["total"], [row[name] for name in counts]) for row in rows
    ]


def _accepts(service: str) -> Count:
    return Count("pk", filter=Q(**{f"choices__{service}": True}))
