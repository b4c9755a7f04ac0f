"""The five steps of a story as its teller goes through them, with the present one."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils.formats import date_format
from django.utils.timezone import localtime

from stories.conversation.models import TellerSettings

from .overview import Overview, Standing

NAMES = (
    "We lezen je verhaal",
    "We praten samen",
    "We maken de tekst",
    "Jij zegt of het goed is",
    "Op de site",
)
SOMEBODY = "De verhalencoördinator"
YOUR_TURN = "Nu ben jij aan de beurt. Er is geen haast."
PRESENT = {
    Standing.RECEIVED: (1, "{who} leest het."),
    Standing.QUESTION: (2, YOUR_TURN),
    Standing.DRAFTING: (3, "{who} is ermee bezig."),
    Standing.READY: (4, YOUR_TURN),
    Standing.AGREED: (5, "De redactie plaatst het."),
    Standing.LIVE: (5, "Iedereen kan het lezen."),
}
"""The step in which a story is, and what there is to say of it then. A story that was not sent, or
stands still, is in none."""


class State(StrEnum):
    """Where a step is, seen from the present one."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"


@dataclass(frozen=True)
class Step:
    """One step.

    Attributes:
        name: what happens.
        note: when it was, who does it and how long it takes; empty when there is nothing to say.
    """

    name: str
    state: State
    note: str


def steps_of(overview: Overview) -> list[Step]:
    """Return the steps of a story; none when it is in none of them."""
    if overview.standing not in PRESENT:
        return []
    present, words = PRESENT[overview.standing]
    terms = TellerSettings.current()
    said = {present: words.format(who=terms.coordinator or SOMEBODY)}
    takes = _takes(overview, terms)
    steps = []
    for number, name in enumerate(NAMES, start=1):
        state = _state(number, present)
        notes = [_sent(overview) if number == 1 else "", said.get(number, "")]
        if state != State.DONE:
            notes.append(takes.get(number, ""))
        steps.append(Step(name, state, " ".join(filter(None, notes))))
    return steps


def _state(number: int, present: int) -> State:
    if number == present:
        return State.NOW
    return State.DONE if number < present else State.NEXT


def _takes(overview: Overview, terms: TellerSettings) -> dict[int, str]:
    """Return how long a step usually takes, as far as coordinators say."""
    times = {1: terms.time_to_read, 3: terms.time_to_write}
    if overview.standing != Standing.LIVE:
        times[5] = terms.time_to_publish and f"{terms.time_to_publish} na je akkoord"
    return {number: f"Meestal binnen {time}." for number, time in times.items() if time}


def _sent(overview: Overview) -> str:
    """Return when the story was sent; nothing of one from a talk."""
    sent_at = overview.conversation.sent_at
    return f"Verstuurd op {date_format(localtime(sent_at), 'j F')}." if sent_at else ""
