from django.db.models import Model
from wagtail import hooks

from .models import AfterCare, Move, ReadingLog, ReasonTemplate, TellerSettings


@hooks.register("never_on_a_page")
def name_work() -> list[type[Model]]:
    """Return what the coordinator works with."""
    return [AfterCare, Move, ReadingLog, ReasonTemplate, TellerSettings]
