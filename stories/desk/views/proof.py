from django.http import HttpResponse
from django.utils import timezone
from django.views.generic import TemplateView

from stories.desk.proof import agreed_text, approved_by, asked_of, wordings_of
from stories.desk.reading import log_reading
from stories.desk.story_state import story_of

from .base import TellerMixin


class ProofOfConsent(TellerMixin, TemplateView):
    """The consent for one story, to print. Who opens this is written down."""

    template_name = "wagtailadmin/desk/proof.html"
    page_title = "Bewijs van toestemming"
    header_icon = "check"

    def get(self, request, *args, **kwargs) -> HttpResponse:
        log_reading(request.user, self.teller)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs) -> dict:
        asked = asked_of(self.teller)
        details = {
            "asked": asked,
            "wordings": wordings_of(asked),
            "approved": list(approved_by(self.teller)),
            "agreed_text": agreed_text(self.teller),
            "story": story_of(self.teller),
            "signed_forms": self.teller.signed_forms.order_by("pk").select_related("uploaded_by"),
            "made_at": timezone.now(),
        }
        return super().get_context_data(**kwargs) | details
