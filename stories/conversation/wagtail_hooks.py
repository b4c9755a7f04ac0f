from collections.abc import Iterable, Iterator

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from openhartig.roles.rights import Right, may_edit
from stories.consent.content import parts_of
from stories.consent.models import Teller
from stories.consent.permissions import COORDINATORS, CoordinatorPolicy
from stories.consent.road import Stage, day

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


@hooks.register("gate_stages")
def tell_what_was_shown(version, teller: Teller) -> Iterator[tuple[Stage, str]]:
    """Say when the teller got to see this text."""
    moves = Move.objects.filter(teller=teller, kind=Move.Kind.READY).select_related("revision")
    last = moves.first()
    if last and last.revision and parts_of(last.revision.as_object()) == parts_of(version):
        yield Stage.SHOWN, day(last.made_at)
