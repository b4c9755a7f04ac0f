"""Begins and sends a submission."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from openhartig.mail.outbox import send as send_mail
from openhartig.web.limits import DAY, Limit
from stories.consent.links import find_teller, link_url, make_link
from stories.consent.models import Teller
from stories.consent.uses import How
from stories.conversation.models import Conversation

from .figures import count_received
from .forms import BeginForm
from .models import Step, Submission
from .signals import story_sent

MAILS = Limit("mail", most=3, seconds=DAY)
"""How often the form mails one address: nobody can use it to bother somebody else."""


def begin(form: BeginForm, token: str) -> Teller | None:
    """Store the first step, with a private link that has this token.

    Returns:
        The teller; the same one when the form was sent before, None when its link was revoked.
    """
    teller = Teller(origin=Teller.Origin.FORM)
    submission = Submission(teller=teller)
    form.save_to(submission)
    try:
        with transaction.atomic():
            teller.save()
            Conversation.objects.create(teller=teller)
            make_link(teller, token)
            submission.save()
    except IntegrityError:
        return find_teller(token)
    return teller


def send(submission: Submission, token: str) -> None:
    """Hand a complete submission to the editors; a second time does nothing.

    Args:
        submission: it has passed all steps.
        token: what the private link in the mail leads with.
    """
    now = timezone.now()
    received = {"status": Conversation.Status.RECEIVED, "status_changed_at": now, "sent_at": now}
    with transaction.atomic():
        unsent = Conversation.objects.filter(
            teller=submission.teller_id, status=Conversation.Status.UNFINISHED
        )
        if not unsent.update(**received):
            return
        teller = submission.teller
        teller.refresh_from_db()
        submission.complete(Step.SEND)
        teller.decide(submission.granted_uses, How.FORM)
        count_received(teller)

        def tell_others() -> None:
            story_sent.send(sender=Submission, teller=teller)

        transaction.on_commit(tell_others, robust=True)
        if teller.email and MAILS.take(teller.email.casefold()):
            send_mail(teller.email, "link", {"link": link_url(token)})
