from functools import cached_property

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from openhartig.region.models import Municipality

from .calendar import Month, dates_of
from .models import BasePage

ALL = "alle"


def may_see(user) -> bool:
    """Tell whether somebody works on pages, and so has something on the calendar."""
    policy = policy_registry.get_by_type(BasePage)
    return policy.user_has_any_permission(user, {"add", "change", "publish"})


class PlaceForm(forms.Form):
    """Whose work to show."""

    maand = forms.CharField(widget=forms.HiddenInput)
    gemeente = forms.ChoiceField(label="Gemeente", required=False)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        places = [(str(place.pk), place.name) for place in Municipality.objects.all()]
        field = self.fields["gemeente"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(ALL, "Alle gemeenten"), *places]


class CalendarView(WagtailAdminTemplateMixin, TemplateView):
    """A month of the calendar, of one municipality or of all."""

    template_name = "wagtailadmin/calendar.html"
    page_title = "Kalender"
    header_icon = "calendar-alt"
    _show_breadcrumbs = True

    def dispatch(self, request: HttpRequest, *args, **kwargs) -> HttpResponseBase:
        if not may_see(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]

    @cached_property
    def place(self) -> Municipality | None:
        """The municipality that was chosen, by default the own one; None for all."""
        chosen = self.request.GET.get("gemeente", "")
        if chosen.isdecimal():
            return Municipality.objects.filter(pk=chosen).first()
        return None if chosen == ALL else getattr(self.request.user, "municipality", None)

    def get_context_data(self, **kwargs) -> dict:
        month = Month.named(self.request.GET.get("maand", ""))
        place = str(self.place.pk) if self.place else ALL
        details = {
            "month": month,
            "this_month": Month.now(),
            "place": self.place,
            "form": PlaceForm(initial={"maand": month.name, "gemeente": place}),
            "chosen": place,
            "dates": dates_of(month, self.request.user, self.place),
        }
        return super().get_context_data(**details, **kwargs)
