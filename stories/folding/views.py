from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stories.models import ContentNote


@require_safe
def my_choices(request: HttpRequest) -> HttpResponse:
    """Show which subjects a reader can fold: the page is the same for everybody.

    What somebody chooses stays in the browser, and never comes here.
    """
    return render(request, "folding/my_choices.html", {"subjects": ContentNote})
