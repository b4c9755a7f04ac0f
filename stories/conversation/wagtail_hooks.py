from wagtail import hooks

from stories.consent.models import Teller

HIDDEN = "De verteller heeft niet geantwoord op de vraag of het verhaal mag blijven staan."


@hooks.register("hold_story")
def hold_while_silent(teller: Teller) -> str:
    """Keep the story of a teller who could not be reached off the site."""
    return HIDDEN if teller.conversation.hidden_at else ""
