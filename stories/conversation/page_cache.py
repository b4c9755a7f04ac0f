from django.db.models import Model
from wagtail import hooks

from .models import Conversation, Move, TellerPhoto, TellerSettings


@hooks.register("never_on_a_page")
def name_conversations() -> list[type[Model]]:
    """Return what was said, sent and asked, and the terms."""
    return [Conversation, Move, TellerPhoto, TellerSettings]
