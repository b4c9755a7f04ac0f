"""Keeps people out of every log: which story somebody reads, and the link that opens one.

Of an address only the first part stays, and only where more follows: it tells what went wrong, and
nothing about whom. The rest may be a story that is not public, a name, or the key of a teller.
"""

import logging
import re
from typing import Any

from django.conf import settings

MASK = "…"

SEPARATOR = re.compile(r"/|%2F|[?#]", re.IGNORECASE)
PRIVATE = "|".join(re.escape(address.strip("/")) for address in settings.PRIVATE_ADDRESSES)

# A place in the code stays; whatever else has a slash may be an address, in quotes or not.
ADDRESS = re.compile(
    rf"""
    (?P<code> File\ "[^"\n]+",\ line\ \d+ )
    | (?<=') [^'\n]*? (?:/|%2F) [^'\n]* (?=')
    | (?<=") [^"\n]*? (?:/|%2F) [^"\n]* (?=")
    | (?P<site> \b[a-z]+://[^\s/?\#'"]+ ) [^\s'"]*
    | (?<!\w) (?:{PRIVATE})? (?:/|%2F) [^\s'"]*
    """,
    re.IGNORECASE | re.VERBOSE,
)

# What `secrets.token_urlsafe(32)` makes, wherever it stands; a name in our code has no capitals.
TOKEN = re.compile(r"(?<![\w-])(?=[a-z0-9_-]*[A-Z])[\w-]{43}(?![\w-])", re.ASCII)

MAIL_ADDRESS = re.compile(r"[^\s@/'\"<>()]+@[\w.-]*\w")

# PostgreSQL adds the row that it could not store; gunicorn who sent what it could not read.
ROW = re.compile(r"^(DETAIL|CONTEXT|LINE \d+): .*", re.MULTILINE)
SENDER = re.compile(r"(Invalid request) from ip=\S*: ([\w/ ]*).*", re.DOTALL)


def mask(text: str) -> str:
    """Return a text without addresses, private links and people."""
    text = MAIL_ADDRESS.sub(MASK, SENDER.sub(r"\1: \2", ROW.sub(rf"\1: {MASK}", text)))
    return TOKEN.sub(MASK, ADDRESS.sub(_mask_match, text))


def mask_address(address: str) -> str:
    """Return the first part of an address, whatever stands in it, if more follows."""
    before, *parts = SEPARATOR.split(address, maxsplit=2)
    if not any(parts):
        return address
    has_first_part = len(parts) == 2 and all(parts) and not before[-1:].isalnum()
    return f"{before}/{parts[0]}/{MASK}" if has_first_part else f"{before}/{MASK}"


def _mask_match(match: re.Match[str]) -> str:
    if match["code"]:
        return match[0]
    site = match["site"] or ""
    return site + mask_address(match[0].removeprefix(site))


def _mask_argument(argument: Any) -> Any:
    is_address = isinstance(argument, str) and argument.startswith("/")
    return mask_address(argument) if is_address else argument


class PeopleFilter(logging.Filter):
    """Lets every log record pass, masked in its message, traceback and stack."""

    traceback = logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        address = getattr(getattr(record, "request", None), "path", "")
        if isinstance(record.args, tuple):
            record.args = tuple(map(_mask_argument, record.args))
        try:
            message = record.getMessage()
        except Exception:  # a record that cannot be formatted is printed with its arguments
            message = f"{record.msg} {record.args!r}"
        record.msg, record.args = self._mask(message, address), None
        if record.exc_info and not record.exc_text:
            record.exc_text = self.traceback.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = self._mask(record.exc_text, address)
        if record.stack_info:
            record.stack_info = self._mask(record.stack_info, address)
        return True

    @staticmethod
    def _mask(text: str, address: str) -> str:
        """Mask a text; an address that we know, and its slug, are found whatever stands in it."""
        below = address.strip("/").partition("/")[2]
        if len(address) > 1:
            text = text.replace(address, mask_address(address))
        if "-" in below:  # a name in our code has none
            text = text.replace(below, MASK)
        return mask(text)
