"""The files of the ledger: one for each erased story, in the folder ERASURE_LEDGER.

A file says nothing of the person: its name is a random key, and its addresses are digests under a
salt that only the encryption keys open. Who has the folder cannot even try out an address.
"""

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from cryptography.fernet import InvalidToken
from django.conf import settings

from openhartig.encryption import decrypt, encrypt, renew
from openhartig.operations.reencryption import Report

from .models import Erasure

LENGTH_OF_SALT = 32  # hexadecimal characters


class BrokenFileError(ValueError):
    """A file of the ledger cannot be read; the message names it."""


def has(key: UUID) -> bool:
    """Tell whether there is a file about a story; a folder that is out of order tells nothing."""
    return os.path.exists(_path_of(key))


def keys() -> set[UUID]:
    """Return the keys of all stories with a file; the name of a file is enough to know them."""
    found = set()
    for path in _paths(settings.ERASURE_LEDGER):
        with suppress(ValueError):
            found.add(UUID(path.stem))
    return found


def find(key: UUID) -> Erasure | None:
    """Return what the file of a story says, not saved; a broken one still says whose it is."""
    path = _path_of(key)
    if not has(key):
        return None
    try:
        return _erasure(_record(path), path)
    except BrokenFileError:
        begun = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        return Erasure(key=key, salt=secrets.token_hex(16), started_at=begun, finished_at=begun)


def write(erasure: Erasure) -> None:
    """Keep an erasure as a file, and with it what an earlier file knew beside it."""
    path = _path_of(erasure.key)
    addresses, goodbye = set(erasure.addresses), "goodbye" in erasure.steps
    with suppress(FileNotFoundError, BrokenFileError):
        earlier = _record(path)
        goodbye = goodbye or bool(earlier.get("goodbye"))
        if _open(earlier["salt"]) == erasure.salt:
            addresses |= set(earlier["addresses"])
    record = {
        "key": str(erasure.key),
        "salt": encrypt(erasure.salt),
        "addresses": sorted(addresses),
        "started_at": erasure.started_at.isoformat(),
        "goodbye": goodbye,
    }
    _replace(path, record)


def write_missing() -> None:
    """Make the files of erasures that are done and have none, such as those of another machine."""
    for erasure in Erasure.objects.exclude(finished_at=None).exclude(key__in=keys()):
        write(erasure)


def said_goodbye(key: UUID) -> bool:
    """Tell whether a teller got a last message, or should not, before a back-up was restored."""
    with suppress(FileNotFoundError, BrokenFileError):
        return bool(_record(_path_of(key)).get("goodbye"))
    return False


def read(folder: Path) -> Iterator[Erasure | BrokenFileError]:
    """Return the erasures of a folder, not saved, and what is wrong with files that are broken."""
    for path in _paths(folder):
        try:
            yield _erasure(_record(path), path)
        except BrokenFileError as error:
            yield error


def renew_salts(*, only_look: bool = False) -> Report:
    """Encrypt every salt with the newest key, also those that an earlier version left open."""
    report = Report("files of the ledger")
    for path in _paths(settings.ERASURE_LEDGER):
        try:
            record = _record(path)
            salt = record["salt"]
            new = encrypt(salt) if _is_plain(salt) else renew(salt)
        except (BrokenFileError, FileNotFoundError, InvalidToken):
            report.unreadable.append(path.name)
            continue
        if new == salt:
            report.newest += 1
            continue
        report.renewed += 1
        if not only_look:
            _replace(path, record | {"salt": new})
    return report


def _paths(folder: Path) -> list[Path]:
    """Return the files of a folder; one that is not there yet has none.

    Raises:
        OSError: it cannot be listed, which must not look as if nobody was erased.
    """
    if not folder.exists():
        return []
    return sorted(folder / name for name in os.listdir(folder) if name.endswith(".json"))


def _path_of(key: UUID) -> Path:
    return settings.ERASURE_LEDGER / f"{key}.json"


def _record(path: Path) -> dict[str, Any]:
    try:
        record = json.loads(path.read_text())
        _erasure(record, path)
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as error:
        raise BrokenFileError(f"{path}: not a file of the ledger.") from error
    return record


def _erasure(record: dict[str, Any], path: Path) -> Erasure:
    """Return a record as an erasure that is done: whether it has to be done again shows later."""
    try:
        started_at = datetime.fromisoformat(record["started_at"])
        return Erasure(
            key=UUID(str(record["key"])),
            salt=_open(record["salt"]),
            addresses=sorted(record["addresses"]),
            started_at=started_at,
            finished_at=started_at,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BrokenFileError(f"{path}: not a file of the ledger.") from error


def _open(salt: str) -> str:
    return bytes.fromhex(salt).hex() if _is_plain(salt) else decrypt(salt)


def _is_plain(salt: str) -> bool:
    return len(salt) == LENGTH_OF_SALT


def _replace(path: Path, record: dict[str, Any]) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.stem}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        json.dump(record, file)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
