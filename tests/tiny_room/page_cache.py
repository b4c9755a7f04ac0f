from django.db.models import Model
from wagtail import hooks

from .models import MOOD, Guest


@hooks.register("cached_queries")
def name_filter() -> list[str]:
    """Return what the list can be asked."""
    return [MOOD]


@hooks.register("never_on_a_page")
def name_guests() -> list[type[Model]]:
    """Return who was invited."""
    return [Guest]
