from collections.abc import Iterator

from wagtail import hooks

from openhartig.figures.figure import State
from openhartig.region.models import Municipality

from .models import Helpline


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
