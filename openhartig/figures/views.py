from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.generic import TemplateView
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail.permission_policies import ModelPermissionPolicy

from openhartig.region.models import Municipality

from .figure import Figure, State, all_figures
from .forms import ChoiceForm
from .models import Count
from .periods import Period, counted_period, this_month, usual_periods
from .report import Line, Report, Table

GONE = "Dit cijfer is er niet."
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet takes for something to work out."""


class Cell(NamedTuple):
    """A row of a spreadsheet."""

    place: str
    start: str
    end: str
    group: str
    label: str
    part: str
    value: str
    more: str


class FiguresMixin(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """A screen with figures, of a municipality and a period that the address names."""

    permission_policy = ModelPermissionPolicy(Count)
    permission_required = "view"
    header_icon = "order"
    page_title = "Cijfers"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, *self.parents, {"url": "", "label": self.get_page_title()}]

    @property
    def parents(self) -> list[dict]:
        """The screens above this one."""
        return []

    @cached_property
    def counted(self) -> Period | None:
        """All months that can be shown."""
        return counted_period()

    @cached_property
    def form(self) -> ChoiceForm | None:
        """What somebody wants to see; None as long as there is nothing to choose from."""
        if self.counted is None:
            return None
        asked = self.request.GET.copy()
        if own := self.own_place:
            asked.setdefault("gemeente", str(own))
        return ChoiceForm(asked or None, counted=self.counted)

    @property
    def own_place(self) -> int | None:
        """The number of the municipality that somebody works for, who begins with its figures."""
        return getattr(self.request.user, "municipality_id", None)

    @property
    def place(self) -> Municipality | None:
        """The municipality that was chosen."""
        return self.form.place if self.form else None

    def get_context_data(self, **kwargs) -> dict:
        details = {
            "form": self.form,
            "place": self.place,
            "period": self.form.period if self.form else None,
            "first_month": Count.first_month(),
            "this_month": this_month(),
            "usual": self._usual(),
        }
        return super().get_context_data(**details, **kwargs)

    def _usual(self) -> list[tuple[str, str, bool]]:
        """Return the usual periods: what they are called, their query, whether it is this one."""
        if self.form is None or self.counted is None:
            return []
        place = ""
        if self.place or self.own_place:
            place = f"&gemeente={self.place.pk if self.place else ''}"
        return [
            (
                name,
                f"?van={period.start:%Y-%m}&tot={period.end:%Y-%m}{place}",
                period == self.form.period,
            )
            for name, period in usual_periods(self.counted).items()
        ]


class Figures(SpreadsheetExportMixin, FiguresMixin):
    """All figures, on the screen or in a spreadsheet."""

    template_name = "wagtailadmin/figures/figures.html"
    export_filename = "cijfers"
    export_headings = {
        "place": "Gemeente",
        "start": "Van",
        "end": "Tot en met",
        "group": "Onderwerp",
        "label": "Cijfer",
        "part": "Waarvan",
        "value": "Aantal",
        "more": "Deel",
    }
    list_export = list(export_headings)
    custom_value_preprocess = {
        **SpreadsheetExportMixin.custom_value_preprocess,
        str: {"csv": lambda value: f"'{value}" if value.startswith(FORMULAS) else value},
    }

    def get(self, request, *args, **kwargs) -> HttpResponse:
        if self.is_export:
            return self.as_spreadsheet(list(self.cells()), request.GET["export"])
        return super().get(request, *args, **kwargs)

    @cached_property
    def report(self) -> Report | None:
        """What was counted; None as long as no month is over."""
        figures = [figure for figure in all_figures() if isinstance(figure, Figure)]
        return Report(figures, self.form.period) if self.form else None

    def get_context_data(self, **kwargs) -> dict:
        states = [
            Line(state.label, 0, state.value(self.place), explanation=state.explanation)
            for state in all_figures()
            if isinstance(state, State) and (state.by_municipality or not self.place)
        ]
        tables = self.report.tables(self.place) if self.report else []
        return super().get_context_data(tables=tables, states=states, **kwargs)

    def cells(self) -> Iterator[Cell]:
        """Yield what is in the spreadsheet: the chosen municipality, or the region with all."""
        report = self.report
        if report is None:
            return
        period = (f"{report.period.start:%Y-%m}", f"{report.period.end:%Y-%m}")
        places = [self.place] if self.place else [None, *Municipality.objects.all()]
        for place in places:
            where = place.name if place else "de hele regio"
            for table in report.tables(place):
                for line in table.lines:
                    yield Cell(where, *period, table.heading, line.label, "", line.value, line.more)
                    for part in [] if place else report.by_part(report.figures[line.name]):
                        yield Cell(
                            where,
                            *period,
                            table.heading,
                            line.label,
                            part.label,
                            part.value,
                            part.more,
                        )


class FigureDetails(FiguresMixin):
    """One figure: by month, by municipality, and by its parts."""

    template_name = "wagtailadmin/figures/figure.html"

    @cached_property
    def figure(self) -> Figure:
        """The figure that the address names."""
        found = [each for each in all_figures() if each.name == self.kwargs["name"]]
        if not found or not isinstance(found[0], Figure):
            raise Http404(GONE)
        return found[0]

    def get_page_title(self) -> str:
        return self.figure.label

    @property
    def parents(self) -> list[dict]:
        query = self.request.GET.urlencode()
        return [{"url": f"{reverse('figures')}?{query}", "label": "Cijfers"}]

    @property
    def place(self) -> Municipality | None:
        return super().place if self.figure.by_municipality else None

    def get_context_data(self, **kwargs) -> dict:
        figure = self.figure
        if self.form is None:
            raise Http404(GONE)
        report = Report([figure], self.form.period)
        tables = [Table("Per maand", report.by_month(figure, self.place))]
        if self.place is None:
            tables += [
                Table("Per gemeente", report.by_place(figure)),
                Table("Waarvan", report.by_part(figure)),
            ]
        shown = [table for table in tables if table.lines]
        return super().get_context_data(figure=figure, tables=shown, **kwargs)
