from collections.abc import Iterator

from wagtail import hooks

from openhartig.figures.counting import count
from openhartig.figures.figure import Figure
from stories.consent.models import Teller
from stories.consent.pages import place_of

RECEIVED = "received"


def count_received(teller: Teller) -> None:
    """Count that a story came in, on whatever road."""
    count(RECEIVED, teller.origin, place=place_of(teller))


@hooks.register("figures", order=100)
def name_received() -> Iterator[Figure]:
    """Yield how many stories came in."""
    yield Figure(
        RECEIVED,
        "Verhalen",
        "Ontvangen",
        "Verstuurd met het formulier, of verteld in een gesprek.",
        parts=lambda: dict(Teller.Origin.choices),
    )
