from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView, View

from stories.desk.leftover_lines import waiting
from stories.withdrawal.leftovers import StillThereError, erase_leftover
from stories.withdrawal.models import Erasure, Leftover

from .base import CoordinatorMixin

GONE = "Dit was al nagekeken, of het is er niet meer."


class LeftoverList(CoordinatorMixin, TemplateView):
    """What somebody has to look at after stories were erased."""

    template_name = "wagtailadmin/desk/leftovers.html"
    page_title = "Na te kijken"

    def get_context_data(self, **kwargs) -> dict:
        return super().get_context_data(waiting=list(waiting(self.request.user)), **kwargs)


class HandleLeftover(CoordinatorMixin, View):
    """Take one line off the list, and erase what it was about if that was of the teller."""

    http_method_names = ["post"]
    erase = False

    def post(self, request, pk: int) -> HttpResponse:
        leftover = Leftover.objects.filter(pk=pk).first()
        if leftover is None or leftover.item is None:
            messages.warning(request, GONE)
        elif not self.erase:
            leftover.delete()
        else:
            try:
                erase_leftover(leftover)
            except StillThereError as reason:
                messages.error(request, str(reason))
        return HttpResponseRedirect(reverse("desk_leftovers"), status=303)


class FinishLeftovers(CoordinatorMixin, View):
    """Say that everything else of one erasure was looked at and may stay."""

    http_method_names = ["post"]

    def post(self, request, pk: int) -> HttpResponse:
        get_object_or_404(Erasure, pk=pk).leftovers.all().delete()
        return HttpResponseRedirect(reverse("desk_leftovers"), status=303)
