"""The months that are over, and the periods to choose from them.

A month that still goes on is not shown: whoever looks every day would see one thing happen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

from .counting import this_month
from .models import Count

MONTHS_IN_QUARTER = 3


@dataclass(frozen=True)
class Period:
    """Some whole months.

    Attributes:
        start: the first day of the first one.
        end: the first day of the last one.
    """

    start: date
    end: date

    def __str__(self) -> str:
        first, last = in_words(self.start), in_words(self.end)
        return first if first == last else f"{first} tot en met {last}"

    @property
    def months(self) -> list[date]:
        """Every month of it."""
        return list(_months(self.start, self.end))


def counted_period() -> Period | None:
    """Return all months that are over since this site began to count; None when there is none."""
    start, end = Count.first_month(), before(this_month())
    return Period(start, end) if start and start <= end else None


def usual_periods(counted: Period) -> dict[str, Period]:
    """Return the periods that are asked for most, by what they are called."""
    end = counted.end
    quarter = end.replace(month=end.month - (end.month - 1) % MONTHS_IN_QUARTER)
    year = end.replace(month=1)
    last_year = before(year)
    periods = {
        in_words(end): Period(end, end),
        f"kwartaal {(quarter.month - 1) // MONTHS_IN_QUARTER + 1}": Period(quarter, end),
        f"{year.year}": Period(year, end),
        f"{last_year.year}": Period(last_year.replace(month=1), last_year),
        "alles": counted,
    }
    return {
        name: Period(max(period.start, counted.start), period.end)
        for name, period in periods.items()
        if period.end >= counted.start
    }


def before(month: date) -> date:
    """Return the first day of the month before."""
    return (month - timedelta(days=1)).replace(day=1)


def in_words(month: date) -> str:
    """Return a month as somebody would say it."""
    return date_format(month, "F Y")


def _months(start: date, end: date) -> Iterator[date]:
    month = start
    while month <= end:
        yield month
        month = (month + timedelta(days=31)).replace(day=1)
