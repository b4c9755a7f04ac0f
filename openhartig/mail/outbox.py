"""Sends mail so that none is lost: it waits in the database, encrypted, until it is delivered.

Nothing here logs an address, a subject or a text, nor an error in its own words.
"""

import logging
from collections import Counter
from contextlib import suppress
from email.utils import parseaddr
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage, EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.validators import validate_email
from django.db import transaction

from openhartig.encryption import Unreadable
from openhartig.web.background import in_background

from . import files
from .messages import write
from .models import GIVE_UP_AFTER, QueuedMail

logger = logging.getLogger(__name__)


class UnreadableMailError(Exception):
    """A message that no key opens."""


class UnreachableServerError(Exception):
    """The mail server does not answer, so that trying other mail now makes no sense."""


def send(to: str, kind: str, context: dict[str, Any]) -> bool:
    """Queue a message with the transaction and try to deliver it as soon as that is committed.

    A mail server that does not answer costs a few seconds and loses nothing: see `deliver_due`.

    Args:
        to: one address, without a name.
        kind: one of `messages.kinds()`.
        context: what the templates of that kind need.

    Returns:
        Whether it will be sent: False when the address is none.

    Raises:
        ValueError: there is no such kind, or the context is not what it needs.
    """
    message = write(kind, context)
    try:
        validate_email(to)
    except ValidationError:
        logger.warning("A mail of kind %s was not sent: its address is none.", kind)
        return False
    mail = QueuedMail.objects.create(
        kind=kind, to=to, subject=message.subject, text=message.text, html=message.html
    )
    transaction.on_commit(lambda: _deliver_now(mail), robust=True)
    return True


def accept(message: EmailMessage) -> bool:
    """Queue a message that Django or Wagtail wrote, and deliver it while nobody waits.

    Raises:
        ValueError: it has attachments, which the queue cannot keep.
    """
    if message.attachments:
        raise ValueError("The outbox keeps no attachments.")
    alternatives = getattr(message, "alternatives", [])
    html = next((text for text, kind in alternatives if kind == "text/html"), "")
    words = {"subject": message.subject, "text": message.body, "html": html}
    receivers = [parseaddr(receiver)[1] for receiver in message.recipients()]
    mails = [QueuedMail.objects.create(kind="cms", to=to, **words) for to in receivers]
    for mail in mails:
        transaction.on_commit(partial(in_background, partial(_deliver_now, mail)), robust=True)
    return bool(mails)


def deliver_due() -> Counter[str]:
    """Try to deliver what waits, and give up what waited too long; safe to run twice at once.

    Returns:
        How many messages were `sent`, `failed` and `given up`.
    """
    counts: Counter[str] = Counter()
    for mail in QueuedMail.objects.due():
        try:
            delivered = _deliver(mail)
        except UnreachableServerError:
            counts["failed"] += 1
            break
        if delivered is not None:
            counts["sent" if delivered else "failed"] += 1
    for mail in QueuedMail.objects.hopeless():
        deleted, _ = QueuedMail.objects.filter(pk=mail.pk).delete()
        if deleted:
            counts["given up"] += 1
            logger.warning(
                "A mail of kind %s was deleted: not delivered in %d days (%s).",
                *(mail.kind, GIVE_UP_AFTER.days, mail.problem or "no try"),
            )
    return counts


def erase_mail_to(address: str) -> int:
    """Delete everything that is or was on its way to an address and that is still with us.

    Returns:
        How many messages there were.
    """
    wanted = address.strip().casefold()
    waiting = [mail.pk for mail in QueuedMail.objects.only("to") if mail.to.casefold() == wanted]
    _, deleted = QueuedMail.objects.filter(pk__in=waiting).delete()
    return deleted.get(QueuedMail._meta.label, 0) + files.erase_messages_to(wanted)


def _deliver_now(mail: QueuedMail) -> None:
    with suppress(UnreachableServerError):  # then it waits for its next try
        _deliver(mail)


def _deliver(mail: QueuedMail) -> bool | None:
    """Deliver one message, unless another process is doing so.

    Returns:
        Whether it was delivered; None when it was not ours to deliver.

    Raises:
        UnreachableServerError: the mail server does not answer.
    """
    if not mail.claim():
        return None
    reached = False
    try:
        message = compose(mail)
        connection = get_connection(settings.DELIVERY_BACKEND)
        try:
            connection.open()
            reached = True
            connection.send_messages([message])
        finally:
            _close(connection)
    except Exception as error:
        problem = type(error).__name__
        QueuedMail.objects.filter(pk=mail.pk).update(problem=problem)
        logger.warning("A mail of kind %s was not delivered (%s).", mail.kind, problem)
        if isinstance(error, OSError) and not reached:
            raise UnreachableServerError from None
        return False
    QueuedMail.objects.filter(pk=mail.pk).delete()
    return True


def _close(connection: BaseEmailBackend) -> None:
    with suppress(OSError):  # a server that leaves without a goodbye has the message all the same
        connection.close()


def compose(mail: QueuedMail) -> EmailMultiAlternatives:
    """Return the message as it goes to the mail server.

    Raises:
        UnreadableMailError: its key is missing.
    """
    if any(isinstance(part, Unreadable) for part in (mail.to, mail.subject, mail.text, mail.html)):
        raise UnreadableMailError
    host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip(">")
    message = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        to=[mail.to],
        headers={
            "Auto-Submitted": "auto-generated",
            "Message-ID": f"<{mail.reference}@{host}>",
        },
        connection=get_connection(settings.DELIVERY_BACKEND),
    )
    if mail.html:
        message.attach_alternative(mail.html, "text/html")
    return message
