from django.db.models import Model
from wagtail import hooks

from .models import Count


@hooks.register("never_on_a_page")
def name_counts() -> list[type[Model]]:
    """Return what was counted."""
    return [Count]
