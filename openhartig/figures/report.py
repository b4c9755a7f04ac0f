"""Reads what was counted, and says it in steps: nothing else here knows the exact numbers."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from openhartig.region.models import Municipality

from .figure import Figure, Waits
from .models import NOWHERE, Count
from .periods import Period, before, in_words
from .steps import STEP, Shown, in_steps

ENOUGH = 20
"""Of how many a share is shown: of fewer the steps say too little."""

TOO_FEW = "te weinig om te zeggen"


@dataclass(frozen=True)
class Line:
    """A number in a table.

    Attributes:
        number: in steps of five, for a picture.
        value: what to read.
        more: what else there is to say, such as a share.
        name: of the figure, where it has a screen of its own.
    """

    label: str
    number: int
    value: str
    more: str = ""
    name: str = ""
    explanation: str = ""


@dataclass(frozen=True)
class Table:
    """Some lines below a heading, and how far their bars go."""

    heading: str
    lines: list[Line]

    @property
    def has_picture(self) -> bool:
        """Whether there is anything to draw."""
        return any(line.number > 0 for line in self.lines)

    @property
    def rows(self) -> list[tuple[Line, int]]:
        """Every line with the length of its bar; the longest is a hundred."""
        most = max(line.number for line in self.lines)
        return [(line, max(0, line.number) * 100 // most if most else 0) for line in self.lines]


class Report:
    """What may be seen of some figures in a period.

    Args:
        figures: in the order in which they are shown.
        period: whole months that are over.
    """

    def __init__(self, figures: Iterable[Figure], period: Period) -> None:
        self.figures = {figure.name: figure for figure in figures}
        self.period = period
        self.places = {place.pk: place.name for place in Municipality.objects.all()}
        self.places[NOWHERE] = "zonder gemeente"
        self.parts = {name: dict(figure.parts()) for name, figure in self.figures.items()}
        self._cells = self._read()
        self._shown = {name: self._between(figure, period) for name, figure in self.figures.items()}

    def tables(self, place: Municipality | None) -> list[Table]:
        """Return a table for each group of figures, in a municipality or for the region."""
        groups: dict[str, list[Line]] = {}
        for figure in self.figures.values():
            if place is None or figure.by_municipality:
                groups.setdefault(figure.group, []).append(self.line(figure, place))
        return [Table(*group) for group in groups.items()]

    def line(self, figure: Figure, place: Municipality | None) -> Line:
        """Return one figure."""
        shown = self._shown[figure.name]
        number = shown.places[place.pk] if place else shown.total
        about = {"name": figure.name, "explanation": figure.explanation}
        if isinstance(figure, Waits):
            return Line(figure.label, 0, self._in_the_middle(figure), **about)
        more = self._share(figure, number, place)
        return Line(figure.label, number, _in_words(number, shown), more, **about)

    def by_place(self, figure: Figure) -> list[Line]:
        """Return a figure per municipality; nothing of one for the region only."""
        shown = self._shown[figure.name]
        return [
            Line(self.places[place], number, _in_words(number, shown))
            for place, number in shown.places.items()
        ]

    def by_part(self, figure: Figure) -> list[Line]:
        """Return the parts of a figure; nothing of one that has none."""
        shown = self._shown[figure.name]
        return [
            Line(self.parts[figure.name][part], number, _in_words(number, shown))
            for part, number in shown.parts.items()
        ]

    def by_month(self, figure: Figure, place: Municipality | None) -> list[Line]:
        """Return a figure per month of the period; nothing of waits.

        How many there were would be the total of another figure, which is held back differently.
        """
        if isinstance(figure, Waits):
            return []
        lines = []
        for month in self.period.months:
            shown = self._between(figure, Period(month, month))
            number = shown.places[place.pk] if place else shown.total
            lines.append(Line(in_words(month), number, _in_words(number, shown)))
        return lines

    def _read(self) -> dict[str, list[Count]]:
        """Return all that was counted of the figures until the end of the period, in one query."""
        cells: dict[str, list[Count]] = {name: [] for name in self.figures}
        rows = Count.objects.filter(figure__in=cells, month__lte=self.period.end)
        for row in rows:
            cells[row.figure].append(row)
        return cells

    def _between(self, figure: Figure, period: Period) -> Shown:
        return self._until(figure, period.end) - self._until(figure, before(period.start))

    def _until(self, figure: Figure, month: date) -> Shown:
        cells = Counter[tuple[int, str]]()
        for cell in self._cells[figure.name]:
            if cell.month <= month:
                cells[cell.municipality, cell.part] += cell.number
        places = self.places if figure.by_municipality else ()
        return in_steps(cells, places, self.parts[figure.name])

    def _share(self, figure: Figure, number: int, place: Municipality | None) -> str:
        contrary = self._shown.get(figure.contrary)
        if contrary is None:
            return ""
        all_of_them = number + (contrary.places[place.pk] if place else contrary.total)
        if all_of_them < ENOUGH:
            return ""
        return f"ongeveer {round(10 * number / all_of_them) * 10}%"

    def _in_the_middle(self, figure: Waits) -> str:
        """Return the median and the longest, both of what may be seen."""
        numbers = self._shown[figure.name].parts
        spread = [part for part, number in numbers.items() for _ in range(number // STEP)]
        if not spread:
            return TOO_FEW
        words = self.parts[figure.name]
        return f"de helft {words[spread[len(spread) // 2]]}, de langste {words[spread[-1]]}"


def _in_words(number: int, shown: Shown) -> str:
    if shown.is_nothing:
        return "0"
    return str(number) if number >= STEP else f"<{STEP}"
