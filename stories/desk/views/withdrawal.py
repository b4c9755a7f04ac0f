from django.http import Http404, HttpResponse
from django.views.generic import TemplateView

from stories.consent.models import Teller
from stories.desk.leftover_lines import lines_of_files, lines_of_places
from stories.withdrawal.erasure import withdraw
from stories.withdrawal.holdings import Holdings
from stories.withdrawal.leftovers import look_for_leftovers

from .base import GONE, TellerMixin


class Withdraw(TellerMixin, TemplateView):
    """Take a story back for a teller who asks for it, and show what was erased."""

    template_name = "wagtailadmin/desk/withdraw.html"
    page_title = "Trek terug namens de verteller"

    def get(self, request, *args, **kwargs) -> HttpResponse:
        places, files = look_for_leftovers(Holdings(self.teller.key))
        found = {
            "places": lines_of_places(places, request.user),
            "files": lines_of_files(files, request.user),
        }
        return self.render_to_response(self.get_context_data() | found)

    def post(self, request, *args, **kwargs) -> HttpResponse:
        context = self.get_context_data()
        try:
            receipt = withdraw(self.teller.key)
        except Teller.DoesNotExist:
            raise Http404(GONE) from None
        return self.render_to_response(context | {"receipt": receipt})
