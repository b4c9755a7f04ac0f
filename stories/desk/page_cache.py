from django.db.models import Model
from wagtail import hooks

from .models import ReadingLog, ReasonTemplate


@hooks.register("never_on_a_page")
def name_work() -> list[type[Model]]:
    """Return what only the screens of the coordinator show."""
    return [ReadingLog, ReasonTemplate]
