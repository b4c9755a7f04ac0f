from django.db.models import Model
from wagtail import hooks

from .models import Submission


@hooks.register("never_on_a_page")
def name_submissions() -> list[type[Model]]:
    """Return what tellers sent; a story is a copy."""
    return [Submission]
