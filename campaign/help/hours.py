"""When somebody answers: times of a week in minutes since Monday, and in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from itertools import groupby

DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
DAY = 24 * 60
WEEK = len(DAYS) * DAY


@dataclass(frozen=True)
class Times:
    """From when until when somebody answers, on some days of the week.

    Attributes:
        days: which days, 0 for Monday.
        opens, closes: the clock in the Netherlands.
        next_day: whether it goes on until that hour of the day after.
    """

    days: tuple[int, ...]
    opens: time
    closes: time
    next_day: bool = False

    @property
    def minutes(self) -> int:
        """How long it lasts; not more than nothing when it ends before it begins."""
        return _minute(self.closes) - _minute(self.opens) + self.next_day * DAY

    @property
    def spans(self) -> list[tuple[int, int]]:
        """The same as minutes of the week; the last may end after the week does."""
        begins = [day * DAY + _minute(self.opens) for day in self.days]
        return [(begin, begin + self.minutes) for begin in begins]

    @property
    def words(self) -> str:
        """The hours, such as "9.00 tot 17.00 uur"."""
        if self.minutes == DAY and self.opens == time(0):
            return "de hele dag"
        closes = "24.00" if self.next_day and self.closes == time(0) else _clock(self.closes)
        after = " de volgende dag" if self.next_day and self.closes > time(0) else ""
        return f"{_clock(self.opens)} tot {closes} uur{after}"


def overlap(times: Iterable[Times]) -> int | None:
    """Return a day on which two times run at once, or None.

    Args:
        times: all times of a week.
    """
    spans = sorted(span for each in times for span in each.spans)
    after = [(begin + WEEK, end + WEEK) for begin, end in spans[:1]]
    for (_, end), (begin, _) in zip(spans, [*spans[1:], *after], strict=True):
        if begin < end:
            return begin % WEEK // DAY
    return None


def in_words(times: Iterable[Times]) -> list[str]:
    """Return times as lines, such as "Maandag tot en met vrijdag: 9.00 tot 17.00 uur"."""
    by_days = groupby(sorted(times, key=lambda each: (each.days, each.opens)), lambda t: t.days)
    return [f"{_days(days)}: {' en '.join(each.words for each in same)}" for days, same in by_days]


def _minute(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _clock(clock: time) -> str:
    return f"{clock.hour}.{clock.minute:02}"


def _days(days: tuple[int, ...]) -> str:
    if len(days) == len(DAYS):
        return "Elke dag"
    names = [DAYS[day] for day in days]
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{names[0]} tot en met {names[-1]}".capitalize()
    listed = [", ".join(names[:-1]), names[-1]] if names[1:] else names
    return " en ".join(listed).capitalize()
