"""What a room says at the door `figures`: what it counts, in words for whoever reads the figures.

A room yields figures from a function in its `figures.py`, and counts with `count` when something
happens.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from openhartig.doors import answers
from openhartig.region.models import Municipality

from .counting import WAITS

OTHER = "anders"


@dataclass(frozen=True)
class Figure:
    """Something that is counted.

    Attributes:
        name: under which `count` gets it.
        group: the heading under which it stands.
        label: what it is, in a few words.
        explanation: what counts and what does not, in a sentence.
        by_municipality: whether it is shown for a municipality; otherwise for the region only.
        parts: returns the words for each part, of a figure that falls apart in parts. Those are
            shown for the region only: together with municipalities they would tell too much.
        contrary: the name of the figure that counts the opposite; with it comes the share.
    """

    name: str
    group: str
    label: str
    explanation: str
    by_municipality: bool = True
    parts: Callable[[], Mapping[str, str]] = dict
    contrary: str = ""


class Waits(Figure):
    """How long something takes, counted with `count_wait`: the parts are how many days.

    How many waits there were is shown nowhere: it would be the total of another figure, such as
    what was placed, and two totals of the same things tell more than one.
    """

    def __init__(self, name: str, group: str, label: str, explanation: str) -> None:
        super().__init__(name, group, label, explanation, by_municipality=False, parts=_waits)


@dataclass(frozen=True)
class State:
    """Something that is looked up, and says nothing of tellers or visitors.

    Attributes:
        value: returns how it is now, in words, in a municipality or for the whole region.
    """

    name: str
    group: str
    label: str
    explanation: str
    value: Callable[[Municipality | None], str]
    by_municipality: bool = True


def all_figures() -> list[Figure | State]:
    """Return the figures of all rooms, in their order."""
    return list(_yield_figures())


def _yield_figures() -> Iterator[Figure | State]:
    for ask in answers("figures", "figures"):
        yield from ask()


def _waits() -> Mapping[str, str]:
    return WAITS
