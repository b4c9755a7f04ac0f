"""The form to report a problem with the site: without account, cookie or JavaScript."""

import json

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from openhartig.language import danger
from openhartig.web.open_forms import Refusal
from openhartig.web.same_origin import same_origin_only

from .forms import ReportForm
from .reports import receive, refuse


@same_origin_only
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def report_problem(request: HttpRequest) -> HttpResponse:
    """Ask what goes wrong, and keep it."""
    if request.method != "POST":
        return _show(request, ReportForm())
    form = ReportForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    if refusal := refuse(request):
        return _show(request, form, refusal.status, refusal)
    receive(request, form)
    if danger.is_in(form.typed):
        return _thank(request, in_danger=True)
    return HttpResponseRedirect(reverse("problem_reported"), status=303)


@never_cache
@require_safe
def problem_reported(request: HttpRequest) -> HttpResponse:
    """Thank somebody for a report."""
    return _thank(request, in_danger=False)


def _show(
    request: HttpRequest, form: ReportForm, status: int = 200, refusal: Refusal | None = None
) -> HttpResponse:
    context = {
        "form": form,
        "wrong": form.wrong,
        "refusal": refusal,
        "in_danger": danger.is_in(form.typed),
        "danger_patterns": json.dumps(danger.PATTERNS),
    }
    response = render(request, "accessibility/report.html", context, status=status)
    if refusal and refusal.seconds:
        response["Retry-After"] = refusal.seconds
    return response


def _thank(request: HttpRequest, *, in_danger: bool) -> HttpResponse:
    return render(request, "accessibility/reported.html", {"in_danger": in_danger})
