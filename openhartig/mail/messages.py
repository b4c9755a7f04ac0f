"""The messages: which there are, what each needs, and how they are written out.

A room says with the hook `mail_kinds`, in its `mails.py`, which kinds it sends. The templates of a
kind are `mail/<kind>.txt` and `mail/<kind>.html`; a subject never tells what it is about.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from openhartig.doors import answers

SUBJECT = "Onderwerp: "
EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Message:
    """A message in words, as text and as HTML."""

    subject: str
    text: str
    html: str


def kinds() -> dict[str, set[str]]:
    """Return which messages all rooms send, each with the names that its templates need."""
    return {kind: needs for ask in answers("mail_kinds", "mails") for kind, needs in ask().items()}


def write(kind: str, context: dict[str, Any]) -> Message:
    """Write a message from its templates; the first line of the text is its subject.

    Raises:
        ValueError: there is no such kind, or the context is not what it needs.
    """
    if kinds().get(kind) != set(context):
        raise ValueError(f"A mail of kind {kind!r} cannot be made with {sorted(context)}.")
    context = context | {"site_name": settings.WAGTAIL_SITE_NAME, "site_url": settings.SITE_URL}
    first_line, _, text = render_to_string(f"mail/{kind}.txt", context).partition("\n")
    subject = first_line.removeprefix(SUBJECT).strip()
    html = render_to_string(f"mail/{kind}.html", context | {"subject": subject})
    return Message(subject, EMPTY_LINES.sub("\n\n", text).strip() + "\n", html)
