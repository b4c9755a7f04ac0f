from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView, View

from stories.conversation.models import Conversation
from stories.follow_up.after_care import tick, untick
from stories.follow_up.models import AfterCare

from .base import CoordinatorMixin

DONE_SHOWN = 20


class AfterCareList(CoordinatorMixin, TemplateView):
    """All moments to ask a teller how it goes."""

    template_name = "wagtailadmin/desk/after_care.html"
    page_title = "Nazorg"

    def get_context_data(self, **kwargs) -> dict:
        care = AfterCare.objects.exclude(teller__conversation__status=Conversation.Status.DECLINED)
        care = care.select_related("teller", "done_by")
        today = timezone.localdate()
        lists = {
            "due": care.due(today),
            "later": care.open().filter(due_on__gt=today),
            "done": care.exclude(done_at=None).order_by("-done_at")[:DONE_SHOWN],
        }
        return super().get_context_data(**lists, **kwargs)


class TickAfterCare(CoordinatorMixin, View):
    """Say that somebody was asked how it goes, or that this was a mistake."""

    http_method_names = ["post"]
    undo = False

    def post(self, request, pk: int) -> HttpResponse:
        care = get_object_or_404(AfterCare.objects.select_related("teller"), pk=pk)
        if self.undo:
            untick(care)
        else:
            tick(care, request.user)
        return HttpResponseRedirect(reverse("desk_after_care"), status=303)
