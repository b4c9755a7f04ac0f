"""Keeps figures from telling what one person did: everything that is shown goes up by fives.

What is shown of a number is the highest multiple of five that it reached, counted from the
beginning, at the end of a month that is over. Periods, shares and medians are worked out from
those steps and from nothing else, so that no combination of them tells more than the steps do. And
a step leaves five possibilities: how much of the next step is there.

Only a total could tell which, because its parts add up to it: five parts that are each at four
make exactly twenty. So a total stays behind as long as its parts could not have anything between
nothing and four. No number is shown for a municipality and a part of a figure at once.

`tests/openhartig/figures/test_steps.py` lets somebody who knows all of this try to find out more.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

STEP = 5
Cells = Mapping[tuple[int, str], int]
"""What was counted, by the number of a municipality and a part."""


@dataclass(frozen=True)
class Shown:
    """The numbers of one figure that anybody may see; each is a multiple of five.

    Attributes:
        total: for the whole region.
        is_nothing: whether it never happened; only then a zero is certain.
    """

    total: int = 0
    places: dict[int, int] = field(default_factory=dict)
    parts: dict[str, int] = field(default_factory=dict)
    is_nothing: bool = True

    def __sub__(self, earlier: "Shown") -> "Shown":
        """Return what came since an earlier moment."""
        return Shown(
            self.total - earlier.total,
            {place: number - earlier.places[place] for place, number in self.places.items()},
            {part: number - earlier.parts[part] for part, number in self.parts.items()},
            self.is_nothing,
        )


def in_steps(cells: Cells, places: Iterable[int], parts: Iterable[str]) -> Shown:
    """Return what may be seen of all that was counted until some moment.

    What is not known any more counts under the last place and the last part.

    Args:
        cells: the counts of one figure.
        places: the municipalities that are shown; none when the figure is for the region only.
        parts: the parts that are shown; none when it has none.
    """
    places, parts = list(places), list(parts)
    by_place, by_part = Counter[int](), Counter[str]()
    for (place, part), number in cells.items():
        by_place[place if place in places else places[-1] if places else 0] += number
        by_part[part if part in parts else parts[-1] if parts else ""] += number
    shown_places = {place: _down(by_place[place]) for place in places}
    shown_parts = {part: _down(by_part[part]) for part in parts}
    total = sum(cells.values())
    limits = [
        sum(shown.values()) + _room(len(shown)) for shown in (shown_places, shown_parts) if shown
    ]
    return Shown(min([_down(total), *limits]), shown_places, shown_parts, total <= 0)


def _down(number: int) -> int:
    return max(0, number) // STEP * STEP


def _room(parts: int) -> int:
    """Return how much a total may be ahead of the steps of its parts."""
    return _down((STEP - 1) * (parts - 1))
