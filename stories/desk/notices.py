"""Tells coordinators by mail that something waits for them. The mail says nothing else."""

from openhartig.mail.outbox import send
from stories.consent.permissions import coordinators


def tell_coordinators() -> int:
    """Mail every coordinator with an address; return how many there are."""
    addresses = {user.email for user in coordinators() if user.email}
    return sum(send(address, "news", {}) for address in sorted(addresses))
