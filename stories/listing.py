"""Finds stories by theme, perspective, municipality and form, from an address to a list."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.http import QueryDict

from openhartig.region.models import Municipality

from .models.story import Perspective, StoryPage, StoryQuerySet
from .models.theme import Theme

PAGE_SIZE = 12
REGION = "regio"
FORMS = {"tekst": "Tekst", "video": "Video", "audio": "Audio"}


@dataclass
class Option:
    """One choice of a filter, with the number of stories that choosing it would give."""

    value: str
    label: str
    count: int = 0


@dataclass(eq=False)
class Filter:
    """A question in the filter form: one of its options may be chosen.

    Attributes:
        name: the name in the address.
        apply: keeps the stories that have the chosen value.
        values_of: the values that a row of counted stories has for this question.
    """

    name: str
    label: str
    any_label: str
    options: list[Option]
    apply: Callable[[StoryQuerySet, str], StoryQuerySet]
    values_of: Callable[[dict], set[str]] = lambda row: set()
    chosen: str = ""

    def restrict(self, stories: StoryQuerySet) -> StoryQuerySet:
        """Keep the stories that fit the choice; all of them without a choice."""
        return self.apply(stories, self.chosen) if self.chosen else stories

    def accepts(self, row: dict) -> bool:
        """Tell whether a row of counted stories fits the choice."""
        return not self.chosen or self.chosen in self.values_of(row)


def _filters(municipalities: Iterable[Municipality]) -> list[Filter]:
    return [
        Filter(
            "thema",
            "Thema",
            "Alle thema's",
            [],
            lambda stories, slug: stories.filter(themes__slug=slug),
        ),
        Filter(
            "perspectief",
            "Wie vertelt",
            "Iedereen",
            [Option(value, label) for value, label in Perspective.choices],
            lambda stories, value: stories.filter(perspective=value),
            lambda row: {row["perspective"]},
        ),
        Filter(
            "gemeente",
            "Gemeente",
            "Hele regio",
            [
                *(Option(place.slug, place.name) for place in municipalities),
                Option(REGION, "Zonder gemeente"),
            ],
            _in_municipality,
            lambda row: {row["municipality__slug"] or REGION},
        ),
        Filter(
            "vorm",
            "Vorm",
            "Elke vorm",
            [Option(value, label) for value, label in FORMS.items()],
            _in_form,
            _forms_of,
        ),
    ]


def _in_municipality(stories: StoryQuerySet, slug: str) -> StoryQuerySet:
    if slug == REGION:
        return stories.filter(municipality=None)
    return stories.filter(municipality__slug=slug)


def _in_form(stories: StoryQuerySet, form: str) -> StoryQuerySet:
    if form == "tekst":
        return stories.filter(has_video=False, has_audio=False)
    return stories.filter(**{f"has_{form}": True})


def _forms_of(row: dict) -> set[str]:
    return {form for form in ("video", "audio") if row[f"has_{form}"]} or {"tekst"}


class Listing:
    """The stories that a visitor asked for, and the form to ask for others.

    Args:
        query: the query string of the request; values that are not an option are set aside.
        municipalities: all municipalities of the region.

    Attributes:
        filters: the questions of the form, with their counted options.
        rejected: the labels of the questions whose value in the address does not exist.
        total: how many stories fit.
    """

    def __init__(self, query: QueryDict, municipalities: Iterable[Municipality]) -> None:
        self.query = query
        self.filters = _filters(municipalities)
        self.rejected = []
        themes, *others = self.filters
        for question in others:
            self._choose(question)
        themes.options = self._counted_themes(others)
        self._choose(themes)
        self.total = self._count(themes, others)

    def _choose(self, question: Filter) -> None:
        value = self.query.get(question.name, "")
        if any(option.value == value for option in question.options):
            question.chosen = value
        elif value:
            self.rejected.append(question.label)

    @property
    def stories(self) -> StoryQuerySet:
        """All live stories that fit, newest first."""
        stories = StoryPage.objects.live()
        for question in self.filters:
            stories = question.restrict(stories)
        return stories.newest_first()

    @property
    def chosen(self) -> dict[Filter, Option]:
        """The questions with a choice, each with the chosen option."""
        return {
            question: option
            for question in self.filters
            for option in question.options
            if option.value == question.chosen
        }

    @property
    def address(self) -> str:
        """The query string of all choices, without a page number."""
        return self._address(self.chosen)

    @property
    def removals(self) -> list[tuple[str, str]]:
        """Each chosen option, with the query string of the other choices."""
        return [
            (option.label, self._address({q: o for q, o in self.chosen.items() if q != question}))
            for question, option in self.chosen.items()
        ]

    @staticmethod
    def _address(choices: dict[Filter, Option]) -> str:
        query = QueryDict(mutable=True)
        for question, option in choices.items():
            query[question.name] = option.value
        return query.urlencode()

    def page(self) -> Page:
        """Return the asked page of stories; the nearest one when it does not exist."""
        paginator = Paginator(self.stories.for_cards(), PAGE_SIZE)
        paginator.count = self.total
        return paginator.get_page(self.query.get("pagina"))

    @staticmethod
    def _counted_themes(others: list[Filter]) -> list[Option]:
        """Return the themes, each with the number of stories that fit the other questions."""
        stories = StoryPage.objects.live()
        for question in others:
            stories = question.restrict(stories)
        fitting = Count("stories", filter=Q(stories__in=stories.order_by().values("pk")))
        themes = Theme.objects.annotate(fitting=fitting)
        return [Option(theme.slug, theme.name, theme.fitting) for theme in themes]

    @staticmethod
    def _count(themes: Filter, others: list[Filter]) -> int:
        """Count all stories that fit, and each option as if it were chosen beside the others."""
        rows = (
            themes.restrict(StoryPage.objects.live())
            .values("perspective", "municipality__slug", "has_video", "has_audio")
            .annotate(stories=Count("pk"))
            .order_by()
        )
        total = 0
        for row in rows:
            misfits = [question for question in others if not question.accepts(row)]
            if not misfits:
                total += row["stories"]
            for question in others:
                if misfits in ([], [question]):
                    for option in question.options:
                        if option.value in question.values_of(row):
                            option.count += row["stories"]
        return total
