"""The mail that is kept as files where there is no mail server."""

import os
import tempfile
from email import message_from_bytes
from email.utils import getaddresses
from pathlib import Path

from django.conf import settings
from django.core.mail.message import sanitize_address

END_OF_MESSAGE = b"\n" + b"-" * 79 + b"\n"  # as Django's file backend writes it


def erase_messages_to(address: str) -> int:
    """Take the messages to an address out of the files; other messages stay.

    Returns:
        How many messages there were.
    """
    wanted = sanitize_address(address, "utf-8").casefold()
    folder = Path(settings.EMAIL_FILE_PATH)
    files = sorted(folder.glob("*.log")) if folder.is_dir() else []
    return sum(_erase_in(file, wanted) for file in files)


def _erase_in(file: Path, wanted: str) -> int:
    messages = [part for part in file.read_bytes().split(END_OF_MESSAGE) if part.strip()]
    others = [message for message in messages if wanted not in _receivers(message)]
    if not others:
        file.unlink(missing_ok=True)
    elif len(others) < len(messages):
        with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as new:
            new.write(b"".join(message + END_OF_MESSAGE for message in others))
        os.replace(new.name, file)
    return len(messages) - len(others)


def _receivers(message: bytes) -> set[str]:
    headers = message_from_bytes(message)
    fields = [str(field) for name in ("to", "cc", "bcc") for field in headers.get_all(name, [])]
    return {address.casefold() for _, address in getaddresses(fields)}
