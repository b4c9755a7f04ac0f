from collections.abc import Iterator

from wagtail import hooks

from openhartig.figures.counting import count
from openhartig.figures.figure import Figure, State
from openhartig.region.models import Municipality

from .models import CHECK_EVERY, Helpline

IN_TIME = "check-in-time"
LATE = "check-late"


def count_check(instance: Helpline, **kwargs) -> None:
    """Count that a helpline was checked again, and whether that was in time.

    Args:
        instance: the helpline that is about to be saved.
    """
    days = Helpline.objects.filter(pk=instance.pk).values_list("checked_on", flat=True)
    before, now = days.first(), instance.checked_on
    if before and now and now > before and instance.can_be_reached:
        count(IN_TIME if now - before <= CHECK_EVERY else LATE)


@hooks.register("figures", order=490)
def name_counted_checks() -> Iterator[Figure]:
    """Yield whether helplines were checked again in time."""
    yield Figure(
        IN_TIME,
        "Hulplijnen",
        "Op tijd opnieuw gecontroleerd",
        f"Binnen {CHECK_EVERY.days} dagen na de vorige keer.",
        by_municipality=False,
        contrary=LATE,
    )
    yield Figure(
        LATE, "Hulplijnen", "Te laat opnieuw gecontroleerd", "Later dan dat.", by_municipality=False
    )


@hooks.register("figures", order=500)
def name_checks() -> Iterator[State]:
    """Yield how many helplines were checked in time."""
    yield State(
        "helplines",
        "De site nu",
        "Hulplijnen op tijd gecontroleerd",
        "Van de hulplijnen met een nummer of chat die bezoekers zien.",
        _checked,
        by_municipality=False,
    )


def _checked(place: Municipality | None) -> str:
    lines = [line for line in Helpline.objects.live() if line.can_be_reached]
    return f"{sum(not line.is_stale for line in lines)} van de {len(lines)}"
