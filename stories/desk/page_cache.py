from django.db.models import Model
from wagtail import hooks

from .models import CorrectionNotice, ReadingLog, ReasonTemplate, TellerNote, TellerRequest


@hooks.register("never_on_a_page")
def name_work() -> list[type[Model]]:
    """Return what only the screens of the CMS show."""
    return [CorrectionNotice, ReadingLog, ReasonTemplate, TellerNote, TellerRequest]
