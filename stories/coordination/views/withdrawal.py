from django.http import Http404, HttpResponse
from django.views.generic import TemplateView

from stories.consent.models import Teller
from stories.withdrawal.erasure import withdraw

from .base import GONE, TellerMixin


class Withdraw(TellerMixin, TemplateView):
    """Take a story back for a teller who asks for it, and show what was erased."""

    template_name = "wagtailadmin/coordination/withdraw.html"
    page_title = "Trek terug namens de verteller"

    def post(self, request, *args, **kwargs) -> HttpResponse:
        context = self.get_context_data()
        try:
            receipt = withdraw(self.teller.key)
        except Teller.DoesNotExist:
            raise Http404(GONE) from None
        return self.render_to_response(context | {"receipt": receipt})
