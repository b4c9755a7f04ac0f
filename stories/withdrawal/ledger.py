"""The ledger of erased stories: it outlives the database and knows nobody.

Every erasure is a row (`Erasure`) and a small file in the folder ERASURE_LEDGER. A back-up that is
restored brings rows back that were erased, but not the files: `manage.py apply_erasures` reads
them and erases again.
"""

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from .models import Erasure

REFUSED = "Op dit adres stond een verhaal dat is teruggetrokken. Kies een ander adres."


def digests(salt: str, addresses: Iterable[str]) -> list[str]:
    """Return what the ledger keeps of some addresses."""
    return sorted({_digest(salt, address) for address in addresses})


def is_erased(path: str) -> bool:
    """Tell whether a story that was erased ever had an address on the site."""
    found = {}
    for salt, addresses in Erasure.objects.values_list("salt", "addresses"):
        if salt not in found:
            found[salt] = _digest(salt, path)
        if found[salt] in addresses:
            return True
    return False


def new_salt() -> str:
    """Return the salt of the ledger: that of the first erasure, so that all share it."""
    first = Erasure.objects.values_list("salt", flat=True).first()
    return first or secrets.token_hex(16)


def write(erasure: Erasure) -> None:
    """Keep an erasure as a file beside the database; the same file when it is written twice."""
    folder = settings.ERASURE_LEDGER
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    record = {
        "key": str(erasure.key),
        "salt": erasure.salt,
        "addresses": erasure.addresses,
        "started_at": erasure.started_at.isoformat(),
    }
    temporary = folder / f".{erasure.key}.{secrets.token_hex(4)}"
    with os.fdopen(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
        json.dump(record, file)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(folder / f"{erasure.key}.json")


def read(folder: Path) -> Iterator[Erasure]:
    """Return the erasures of a folder, not saved.

    Raises:
        ValueError: a file cannot be read; the message names it.
    """
    for path in sorted(folder.glob("*.json")):
        try:
            record = json.loads(path.read_text())
            erasure = Erasure(
                key=UUID(str(record["key"])),
                salt=bytes.fromhex(record["salt"]).hex(),
                addresses=sorted(record["addresses"]),
                started_at=datetime.fromisoformat(record["started_at"]),
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{path}: not a file of the ledger.") from error
        yield erasure


def _digest(salt: str, address: str) -> str:
    canonical = address.strip("/").casefold()
    return hmac.new(bytes.fromhex(salt), canonical.encode(), hashlib.sha256).hexdigest()
