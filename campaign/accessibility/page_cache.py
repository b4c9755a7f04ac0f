from django.db.models import Model
from django.urls import reverse
from wagtail import hooks

from .models import ProblemReport


@hooks.register("never_cached")
def name_form() -> list[str]:
    """Return where a problem is reported."""
    return [reverse("report_problem")]


@hooks.register("never_on_a_page")
def name_reports() -> list[type[Model]]:
    """Return what visitors reported."""
    return [ProblemReport]
