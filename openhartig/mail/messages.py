"""The messages: which there are, what each needs, and how they are written out."""

import re
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

# What the templates of a kind in templates/mail/ need. A subject never tells what it is about.
KINDS = {
    "link": {"link"},
    "question": {"link"},
    "declined": {"link"},
    "ready": {"link"},
    "published": {"link"},
    "paused": {"link"},
    "yearly": {"link", "days"},
    "hidden": {"link"},
    "withdrawn": {"erased", "unreachable"},
    "news": set(),  # to a coordinator
}

SUBJECT = "Onderwerp: "
EMPTY_LINES = re.compile(r"\n{3,}")


@dataclass(frozen=True)
class Message:
    """A message in words, as text and as HTML."""

    subject: str
    text: str
    html: str


def write(kind: str, context: dict[str, Any]) -> Message:
    """Write a message from its templates; the first line of the text is its subject.

    Raises:
        ValueError: there is no such kind, or the context is not what it needs.
    """
    if kind not in KINDS or set(context) != KINDS[kind]:
        raise ValueError(f"A mail of kind {kind!r} cannot be made with {sorted(context)}.")
    context = context | {"site_name": settings.WAGTAIL_SITE_NAME, "site_url": settings.SITE_URL}
    first_line, _, text = render_to_string(f"mail/{kind}.txt", context).partition("\n")
    subject = first_line.removeprefix(SUBJECT).strip()
    html = render_to_string(f"mail/{kind}.html", context | {"subject": subject})
    return Message(subject, EMPTY_LINES.sub("\n\n", text).strip() + "\n", html)
