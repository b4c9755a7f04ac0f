"""The filters beside the list of stories."""

from collections.abc import Callable

from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple, RadioSelect
from django_filters import ChoiceFilter, ModelMultipleChoiceFilter, MultipleChoiceFilter

from openhartig.pages.listings import TeamFilterSet
from openhartig.region.models import Municipality
from stories.models import StoryPage, Theme
from stories.models.choices import ContentNote

from .overview import Overview, Standing, Turn

YES, NO = "ja", "nee"
NO_PHOTO = "zonder"


class StoryFilterSet(TeamFilterSet):
    """Filters that look at each story as whoever asks works on it: also at what is a draft."""

    allowed = ChoiceFilter(
        label="Mag op de site?",
        choices=[(YES, "Ja"), (NO, "Nog niet")],
        empty_label="Alle",
        widget=RadioSelect,
        method="by_gate",
    )
    turn = ChoiceFilter(
        label="Wacht op",
        choices=[choice for choice in Turn.choices if choice[0] != Turn.NOBODY],
        empty_label="Alle",
        widget=RadioSelect,
        method="by_turn",
    )
    notes = MultipleChoiceFilter(
        label="Gaat ook over",
        choices=ContentNote.choices,
        widget=CheckboxSelectMultiple,
        method="by_note",
    )
    photo = ChoiceFilter(
        label="Foto",
        choices=[(NO_PHOTO, "Zonder foto")],
        empty_label="Alle",
        widget=RadioSelect,
        method="by_photo",
    )
    themes = ModelMultipleChoiceFilter(
        label="Thema’s",
        queryset=Theme.objects.all(),
        widget=CheckboxSelectMultiple,
        method="by_theme",
    )
    municipality = ModelMultipleChoiceFilter(
        label="Verteld in",
        queryset=Municipality.objects.all(),
        widget=CheckboxSelectMultiple,
        method="by_municipality",
    )

    class Meta:
        model = StoryPage
        fields = ["allowed", "turn", "team", "notes", "photo", "themes", "municipality"]
        fields += ["perspective", "live"]

    def by_gate(self, stories: QuerySet, name: str, value: str) -> QuerySet:
        """Keep what may be on the site, or what may not yet."""
        return self._by_standing(stories, lambda each: each.is_allowed == (value == YES))

    def by_turn(self, stories: QuerySet, name: str, value: str) -> QuerySet:
        """Keep what waits for somebody."""
        return self._by_standing(stories, lambda each: each.turn == value)

    def by_note(self, stories: QuerySet, name: str, value: list[str]) -> QuerySet:
        """Keep what is also about one of some things."""
        if not value:
            return stories
        return self._by_story(stories, lambda story: not set(value).isdisjoint(story.content_notes))

    def by_photo(self, stories: QuerySet, name: str, value: str) -> QuerySet:
        """Keep what has no photo."""
        return self._by_story(stories, lambda story: story.photo_id is None)

    def by_theme(self, stories: QuerySet, name: str, value: QuerySet) -> QuerySet:
        """Keep what has one of some themes."""
        if not value:
            return stories
        chosen = {theme.pk for theme in value}
        return self._by_story(
            stories, lambda story: not chosen.isdisjoint(theme.pk for theme in story.themes.all())
        )

    def by_municipality(self, stories: QuerySet, name: str, value: QuerySet) -> QuerySet:
        """Keep what was told in one of some municipalities."""
        if not value:
            return stories
        chosen = {municipality.pk for municipality in value}
        return self._by_story(stories, lambda story: story.municipality_id in chosen)

    def _by_story(self, stories: QuerySet, fits: Callable[[StoryPage], bool]) -> QuerySet:
        known = Overview.of(self.request).stories
        return stories.filter(pk__in=[story.pk for story in known if fits(story)])

    def _by_standing(self, stories: QuerySet, fits: Callable[[Standing], bool]) -> QuerySet:
        overview = Overview.of(self.request)
        known = [*overview.drafts.values(), *map(Standing, overview.public)]
        return stories.filter(pk__in=[each.story.pk for each in known if fits(each)])
