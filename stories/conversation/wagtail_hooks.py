from collections.abc import Iterable

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from openhartig.users.rights import Right, may_edit
from stories.consent.models import Teller
from stories.consent.permissions import COORDINATORS, CoordinatorPolicy

from .models import Conversation, Move, TellerPhoto, TellerSettings

HIDDEN = "De verteller heeft niet geantwoord op de vraag of het verhaal mag blijven staan."

for model in (Conversation, Move, TellerPhoto):
    register_permission_policy(model, CoordinatorPolicy(model))


@hooks.register("rights_of_roles")
def let_coordinators_set_terms() -> Iterable[Right]:
    """Let a coordinator decide how long things wait and are kept."""
    return may_edit(COORDINATORS, TellerSettings, actions=["change"])


@hooks.register("hold_story")
def hold_while_silent(teller: Teller) -> str:
    """Keep the story of a teller who could not be reached off the site."""
    conversation = getattr(teller, "conversation", None)  # a teller without one stops no other
    return HIDDEN if conversation and conversation.hidden_at else ""
