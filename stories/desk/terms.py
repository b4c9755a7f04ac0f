"""Until when something has to be done for a teller, or is done by itself."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from stories.conversation.models import Conversation, TellerSettings
from stories.follow_up.models import AfterCare

from .turns import Turn

if TYPE_CHECKING:
    from .turns import TellerWithTurn

Status = Conversation.Status
OURS = {
    Status.RECEIVED: "lezen",
    Status.ASKED: "antwoord lezen",
    Status.ACCEPTED: "verder met de tekst",
}


@dataclass(frozen=True, order=True)
class Term:
    """The last day for something."""

    day: date
    what: str

    @property
    def is_over(self) -> bool:
        """Whether that day has passed."""
        return self.day < timezone.localdate()


def term_of(
    teller: "TellerWithTurn", periods: TellerSettings, care: Iterable[AfterCare] = ()
) -> Term | None:
    """Return what comes first for a teller.

    Args:
        teller: with its turn, from `with_turns`.
        periods: how long things may take.
        care: the moments of after-care that are still to be done.
    """
    return min(_terms(teller, periods, care), default=None)


def erased_on(teller: "TellerWithTurn", periods: TellerSettings) -> date | None:
    """Return when a story that is not published is erased by itself."""
    if teller.conversation.status != Status.DECLINED:
        return None
    declined_on = timezone.localdate(teller.conversation.status_changed_at)
    return declined_on + timedelta(days=periods.declined_days)


def _terms(
    teller: "TellerWithTurn", periods: TellerSettings, care: Iterable[AfterCare]
) -> Iterator[Term]:
    if day := erased_on(teller, periods):
        yield Term(day, "dan gewist")
        return
    conversation = teller.conversation
    too_long = timezone.localdate(teller.since) + timedelta(days=periods.waiting_days)
    if teller.turn == Turn.OURS:
        what = "opmerking lezen" if teller.has_new_remark else OURS[Status(conversation.status)]
        yield Term(too_long, what)
    elif teller.turn == Turn.TELLERS:
        yield Term(too_long, "anders bellen")
    if conversation.asked_again_at and not conversation.hidden_at:
        asked_on = timezone.localdate(conversation.asked_again_at)
        yield Term(asked_on + timedelta(days=periods.silence_days), "anders van de site")
    for moment in care:
        yield Term(moment.due_on, f"nazorg: {moment.get_moment_display()}")
