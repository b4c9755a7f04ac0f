from django.db.models import Model
from wagtail import hooks

from .models import QueuedMail


@hooks.register("never_on_a_page")
def name_outbox() -> list[type[Model]]:
    """Return what waits to be delivered."""
    return [QueuedMail]
