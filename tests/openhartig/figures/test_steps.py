"""Nobody who sees all figures of all periods can tell what one person did."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate, combinations, product

from hypothesis import given
from hypothesis import strategies as st

from openhartig.figures.models import NOWHERE
from openhartig.figures.steps import STEP, Shown, in_steps

MONTHS = 3
PLACES = (1, 2, NOWHERE)
PARTS = ("a", "b")
KINDS = [(PLACES, ()), ((), PARTS), (PLACES, PARTS), (PLACES[1:], PARTS)]
"""The figures there may be: with municipalities, with parts, with both."""

Path = tuple[int, ...]
"""How a number grows, month after month."""


def shown_after(counts: Counter, places, parts) -> list[Shown]:
    """Return what can be seen after each month of what was counted per month, place and part."""
    so_far, shown = Counter[tuple[int, str]](), []
    for month in range(MONTHS):
        for (at, place, part), number in counts.items():
            so_far[place, part] += number if at == month else 0
        shown.append(in_steps(so_far, places, parts))
    return shown


class Attacker:
    """Somebody who knows the rules, sees everything, and has all the time of the world.

    For every number it keeps each way in which it may have grown, and drops those that do not add
    up with all others: to the same total, by place and by part.
    """

    def __init__(self, shown: list[Shown], places, parts) -> None:
        self.shown = shown
        self.series = {
            kind: {key: self._paths([getattr(each, kind)[key] for each in shown]) for key in keys}
            for kind, keys in {"places": places, "parts": parts}.items()
            if keys
        }
        sums = [self._sums(list(family.values())) for family in self.series.values()]
        self.totals = {path for path in set.intersection(*sums) if self._fits(path)}

    def _paths(self, steps: list[int]) -> set[Path]:
        """Return every way to be less than a step ahead of what is shown."""
        ahead = product(range(STEP), repeat=MONTHS)
        paths = (tuple(s + more for s, more in zip(steps, extra, strict=True)) for extra in ahead)
        return {path for path in paths if list(path) == sorted(path)}

    def _sums(self, families: list[set[Path]]) -> set[Path]:
        *_, sums = accumulate(
            families,
            lambda one, other: {
                tuple(map(sum, zip(a, b, strict=True))) for a, b in product(one, other)
            },
        )
        return sums

    def _fits(self, total: Path) -> bool:
        """Tell whether a total would have been shown as it was."""
        return all(
            (number == 0) == each.is_nothing
            and each.total <= number
            and (number < each.total + STEP or self._is_held_back(each))
            for number, each in zip(total, self.shown, strict=True)
        )

    def _is_held_back(self, shown: Shown) -> bool:
        """Tell whether a total may be further than it says: its parts hold it back."""
        families = [kind for kind in (shown.places, shown.parts) if kind]
        held = [
            sum(kind.values()) + (STEP - 1) * (len(kind) - 1) // STEP * STEP for kind in families
        ]
        return shown.total in held

    def possible(self) -> Iterator[tuple[str, set[Path]]]:
        """Yield the total, and every number that it falls apart in, with all it may have been."""
        yield "total", self.totals
        for kind, family in self.series.items():
            for key, paths in family.items():
                others = [other for name, other in family.items() if name != key]
                rest = self._sums(others) if others else {(0,) * MONTHS}
                yield (
                    f"{kind} {key}",
                    {
                        path
                        for path in paths
                        if any(
                            tuple(map(sum, zip(path, r, strict=True))) in self.totals for r in rest
                        )
                    },
                )


def periods(path: Path) -> dict[tuple[int, int], int]:
    """Return what a number gained in every period of whole months."""
    at = (0, *path)
    return {(start, end): at[end] - at[start] for start, end in combinations(range(len(at)), 2)}


def found_out(shown: list[Shown], places, parts) -> list[str]:
    """Return every number of every period that is certain although it is no zero for all."""
    certain = []
    for name, paths in Attacker(shown, places, parts).possible():
        options: dict[tuple[int, int], set[int]] = {}
        for path in paths:
            for period, number in periods(path).items():
                options.setdefault(period, set()).add(number)
        certain += [
            f"{name} in {period}"
            for period, numbers in options.items()
            if len(numbers) == 1 and not shown[period[1] - 1].is_nothing
        ]
    return certain


EVERYWHERE = [*product(range(MONTHS), PLACES, PARTS)]
counts = st.lists(
    st.sampled_from([0, 0, 1, 3, 4, 5, 9]), min_size=len(EVERYWHERE), max_size=len(EVERYWHERE)
).map(lambda numbers: Counter(dict(zip(EVERYWHERE, numbers, strict=True))))


@given(counts, st.sampled_from(KINDS))
def test_no_number_is_certain(counts: Counter, kind: tuple[tuple, tuple]):
    assert found_out(shown_after(counts, *kind), *kind) == []


def test_parts_that_are_nearly_a_step_do_not_follow_from_their_total():
    five = (1, 2, 3, 4, 0)
    shown = shown_after(Counter({(0, place, ""): 4 for place in five}), five, ())

    assert shown[0].total == 15
    assert found_out(shown, five, ()) == []
    told = [replace(each, total=20) for each in shown]
    assert f"places {NOWHERE} in (0, 1)" in found_out(told, five, ())


def test_a_zero_is_certain_only_when_there_is_nothing_at_all():
    nothing = shown_after(Counter(), PLACES, PARTS)[-1]
    something = shown_after(Counter({(0, 1, "a"): 1}), PLACES, PARTS)[-1]

    assert nothing.is_nothing
    assert not something.is_nothing
    assert (something.total, something.places[1], something.parts["a"]) == (0, 0, 0)


def test_what_is_not_known_any_more_counts_with_the_last():
    shown = in_steps({(77, "gone"): 5}, PLACES, PARTS)

    assert shown.places[NOWHERE] == shown.parts["b"] == 5
