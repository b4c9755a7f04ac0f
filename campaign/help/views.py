from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail.log_actions import log

from .models import Helpline


@require_POST
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down that everything about a helpline that visitors see was checked today."""
    if not request.user.has_perm("help.change_helpline"):
        raise PermissionDenied
    with transaction.atomic():
        helpline = get_object_or_404(Helpline.objects.select_for_update(), pk=pk, live=True)
        helpline.checked_on = timezone.localdate()
        helpline.save(update_fields=["checked_on"])
        log(helpline, "wagtail.edit", user=request.user)
    messages.success(request, f"{helpline.name}: vandaag gecontroleerd.")
    return redirect("wagtailadmin_home")
