from django.db.models import Model
from wagtail import hooks

from .models import Guest


@hooks.register("never_on_a_page")
def name_guests() -> list[type[Model]]:
    """Return who was invited."""
    return [Guest]
