"""Reaches a teller, and remembers that somebody did."""

from django.db import transaction

from openhartig.encryption import Unreadable
from openhartig.mail.outbox import send
from stories.consent.links import link_url, make_link
from stories.consent.models import Teller

from .models import Move

CONTACT_FIELDS = ("name", "email", "phone", "conversation__question", "conversation__remark")
"""What lists never show, and therefore leave in the database."""


class RefusedError(Exception):
    """Something cannot be done now; the message says why, to a coordinator."""


def has_mail(teller: Teller) -> bool:
    """Tell whether a teller can be reached by mail."""
    return bool(teller.email) and not isinstance(teller.email, Unreadable)


def mail_link(teller: Teller, kind: str, **context) -> bool:
    """Mail a teller with a fresh private link; return whether there is an address to mail to."""
    if not teller.email or not has_mail(teller):
        return False
    with transaction.atomic():
        link = link_url(make_link(teller))
        return send(teller.email, kind, {"link": link, **context})


def remember(teller: Teller, kind: Move.Kind, user, **details) -> None:
    """Write down what was done towards a teller, and by whom."""
    teller.moves.create(kind=kind, made_by=user, **details)
