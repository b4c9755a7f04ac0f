"""The calendar of the CMS: what is planned, came on the site and is to be looked at in a month."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.formats import date_format

from openhartig.doors import answers
from openhartig.region.models import Municipality

FIRST_YEAR, LAST_YEAR = 2000, 2199
DAYS_TO_NEXT = 32


@dataclass(frozen=True)
class Month:
    """A month of the calendar, by its first day."""

    first: date

    def __str__(self) -> str:
        return date_format(self.first, "F Y")

    @classmethod
    def now(cls) -> "Month":
        """Return the month of today."""
        return cls(timezone.localdate().replace(day=1))

    @classmethod
    def named(cls, name: str) -> "Month":
        """Return the month with a name such as 2026-12; this one when there is none."""
        try:
            month = cls(date.fromisoformat(f"{name}-01"))
        except ValueError:
            return cls.now()
        return month if FIRST_YEAR <= month.first.year <= LAST_YEAR else cls.now()

    @property
    def name(self) -> str:
        """What addresses call it."""
        return f"{self.first:%Y-%m}"

    @property
    def next(self) -> "Month":
        """The month after it."""
        return Month((self.first + timedelta(days=DAYS_TO_NEXT)).replace(day=1))

    @property
    def previous(self) -> "Month":
        """The month before it."""
        return Month((self.first - timedelta(days=1)).replace(day=1))

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last day, for a range of days."""
        return self.first, self.next.first - timedelta(days=1)

    @property
    def moments(self) -> tuple[datetime, datetime]:
        """The first and the last moment, for a range of moments."""
        first, last = self.days
        start, end = datetime.combine(first, time.min), datetime.combine(last, time.max)
        return timezone.make_aware(start), timezone.make_aware(end)


@dataclass(frozen=True, order=True)
class CalendarDate:
    """Something on a day.

    Attributes:
        hour: at what time, such as 09:30; empty for the whole day.
        kind: what it is, in a word or two.
        title: what it is about.
        url: where it is done.
        waits: whether somebody still has to do it.
    """

    day: date
    hour: str
    kind: str
    title: str
    url: str = field(compare=False)
    waits: bool = field(default=False, compare=False)

    @property
    def is_today(self) -> bool:
        """Whether it is on this day."""
        return self.day == timezone.localdate()

    @property
    def has_passed(self) -> bool:
        """Whether its day is over."""
        return self.day < timezone.localdate()

    @property
    def is_late(self) -> bool:
        """Whether it should have been done."""
        return self.waits and self.has_passed


def dates_of(month: Month, user, place: Municipality | None) -> list[CalendarDate]:
    """Return all that rooms have in a month, in order.

    Each hook `calendar_dates`, in the `calendar_dates.py` of a room, yields what this user may know
    of: that room looks at the rights itself.

    Args:
        place: whose work it has to be; None for all.
    """
    rooms = answers("calendar_dates", "calendar_dates")
    found: Iterator[CalendarDate] = (each for ask in rooms for each in ask(month, user, place))
    first, last = month.days
    return sorted(each for each in found if first <= each.day <= last)
