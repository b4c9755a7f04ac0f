"""Finds stories by theme, perspective, municipality and form, from an address to a list."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.http import QueryDict

from openhartig.pages.models import BasePage
from openhartig.region.models import Municipality
from stories.models import Perspective, StoryPage, Theme
from stories.models.queries import StoryQuerySet

PAGE_SIZE = 12
PAGE_NUMBER = "pagina"
"""The question in an address for one page of a list."""

REGION = "regio"
UNKNOWN = "?"
"""Stands in an address for every value that is no option; no option can be called so."""

COUNTED = ("perspective", "municipality", "has_video", "has_audio")
FORMS = {"tekst": "Tekst", "video": "Video", "audio": "Geluid"}


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
        lookups: returns what the stories with a value have in common, as lookups of a query.
        values_of: the values that a row of counted stories has for this question.
    """

    name: str
    label: str
    any_label: str
    options: list[Option]
    lookups: Callable[[str], dict]
    values_of: Callable[[dict], set[str]] = lambda row: set()
    chosen: str = ""

    def restrict(self, query: QuerySet, path: str = "") -> QuerySet:
        """Keep what fits the choice; everything without a choice.

        Args:
            query: a query for stories, or for something with a story.
            path: the way from there to the story, as in a lookup.
        """
        lookups = self.lookups(self.chosen) if self.chosen else {}
        return query.filter(**{path + lookup: value for lookup, value in lookups.items()})

    def accepts(self, row: dict) -> bool:
        """Tell whether a row of counted stories fits the choice."""
        return not self.chosen or self.chosen in self.values_of(row)


def filters(municipalities: Iterable[Municipality]) -> list[Filter]:
    """Return the questions of the form, with the options that are known beforehand."""
    slugs = {place.pk: place.slug for place in municipalities}
    return [
        Filter(
            "thema",
            "Thema",
            "Alle thema’s",
            [],
            lambda slug: {"themes__slug": slug},
        ),
        Filter(
            "perspectief",
            "Wie vertelt",
            "Iedereen",
            [Option(value, label) for value, label in Perspective.choices],
            lambda value: {"perspective": value},
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
            lambda row: {slugs.get(row["municipality"], REGION)},
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


def _in_municipality(slug: str) -> dict:
    return {"municipality": None} if slug == REGION else {"municipality__slug": slug}


def _in_form(form: str) -> dict:
    if form == "tekst":
        return {"has_video": False, "has_audio": False}
    return {f"has_{form}": True}


def _forms_of(row: dict) -> set[str]:
    return {form for form in ("video", "audio") if row[f"has_{form}"]} or {"tekst"}


def _live_counts(query: QuerySet, *fields: str, story: str) -> QuerySet:
    """Return rows with a number of stories for each combination of some fields, to be added up.

    All stories are counted from an index, and those that are not live, which are few, come as
    rows with a negative number: looking up whether each story is live would take far longer.

    Args:
        query: a query for stories, or for something with a story.
        fields: what to count by.
        story: the way from there to the key of the story.
    """
    hidden = query.filter(**{f"{story}__in": BasePage.objects.not_live().values("pk")})
    counted = query.values(*fields).annotate(stories=Count("*")).order_by()
    hidden = hidden.values(*fields).annotate(stories=-Count("*")).order_by()
    return counted.union(hidden, all=True)


def page_of(stories: StoryQuerySet, total: int, query: QueryDict) -> Page:
    """Return the asked page of stories in an order; the nearest one when it does not exist.

    Only the keys of earlier pages are read, from an index.

    Args:
        stories: all stories of the list, in their order.
        total: how many they are.
        query: the query string of the request.
    """
    paginator = Paginator(stories.values("pk"), PAGE_SIZE)
    paginator.count = total
    page = paginator.get_page(query.get(PAGE_NUMBER))
    shown = StoryPage.objects.filter(pk__in=page.object_list)
    page.object_list = list(shown.for_cards().newest_first())
    return page


def number_in_address(page: Page) -> str:
    """Return the query string that asks for a page of a list; nothing for the first."""
    return f"{PAGE_NUMBER}={page.number}" if page.number > 1 else ""


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
        self.filters = filters(municipalities)
        self.rejected: list[str] = []
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

    def own_query(self, number: int) -> str:
        """Return the query string of a page of this list; values that do not exist are all one.

        Args:
            number: the number of the page.
        """
        query = QueryDict(mutable=True)
        for question in self.filters:
            if self.query.get(question.name):
                query[question.name] = question.chosen or UNKNOWN
        if number > 1:
            query[PAGE_NUMBER] = str(number)
        return query.urlencode()

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
        return page_of(self.stories, self.total, self.query)

    @staticmethod
    def _counted_themes(others: list[Filter]) -> list[Option]:
        """Return the themes, each with the number of stories that fit the other questions."""
        links = StoryPage.themes.through.objects.all()
        for question in others:
            links = question.restrict(links, "storypage__")
        counts: Counter[int] = Counter()
        for row in _live_counts(links, "theme", story="storypage"):
            counts[row["theme"]] += row["stories"]
        return [Option(theme.slug, theme.name, counts[theme.pk]) for theme in Theme.objects.all()]

    @staticmethod
    def _count(themes: Filter, others: list[Filter]) -> int:
        """Count all stories that fit, and each option as if it were chosen beside the others."""
        stories = themes.restrict(StoryPage.objects.all())
        total = 0
        for row in _live_counts(stories, *COUNTED, story="pk"):
            misfits = [question for question in others if not question.accepts(row)]
            if not misfits:
                total += row["stories"]
            for question in others:
                if misfits in ([], [question]):
                    for option in question.options:
                        if option.value in question.values_of(row):
                            option.count += row["stories"]
        return total
