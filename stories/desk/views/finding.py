from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from stories.conversation.contact import CONTACT_FIELDS
from stories.desk.finding import find
from stories.desk.forms import FindForm
from stories.desk.reading import log_search

from .base import CoordinatorMixin


@method_decorator(sensitive_post_parameters(), name="dispatch")
class FindTeller(CoordinatorMixin, FormView):
    """Finds who has a mail address or phone number. What is typed stands in no address or log."""

    template_name = "wagtailadmin/desk/find.html"
    form_class = FindForm
    page_title = "Zoek een verteller"
    header_icon = "search"

    def form_valid(self, form) -> HttpResponse:
        log_search(self.request.user)
        found = list(find(form.cleaned_data["contact"]).defer(*CONTACT_FIELDS))
        if len(found) == 1:
            address = reverse("desk_teller", args=[found[0].key])
            return HttpResponseRedirect(address, status=303)
        return self.render_to_response(self.get_context_data(form=form, found=found, searched=True))

    def form_invalid(self, form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)
