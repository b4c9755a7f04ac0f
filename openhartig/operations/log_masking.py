"""Keeps the private link of a teller out of every log: who has it can read and change a story."""

import logging
import re

from django.conf import settings

MASK = "…"

# What follows one of these in an address is a link, also when it was typed or cut off wrongly.
NAMES = "|".join(re.escape(address.strip("/")) for address in settings.PRIVATE_ADDRESSES)
BELOW_PRIVATE_ADDRESS = re.compile(rf"((?:{NAMES})(?:/|%2F))[^/\s'\"?#%]{{16,}}", re.I)

# What `secrets.token_urlsafe(32)` makes, wherever it stands; a name in our code has no capitals.
TOKEN = re.compile(r"(?<![\w-])(?=[a-z0-9_-]*[A-Z])[\w-]{43}(?![\w-])", re.ASCII)


def mask(text: str) -> str:
    """Return the text without private links in it."""
    return TOKEN.sub(MASK, BELOW_PRIVATE_ADDRESS.sub(rf"\1{MASK}", text))


class PrivateLinkFilter(logging.Filter):
    """Lets every log record pass, with private links masked in message, traceback and stack."""

    traceback = logging.Formatter()

    def filter(self, record: logging.LogRecord) -> bool:
        try:
            message = record.getMessage()
        except Exception:  # a record that cannot be formatted is printed with its arguments
            message = f"{record.msg} {record.args!r}"
        record.msg, record.args = mask(message), None
        if record.exc_info and not record.exc_text:
            record.exc_text = self.traceback.formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = mask(record.exc_text)
        if record.stack_info:
            record.stack_info = mask(record.stack_info)
        return True
