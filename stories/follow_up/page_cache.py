from django.db.models import Model
from wagtail import hooks

from .models import AfterCare


@hooks.register("never_on_a_page")
def name_after_care() -> list[type[Model]]:
    """Return the talks after a story went public."""
    return [AfterCare]
