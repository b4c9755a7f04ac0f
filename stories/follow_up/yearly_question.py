"""Asks tellers once a year whether they still stand behind their story, and listens to silence.

Somebody without a mail address is never asked here, and so never hidden: silence means nothing
when there was no question. Such a teller is on the coordinator's list instead (`to_be_called`), and
a coordinator who phones in vain hides the story by hand.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from openhartig.figures.counting import count
from stories.consent.locking import locked
from stories.consent.models import Agreement, Teller
from stories.consent.pages import place_of
from stories.conversation.contact import CONTACT_FIELDS, RefusedError, has_mail, mail_link, remember
from stories.conversation.figures import SILENT
from stories.conversation.models import Move, TellerSettings
from stories.models import StoryPage

HIDDEN = "follow_up.hidden"
"""What the history of a page says when its teller could not be reached."""


def to_be_asked(now: datetime) -> Iterator[Teller]:
    """Yield the tellers whose story has been on the site for a year since they last said yes."""
    a_year = timedelta(days=TellerSettings.current().yearly_days)
    for teller, said_yes_at in _public():
        if teller.conversation.asked_again_at is None and said_yes_at <= now - a_year:
            yield teller


def to_be_called(now: datetime) -> list[Teller]:
    """Return those of them who cannot be asked by mail."""
    return [teller for teller in to_be_asked(now) if not has_mail(teller)]


def ask_again(teller: Teller, now: datetime) -> bool:
    """Mail a teller the yearly question; return whether that was done.

    Nothing is done when somebody else did it, or the teller said yes, in the meantime.
    """
    days = TellerSettings.current().silence_days
    with transaction.atomic():
        teller = locked(teller)
        conversation = teller.conversation
        if conversation.asked_again_at or not mail_link(teller, "yearly", days=days):
            return False
        conversation.asked_again_at = now
        conversation.save(update_fields=["asked_again_at"])
    return True


def terms() -> Iterator[tuple[Teller, date, str]]:
    """Yield for every story on the site when its teller is asked again, or was silent too long."""
    periods = TellerSettings.current()
    for teller, said_yes_at in _public():
        asked_at = teller.conversation.asked_again_at
        if asked_at is None:
            asked_on = timezone.localdate(said_yes_at) + timedelta(days=periods.yearly_days)
            yield teller, asked_on, "Vraag: sta je er nog achter?"
        elif said_yes_at < asked_at:
            last_day = timezone.localdate(asked_at) + timedelta(days=periods.silence_days)
            yield teller, last_day, "Zonder antwoord van de site"


def silent(now: datetime) -> Iterator[Teller]:
    """Yield the tellers who were asked, and did not answer in time."""
    patience = timedelta(days=TellerSettings.current().silence_days)
    for teller, said_yes_at in _public():
        asked_at = teller.conversation.asked_again_at
        if asked_at and asked_at <= now - patience and said_yes_at < asked_at:
            yield teller


def hide_silent(teller: Teller, now: datetime) -> bool:
    """Take a story off the site until its teller says yes again; return whether that was done."""
    with transaction.atomic():
        teller = locked(teller)
        if teller.conversation.asked_again_at is None or not _hide(teller, now):
            return False
        mail_link(teller, "hidden")
    return True


def hide_unreachable(teller: Teller, user) -> None:
    """Do the same for a teller whom a coordinator tried to reach in vain.

    Raises:
        RefusedError: the story is not on the site.
    """
    with transaction.atomic():
        teller = locked(teller)
        if not _hide(teller, timezone.now()):
            raise RefusedError("Dit verhaal staat niet op de site.")
        remember(teller, Move.Kind.HIDDEN, user)
        mail_link(teller, "hidden")


def _hide(teller: Teller, now: datetime) -> bool:
    """Remember what was public, as a pause does, so that the teller can put it back."""
    story = StoryPage.objects.filter(key=teller.key, live=True).first()
    if story is None:
        return False
    teller.conversation.hidden_at = now
    teller.conversation.save(update_fields=["hidden_at"])
    teller.paused_revision = story.live_revision or story.save_revision(clean=False)
    teller.save(update_fields=["paused_revision"])
    story.unpublish(log_action=HIDDEN)
    count(SILENT, place=place_of(teller))
    return True


def _public() -> Iterator[tuple[Teller, datetime]]:
    """Yield whose story is on the site, and when they last said that it may be there."""
    stories = {story.key: story for story in StoryPage.objects.live().defer_streamfields()}
    in_person = ~Q(agreements__kind=Agreement.Kind.SPELLING)
    tellers = Teller.objects.filter(key__in=stories).select_related("conversation")
    tellers = tellers.defer(*CONTACT_FIELDS)
    for teller in tellers.annotate(agreed_at=Max("agreements__agreed_at", filter=in_person)):
        said = [
            teller.conversation.confirmed_at,
            teller.agreed_at,
            stories[teller.key].first_published_at,
            teller.created_at,
        ]
        yield teller, max(moment for moment in said if moment)
