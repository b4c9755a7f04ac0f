from collections import defaultdict
from functools import cached_property

import django_filters
from django import forms
from django.db.models import BooleanField, Case, Value, When
from django.urls import reverse
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic.base import BaseListingView
from wagtail.admin.widgets.button import HeaderButton

from openhartig.region.models import Municipality
from stories.consent.models import Teller
from stories.conversation.contact import CONTACT_FIELDS
from stories.conversation.models import Conversation, TellerSettings
from stories.desk.forms import FindForm
from stories.desk.story_state import state_of, stories_of
from stories.desk.terms import term_of
from stories.desk.turns import Turn, sent_tellers, with_turns
from stories.desk.waiting import days_since, in_words
from stories.desk.weight import notes_of, read_first
from stories.follow_up.models import AfterCare
from stories.models import Theme

from .base import CoordinatorMixin

TOO_LONG = "te-lang"
TYPED = ("display_name", "text", "unfinished")
SHOWN_STATUSES = [
    choice for choice in Conversation.Status.choices if choice[0] != Conversation.Status.UNFINISHED
]


class TellerFilterSet(WagtailFilterSet):
    """The filters beside the list of tellers."""

    status = django_filters.MultipleChoiceFilter(
        field_name="conversation__status",
        label="Hoe ver",
        choices=SHOWN_STATUSES,
        widget=forms.CheckboxSelectMultiple,
    )
    origin = django_filters.ChoiceFilter(
        label="Hoe kwam het binnen",
        choices=Teller.Origin.choices,
        empty_label="Alle",
        widget=forms.RadioSelect,
    )
    waiting = django_filters.ChoiceFilter(
        label="Op wie wachten we",
        choices=[
            (TOO_LONG, "te lang"),
            (Turn.OURS.value, Turn.OURS.label),
            (Turn.TELLERS.value, Turn.TELLERS.label),
        ],
        empty_label="Alle",
        widget=forms.RadioSelect,
        method="filter_waiting",
    )

    class Meta:
        model = Teller
        fields: list[str] = []

    def filter_waiting(self, tellers, name: str, value: str):
        """Keep those that wait too long, or those that wait for somebody."""
        return tellers.filter(is_overdue=True) if value == TOO_LONG else tellers.filter(turn=value)


class LabelledColumn(Column):
    """A column that says on a phone, where there are no columns, what it is."""

    cell_template_name = "wagtailadmin/desk/cells/labelled.html"


class TellerTitleColumn(TitleColumn):
    """The reference, as a link to the teller; never a name."""

    cell_template_name = "wagtailadmin/desk/cells/reference.html"


class WeightColumn(Column):
    """What the story is also about, and whether to begin with it."""

    cell_template_name = "wagtailadmin/desk/cells/weight.html"


class TermColumn(Column):
    """Until when something has to be done, and what."""

    cell_template_name = "wagtailadmin/desk/cells/term.html"


class StatusColumn(Column):
    """How far the story is, and what needs attention."""

    cell_template_name = "wagtailadmin/desk/cells/status.html"


class WaitingColumn(Column):
    """How long it has been waiting, and for whom."""

    cell_template_name = "wagtailadmin/desk/cells/waiting.html"


class TellerList(CoordinatorMixin, BaseListingView):
    """All tellers: how far each story is, and who waits for whom. No names but on the site."""

    model = Teller
    page_title = "Vertellers"
    template_name = "wagtailadmin/desk/tellers.html"
    results_template_name = "wagtailadmin/desk/tellers_results.html"
    index_url_name = "desk_tellers"
    index_results_url_name = "desk_tellers_results"
    filterset_class = TellerFilterSet
    default_ordering = ("turn", "-reads_first", "since")
    paginate_by = 20
    is_searchable = False
    verbose_name_plural = "vertellers"
    parents = []
    columns = [
        TellerTitleColumn(
            "reference",
            label="Code",
            url_name="desk_teller",
            id_accessor="key",
            classname="title",
        ),
        StatusColumn(
            "conversation.get_status_display", label="Hoe ver", sort_key="conversation__status"
        ),
        WeightColumn("notes", label="Gaat ook over"),
        WaitingColumn("waiting", label="Op wie wachten we", sort_key="since"),
        TermColumn("term", label="Uiterlijk"),
        LabelledColumn("public_name", label="Naam op de site"),
        LabelledColumn("place", label="Gemeente"),
        LabelledColumn("themes", label="Thema’s"),
        LabelledColumn("state", label="Pagina"),
    ]

    def get_base_queryset(self):
        tellers = with_turns(sent_tellers()).select_related("submission")
        first = Case(
            When(pk__in=read_first(tellers), then=Value(True)),
            default=Value(False),
            output_field=BooleanField(),
        )
        tellers = tellers.annotate(reads_first=first)
        return tellers.defer(*CONTACT_FIELDS, *(f"submission__{name}" for name in TYPED))

    def get_context_data(self, *args, **kwargs) -> dict:
        context = super().get_context_data(*args, **kwargs)
        describe(context["object_list"])
        context["find_form"] = FindForm()
        return context

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        url = reverse("desk_interview")
        return [HeaderButton("Nieuw gesprek", url=url, icon_name="plus")]


def describe(tellers) -> None:
    """Add to each teller, in place, what the list shows beside its own fields."""
    stories = stories_of(tellers)
    all_places = {str(place.pk): place for place in Municipality.objects.all()}
    all_themes = list(Theme.objects.all())
    periods, care = TellerSettings.current(), defaultdict(list)
    for moment in AfterCare.objects.open().filter(teller__in=tellers):
        care[moment.teller_id].append(moment)
    for teller in tellers:
        story = stories.get(teller.key)
        sent = getattr(teller, "submission", None)
        place, themes = None, []
        if story:
            place, themes = story.municipality, story.themes.all()
        elif sent:
            place = all_places.get(sent.municipality_number)
            themes = [theme for theme in all_themes if theme.pk in sent.theme_numbers]
        teller.place = _name_of(place) if story or sent else "–"
        teller.themes = ", ".join(theme.name for theme in themes) or "–"
        teller.state = state_of(teller, story)
        teller.waiting = in_words(days_since(teller.since))
        teller.waits_for = Turn(teller.turn)
        teller.notes = ", ".join(note.label for note in notes_of(sent, story)) or "–"
        teller.term = term_of(teller, periods, care[teller.pk])
        teller.public_name = (story.display_name if story and story.live else "") or "–"


def _name_of(place: Municipality | None) -> str:
    return place.name if place else "de regio"
