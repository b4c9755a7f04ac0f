from collections.abc import Iterator

from wagtail import hooks

from openhartig.figures.counting import count, count_wait
from openhartig.figures.figure import Figure, Waits
from stories.consent.models import Teller
from stories.consent.pages import place_of
from stories.conversation.figures import AFTERWARDS, WAITING

PLACED = "placed"
WAIT_PLACED = "wait-placed"
CARE_IN_TIME = "care-in-time"
CARE_LATE = "care-late"


def count_placed(teller: Teller) -> None:
    """Count that a story is on the site for the first time, and how long that took."""
    count(PLACED, place=place_of(teller))
    if agreement := teller.agreement:
        count_wait(WAIT_PLACED, agreement.agreed_at)


@hooks.register("figures", order=110)
def name_placed() -> Iterator[Figure]:
    """Yield how many stories came on the site."""
    yield Figure(
        PLACED,
        "Verhalen",
        "Geplaatst",
        "Voor het eerst op de site. Wat na een pauze terugkomt en verzonnen voorbeelden tellen "
        "niet mee.",
    )


@hooks.register("figures", order=210)
def name_last_wait() -> Iterator[Waits]:
    """Yield how long a story waits for its place on the site."""
    yield Waits(
        WAIT_PLACED,
        WAITING,
        "Tot het verhaal op de site staat",
        "Vanaf het akkoord van de verteller.",
    )


@hooks.register("figures", order=410)
def name_after_care() -> Iterator[Figure]:
    """Yield whether tellers were asked in time how it goes."""
    yield Figure(
        CARE_IN_TIME,
        AFTERWARDS,
        "Nazorg op tijd",
        "Afgevinkt op de dag dat het moest, of eerder.",
        contrary=CARE_LATE,
    )
    yield Figure(CARE_LATE, AFTERWARDS, "Nazorg te laat", "Later afgevinkt.")
