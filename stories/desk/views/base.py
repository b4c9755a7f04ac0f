from functools import cached_property

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.generic import FormView, View
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin

from stories.consent.models import Teller
from stories.consent.permissions import CoordinatorPolicy
from stories.conversation.contact import RefusedError
from stories.desk.turns import sent_tellers

GONE = "Deze verteller is er niet meer. Het verhaal is teruggetrokken of gewist."
NO_MAIL = (
    "Deze verteller heeft geen e-mailadres. Bel om te zeggen dat er een bericht klaarstaat op de "
    "pagina Mijn verhaal."
)


class CoordinatorMixin(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    """A screen for coordinators only."""

    permission_policy = CoordinatorPolicy(Teller)
    permission_required = "view"
    header_icon = "openquote"

    def get_breadcrumbs_items(self) -> list[dict]:
        return [*self.breadcrumbs_items, *self.parents, {"url": "", "label": self.get_page_title()}]

    @property
    def parents(self) -> list[dict]:
        """The screens above this one."""
        return [{"url": reverse("desk_tellers"), "label": "Vertellers"}]


class TellerMixin(CoordinatorMixin):
    """Something about one teller; `key` in the address says who."""

    def dispatch(self, request, *args, **kwargs) -> HttpResponse:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Teller.DoesNotExist:  # gone between reading and locking
            raise Http404(GONE) from None

    @cached_property
    def teller(self) -> Teller:
        """The teller, if the story was sent and not taken back."""
        teller = sent_tellers().filter(key=self.kwargs["key"]).first()
        if teller is None:
            raise Http404(GONE)
        return teller

    @property
    def parents(self) -> list[dict]:
        return [*super().parents, {"url": self.teller_url, "label": str(self.teller)}]

    @property
    def teller_url(self) -> str:
        """Where the teller is shown."""
        return reverse("desk_teller", args=[self.teller.key])

    def get_context_data(self, **kwargs) -> dict:
        details = {"teller": self.teller, "back_url": self.teller_url}
        return super().get_context_data(**details, **kwargs)

    def done(self, message: str, *, mailed: bool = True) -> HttpResponse:
        """Go back to the teller and say what was done, and whether somebody has to call."""
        messages.success(self.request, message)
        if not mailed:
            messages.warning(self.request, NO_MAIL)
        return HttpResponseRedirect(self.teller_url, status=303)

    def refused(self, reason: str) -> HttpResponse:
        """Go back to the teller and say why it was not done."""
        messages.error(self.request, reason)
        return HttpResponseRedirect(self.teller_url, status=303)


class TellerActionView(TellerMixin, View):
    """Something that is done at once, from the screen of a teller."""

    http_method_names = ["post"]

    def post(self, request, *args, **kwargs) -> HttpResponse:
        try:
            return self.act()
        except RefusedError as refusal:
            return self.refused(str(refusal))

    def act(self) -> HttpResponse:
        """Do it."""
        raise NotImplementedError


class TellerFormView(TellerMixin, FormView):
    """A form about a teller. Input that is refused stays on the screen."""

    template_name = "wagtailadmin/desk/form.html"
    submit_label = "Bewaar"
    explanation = ""

    def get_context_data(self, **kwargs) -> dict:
        words = {"submit_label": self.submit_label, "explanation": self.explanation}
        return super().get_context_data(**words, **kwargs)

    def form_valid(self, form) -> HttpResponse:
        try:
            return self.act(form)
        except RefusedError as refusal:
            form.add_error(None, str(refusal))
            return self.form_invalid(form)

    def form_invalid(self, form) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def act(self, form) -> HttpResponse:
        """Do what the form asks."""
        raise NotImplementedError
