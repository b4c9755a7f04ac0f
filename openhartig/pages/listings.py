"""The filter of lists of pages on whose work they are; the own municipality comes first."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.forms import RadioSelect
from django_filters import ChoiceFilter
from wagtail.admin.active_filters import ChoiceFilterAdapter, filter_adapter_class_registry
from wagtail.admin.views.pages.listing import PageFilterSet

from openhartig.region.models import Municipality

ALL = "alle"
REGION = "regio"


def whose() -> Iterator[tuple[str, str]]:
    """Yield whose work one may choose."""
    yield ALL, "Alle gemeenten"
    yield REGION, "De regio"
    for municipality in Municipality.objects.all():
        yield str(municipality.pk), municipality.name


class TeamFilter(ChoiceFilter):
    """Keeps what is the work of one municipality, or of the region."""

    def __init__(self, **kwargs) -> None:
        shown = {"label": "Werk van", "widget": RadioSelect, "empty_label": None}
        super().__init__(choices=whose, **shown | kwargs)

    def filter(self, pages: QuerySet, value: str) -> QuerySet:
        if not value or value == ALL:
            return pages
        return pages.filter(team__isnull=True) if value == REGION else pages.filter(team=value)


class TeamFilterAdapter(ChoiceFilterAdapter):
    """Shows what is chosen above the list; one press on it leads to all, and from all back."""

    def get_url_without_filter_param(self, param: str) -> str:
        if self.value == ALL:
            return super().get_url_without_filter_param(param)
        query = self.query_dict.copy()
        query[param] = ALL
        return f"{self.base_url}?{query.urlencode()}"


filter_adapter_class_registry.register(TeamFilter, TeamFilterAdapter)


class TeamFilterSet(PageFilterSet):
    """The filters of a list of one kind of page; without a choice, the work of who looks."""

    team = TeamFilter()
    site = has_child_pages = None

    def __init__(self, data=None, *args, request=None, **kwargs) -> None:
        own = request and request.user.municipality_id
        if data is not None and own and not data.get("team"):
            data = data.copy()
            data["team"] = str(own)
        super().__init__(data, *args, request=request, **kwargs)
