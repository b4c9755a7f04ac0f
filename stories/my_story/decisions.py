"""What a teller decides on the private page; each decision is taken as a whole or not at all."""

from django.db import transaction
from django.utils import timezone

from openhartig.figures.counting import count
from openhartig.mail.outbox import send
from openhartig.web.limits import Limit
from stories.consent.links import link_url, make_link, revoke_links
from stories.consent.live import apply_grants
from stories.consent.locking import locked
from stories.consent.models import Agreement, Teller
from stories.consent.pages import place_of
from stories.consent.uses import How
from stories.conversation.contact import has_mail
from stories.conversation.figures import STILL_BEHIND
from stories.conversation.models import Conversation
from stories.models.review import start_review
from stories.withdrawal.pause import resume

from .forms import GrantForm
from .overview import Overview, Standing

Status = Conversation.Status

LINKS_BY_MAIL = Limit("private links by mail", most=3)
"""How often somebody may have the link of one teller mailed."""


class OtherVersionError(Exception):
    """The text is no longer the one that the teller saw."""


class NotMailedError(Exception):
    """The link was not mailed; the message says why, to a teller."""


def agree(teller: Teller, fingerprint: str) -> None:
    """Record that the teller agrees to the version with this fingerprint, and have it reviewed.

    Raises:
        OtherVersionError: the version that waits for an answer is another one, or there is none.
    """
    with transaction.atomic():
        teller = locked(teller)
        overview = Overview(teller)
        version = overview.draft
        if version is None or version.fingerprint != fingerprint:
            raise OtherVersionError
        if version.is_covered_by(overview.agreement):
            return  # a second click on the same button
        if not overview.awaits_agreement:
            raise OtherVersionError
        teller.agree(version.parts, Agreement.Kind.TELLER)
        _hand_over(teller, overview)
        start_review(overview.story)


def answer(teller: Teller, remark: str) -> None:
    """Keep what the teller wants to be different, and give the coordinator the turn.

    An agreement ends with it, as long as nothing was published on it.
    """
    with transaction.atomic():
        teller = locked(teller)
        overview = Overview(teller)
        if overview.agreement and overview.standing == Standing.AGREED:
            overview.agreement.delete()
        conversation = teller.conversation
        conversation.remark, conversation.remark_at = remark, timezone.now()
        conversation.save(update_fields=["remark", "remark_at"])
        _hand_over(teller, overview)


def change_grants(teller: Teller, form: GrantForm) -> None:
    """Record what the teller allows from now on, and apply it to the site at once."""
    with transaction.atomic():
        teller = locked(teller)
        teller.decide(form.decide(teller.granted), How.PRIVATE_LINK)
        apply_grants(teller)


def confirm(teller: Teller) -> None:
    """Record that the teller still stands behind the story; one that was hidden comes back."""
    with transaction.atomic():
        teller = locked(teller)
        conversation = teller.conversation
        was_hidden = conversation.hidden_at is not None
        said_at = conversation.confirmed_at
        if not said_at or timezone.localdate(said_at) < timezone.localdate():
            count(STILL_BEHIND, place=place_of(teller))
        conversation.confirmed_at = timezone.now()
        conversation.asked_again_at = conversation.hidden_at = None
        conversation.save(update_fields=["confirmed_at", "asked_again_at", "hidden_at"])
        if was_hidden and not teller.paused_at:
            resume(teller)


def replace_link(teller: Teller) -> str:
    """Make all links of the teller useless and return the token of a new one, also by mail."""
    with transaction.atomic():
        teller = locked(teller)
        revoke_links(teller)
        token = make_link(teller)
        if teller.email:
            send(teller.email, "link", {"link": link_url(token)})
    return token


def mail_link(teller: Teller, token: str) -> None:
    """Mail the link that was opened to the address that the teller gave, and to no other.

    Raises:
        NotMailedError: there is no address, or it was done often just now.
    """
    if not teller.email or not has_mail(teller):
        raise NotMailedError("We hebben geen mailadres van je. Schrijf de link op.")
    if not LINKS_BY_MAIL.take(teller.reference):
        raise NotMailedError(
            "We hebben je de link net al een paar keer gemaild. Kijk ook bij je ongewenste mail."
        )
    send(teller.email, "link", {"link": link_url(token)})


def _hand_over(teller: Teller, overview: Overview) -> None:
    """Give the coordinator the turn, without taking the story back a step."""
    if teller.conversation.status == Status.ASKED:
        has_draft = overview.story is not None
        teller.conversation.set_status(Status.ACCEPTED if has_draft else Status.RECEIVED)
