from collections.abc import Iterator

from wagtail import hooks

from openhartig.figures.counting import count
from openhartig.figures.figure import Figure
from stories.consent.models import Teller
from stories.consent.pages import place_of
from stories.conversation.models import Conversation

WITHDRAWN = "withdrawn"


def count_withdrawal(teller: Teller) -> None:
    """Count that a teller leaves; what was never sent was no story yet."""
    conversation = Conversation.objects.filter(teller=teller).first()  # whoever has none leaves too
    if conversation and conversation.status != Conversation.Status.UNFINISHED:
        count(WITHDRAWN, place=place_of(teller))


@hooks.register("figures", order=130)
def name_withdrawals() -> Iterator[Figure]:
    """Yield how many stories were taken back."""
    yield Figure(
        WITHDRAWN,
        "Verhalen",
        "Teruggetrokken",
        "De verteller haalde het verhaal weg, ook als het nog niet op de site stond.",
    )
