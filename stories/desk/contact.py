"""What a coordinator does towards a teller."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from openhartig.figures.counting import count_wait
from stories.consent.links import link_url, make_link, revoke_links
from stories.consent.locking import locked
from stories.consent.models import Teller
from stories.conversation.contact import RefusedError, mail_link, remember
from stories.conversation.figures import WRITTEN
from stories.conversation.models import Conversation, Move
from stories.models import StoryPage

from .figures import count_declined
from .models import ReasonTemplate

Status = Conversation.Status
A_MOMENT = timedelta(minutes=1)


@transaction.atomic
def ask(teller: Teller, question: str, user) -> bool:
    """Ask a teller something; the question stands on the private page, not in the mail.

    Returns:
        Whether the teller is told by mail.

    Raises:
        RefusedError: it was just asked.
    """
    teller = locked(teller)
    _refuse_repeat(teller, Move.Kind.QUESTION)
    teller.conversation.set_status(Status.ASKED, question=question)
    remember(teller, Move.Kind.QUESTION, user)
    return mail_link(teller, "question")


@transaction.atomic
def decline(teller: Teller, reason: str, user, template: ReasonTemplate | None = None) -> bool:
    """Tell a teller that the story will not be published; after a while `daily` erases it.

    Args:
        reason: what the teller reads.
        template: the text that it was made from; only the figures know.

    Returns:
        Whether the teller is told by mail.

    Raises:
        RefusedError: it was declined already, or the story is on the site.
    """
    teller = locked(teller)
    if teller.conversation.status == Status.DECLINED:
        raise RefusedError("Dit was al gedaan.")
    story = StoryPage.objects.filter(key=teller.key).first()
    if story and story.live:
        raise RefusedError("Dit verhaal staat op de site. Haal het daar eerst af.")
    if story:
        story.revisions.update(approved_go_live_at=None)
    teller.conversation.set_status(Status.DECLINED, question=reason)
    remember(teller, Move.Kind.DECLINED, user)
    count_declined(teller, template)
    return mail_link(teller, "declined")


@transaction.atomic
def show_text(teller: Teller, story: StoryPage, user) -> bool:
    """Ask a teller to look at the latest version of the text.

    Returns:
        Whether the teller is told by mail.

    Raises:
        RefusedError: it was just done, or there is no version to show.
    """
    teller = locked(teller)
    _refuse_repeat(teller, Move.Kind.READY)
    if story.latest_revision is None:
        raise RefusedError("Er is nog geen tekst om te laten zien.")
    is_new = teller.conversation.status == Status.ACCEPTED and not story.first_published_at
    if is_new:
        count_wait(WRITTEN, teller.conversation.status_changed_at)
    teller.conversation.set_status(Status.ASKED, question=None)
    remember(teller, Move.Kind.READY, user, revision=story.latest_revision)
    return mail_link(teller, "ready")


@transaction.atomic
def renew_link(teller: Teller, user) -> str | None:
    """Make all links of a teller useless and give a new one.

    Returns:
        The new link when it could not be mailed, to be told in another way.
    """
    teller = locked(teller)
    revoke_links(teller)
    remember(teller, Move.Kind.LINK, user)
    return None if mail_link(teller, "link") else link_url(make_link(teller))


@transaction.atomic
def handle_remark(teller: Teller, user) -> None:
    """Remember that the remark of a teller has been dealt with."""
    teller = locked(teller)
    remember(teller, Move.Kind.READ, user)
    if teller.conversation.status == Status.ASKED:
        has_page = StoryPage.objects.filter(key=teller.key).exists()
        teller.conversation.set_status(Status.ACCEPTED if has_page else Status.RECEIVED)


def _refuse_repeat(teller: Teller, kind: Move.Kind) -> None:
    """Do not write twice when two people, or one person twice, press the same button."""
    just_now = timezone.now() - A_MOMENT
    if teller.moves.filter(kind=kind, made_at__gt=just_now).exists():
        raise RefusedError(
            "Dit is net al gedaan. Ververs de pagina om te zien hoe het ervoor staat."
        )
