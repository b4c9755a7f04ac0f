"""What the forms share that anybody may send: a field for robots, and an answer that helps on."""

from dataclasses import dataclass

HONEYPOT = "website"
"""A field that people do not see (`templates/components/honeypot.html`)."""


@dataclass(frozen=True)
class Refusal:
    """Why a form is not accepted yet.

    Attributes:
        message: what to tell, and what to do about it.
        status: the HTTP status.
        seconds: after how long a new try may help.
    """

    message: str
    status: int = 422
    seconds: int | None = None
