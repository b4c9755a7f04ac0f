"""What was counted, for tests of the screens."""

from datetime import date

from openhartig.figures.models import NOWHERE, START, Count
from openhartig.region.models import Municipality

FIGURES = "/beheer/cijfers/"


def counted(
    figure: str, number: int, month: str, *, place: Municipality | None = None, part: str = ""
) -> None:
    """Write down that something happened in a month, such as `2026-03`."""
    Count.objects.create(
        figure=figure,
        part=part,
        municipality=place.pk if place else NOWHERE,
        month=first_day(month),
        number=number,
    )


def began(month: str) -> None:
    """Let the site count since a month, and have counted nothing yet."""
    Count.objects.all().delete()
    Count.objects.create(figure=START, month=first_day(month))


def first_day(month: str) -> date:
    """Return the first day of a month."""
    return date.fromisoformat(f"{month}-01")
