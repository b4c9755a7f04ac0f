"""The ticket of an empty form: it stands in the address of the form until something is stored.

A ticket holds the token of the private link that the form will get. Sending the form twice, or
coming back to it, thus leads to the same submission, while nothing is stored for somebody who only
looks. It also tells when the form was shown.
"""

from django.core.signing import BadSignature, SignatureExpired, TimestampSigner

from stories.consent.links import new_token

HOURS_VALID = 24
SEPARATOR = "~"


def new_ticket() -> str:
    """Return the ticket of a form that nobody has filled in."""
    return _signer().sign(new_token())


def token_in(ticket: str) -> str | None:
    """Return the token of a ticket; None when it is too old, or not ours."""
    try:
        return _signer().unsign(ticket, max_age=HOURS_VALID * 60 * 60)
    except BadSignature:
        return None


def is_older(ticket: str, seconds: int) -> bool:
    """Tell whether a ticket of ours was made longer ago than this."""
    try:
        _signer().unsign(ticket, max_age=seconds)
    except SignatureExpired:
        return True
    return False


def _signer() -> TimestampSigner:
    return TimestampSigner(sep=SEPARATOR, salt="stories.submission.tickets")
