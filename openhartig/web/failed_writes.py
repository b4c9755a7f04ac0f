"""Gives back what people typed when the site cannot keep it: a disk is full, a database locked.

Nothing of it is written anywhere: it goes back to the browser that sent it, in a page that no cache
keeps.
"""

import errno
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import InterfaceError, InternalError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.html import format_html

from .upload_names import names_of_uploads

UNKEPT = (OperationalError, InterfaceError, InternalError)
"""What databases raise when they are full, locked, read-only or away."""

UNWRITTEN = {
    errno.EACCES,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EIO,
    errno.EMFILE,
    errno.ENFILE,
    errno.ENOSPC,
    errno.EPERM,
    errno.EROFS,
}
"""The numbers of what a file system raises when it is full, read-only or broken."""

NOT_KEPT = (
    "Dit is niet bewaard. Dat ligt aan de site en niet aan jou. Wacht even en probeer het opnieuw."
)
NO_FILE = (
    "Het bestand “{}” is niet opgeslagen. Dat ligt aan de site en niet aan jou. Probeer het later."
)
TOKEN = "csrfmiddlewaretoken"  # noqa: S105
SECRET = re.compile(r"password|wachtwoord|secret|token", re.I)
BOOKKEEPING = re.compile(
    r"(^|-)(TOTAL|INITIAL|MIN_NUM|MAX_NUM)_FORMS$|-(id|type|order|count|deleted|ORDER|DELETE)$"
    r"|^(action|next|ticket|version|revision|loaded_|overwrite_|altcha)"
)
TYPED = re.compile(r"\S\s+\S|@|\d{6}")


def is_failed_write(request: HttpRequest, error: BaseException | None) -> bool:
    """Tell whether somebody sent something that the site could not keep."""
    if request.method != "POST":
        return False
    if isinstance(error, OSError):
        return error.errno in UNWRITTEN
    return isinstance(error, UNKEPT)


def give_back(request: HttpRequest) -> HttpResponse:
    """Say that nothing was kept, in the form that the sender reads, with what was typed."""
    sent = Sent(request)
    if sent.by_script:
        response: HttpResponse = sent.answer_for_script()
    else:
        page = render_to_string("not_kept.html", {"sent": sent, "csrf_token": sent.csrf_token})
        response = HttpResponse(page, status=503)
    response["Cache-Control"] = "no-store, private"
    return response


@dataclass(frozen=True)
class Value:
    """Something that was sent: under which name, and as people read it, or empty."""

    name: str
    value: str
    text: str

    @property
    def is_text(self) -> bool:
        """Whether people typed it exactly so."""
        return bool(self.text) and self.text == self.value


class Sent:
    """What a browser sent, as far as it could be read."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @cached_property
    def values(self) -> list[Value]:
        """Everything but secrets, in the order of the form."""
        return [
            Value(name, value, "" if BOOKKEEPING.search(name) else readable(value))
            for name, values in self.request.POST.lists()
            if not SECRET.search(name)
            for value in values
        ]

    @cached_property
    def files(self) -> list[str]:
        """The names of the files, as they are on the device of the sender."""
        return names_of_uploads(self.request)

    @property
    def is_repeatable(self) -> bool:
        """Whether the same can be sent again without files and secrets."""
        names = self.request.POST.keys() - {TOKEN}
        return bool(names) and not self.files and not any(map(SECRET.search, names))

    @property
    def csrf_token(self) -> str:
        """A token for a form that had one."""
        return get_token(self.request) if TOKEN in self.request.POST else ""

    @property
    def by_script(self) -> bool:
        """Whether a script asked, which keeps what was typed on the screen."""
        accepts_json = "application/json" in self.request.headers.get("Accept", "")
        return accepts_json or self._by_jquery

    @property
    def _by_jquery(self) -> bool:
        return self.request.headers.get("X-Requested-With") == "XMLHttpRequest"

    def answer_for_script(self) -> JsonResponse:
        """Return what the scripts of our pages and of the CMS look for, each under its own name.

        An upload in the CMS and the editor that saves by itself show the sentence only in an answer
        that looks like their own refusals.
        """
        sentences: list[str] = [format_html(NO_FILE, name) for name in self.files]
        sentence = " ".join(sentences or [NOT_KEPT])
        answer = {
            "success": False,
            "message": sentence,
            "error_code": "validation_error",
            "error_message": sentence,
            "html": f'<p class="help-block help-critical">{sentence}</p>',
        }
        return JsonResponse(answer, status=200 if self._by_jquery else 503)


def readable(value: str) -> str:
    """Return a value as people read it; empty when it is more likely a choice than typed.

    A text of the CMS comes as JSON with the words of each paragraph.
    """
    if value[:1] in {"{", "["}:
        with suppress(ValueError, RecursionError):
            return "\n\n".join(_paragraphs(json.loads(value)))
    is_typed = TYPED.search(value) or any(letter.isupper() for letter in value)
    return value if is_typed else ""


def _paragraphs(content: Any) -> Iterator[str]:
    blocks = content.get("blocks") if isinstance(content, dict) else None
    for block in blocks if isinstance(blocks, list) else []:
        if isinstance(block, dict) and isinstance(text := block.get("text"), str):
            yield text
