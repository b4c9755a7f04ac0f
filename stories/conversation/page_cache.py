from django.db.models import Model
from wagtail import hooks

from .models import Conversation, Move, TellerSettings


@hooks.register("never_on_a_page")
def name_conversations() -> list[type[Model]]:
    """Return what was said and asked, and the terms."""
    return [Conversation, Move, TellerSettings]
