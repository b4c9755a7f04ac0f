"""Finds a teller by exactly what is known of how to reach somebody."""

from django.db.models import QuerySet

from openhartig.keyed_digests import having
from stories.consent.models import Teller

from .turns import sent_tellers


def find(contact: str) -> QuerySet[Teller]:
    """Return the tellers with a mail address or phone number, however it is written.

    What was not sent yet is found by its teller alone.
    """
    return sent_tellers().filter(having(Teller, "email" if "@" in contact else "phone", contact))
