"""The person behind a story: one last message, and then nothing that leads to them."""

import logging
from contextlib import suppress
from functools import partial
from uuid import UUID

from django.db import transaction

from openhartig.encryption import Unreadable
from openhartig.mail.messages import write
from openhartig.mail.models import QueuedMail
from openhartig.mail.outbox import compose, erase_mail_to

from .holdings import Holdings
from .ledger_files import said_goodbye
from .ledger_files import write as write_file
from .models import Erasure
from .receipt import Receipt
from .rows import erase

logger = logging.getLogger(__name__)


def say_goodbye(story: Holdings) -> dict[str, int]:
    """Try once to mail the receipt; it is never queued, because the address will be erased.

    It goes out after the step is written down, so that nobody gets it twice; also in the file of
    the ledger, which a restored back-up does not turn back.
    """
    if (address := _address(story)) and not said_goodbye(story.key):
        erasure = Erasure.objects.get(key=story.key)
        transaction.on_commit(partial(_write_down, story.key))
        transaction.on_commit(partial(_try_to_mail, address, Receipt.of(erasure)))
    return {}


def forget_mail(story: Holdings) -> None:
    """Erase the mail to a teller that a back-up brought back: it went out long ago."""
    if address := _address(story):
        erase_mail_to(address)


def erase_contact(story: Holdings) -> dict[str, int]:
    """Erase the teller with all that points there, files included, and mail on its way there."""
    teller = story.teller
    if teller is None:
        return {}
    address = _address(story)
    counts = {
        "forms": teller.signed_forms.count(),
        "photos": int(hasattr(teller, "photo")),
        "mails": erase_mail_to(address) if address else 0,
    }
    erase([teller])
    return counts


def _address(story: Holdings) -> str:
    address = story.teller.email if story.teller else None
    return "" if not address or isinstance(address, Unreadable) else address


def _write_down(key: UUID) -> None:
    with suppress(OSError):  # a full disk must not stop the erasure
        write_file(Erasure.objects.get(key=key))


def _try_to_mail(address: str, receipt: Receipt) -> None:
    context = {"erased": receipt.erased, "unreachable": receipt.unreachable}
    try:
        message = write("withdrawn", context)
        mail = QueuedMail(
            kind="withdrawn",
            to=address,
            subject=message.subject,
            text=message.text,
            html=message.html,
        )
        compose(mail).send()
    except Exception as error:  # whatever it is, it does not stop an erasure
        logger.warning("A mail of kind withdrawn was not delivered (%s).", type(error).__name__)
