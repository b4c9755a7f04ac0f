"""The ledger of erased stories: it outlives the database and knows nobody.

Every erasure is a row (`Erasure`) and a small file beside the database (`ledger_files`). A back-up
that is restored brings rows back that were erased, but not the files: `restoring` reads them and
erases again, and until then nothing lets such a story or its teller in.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from uuid import UUID

from openhartig.encryption import Unreadable

from . import ledger_files
from .models import Erasure

REFUSED = "Op dit adres stond een verhaal dat is teruggetrokken. Kies een ander adres."
REFUSED_STORY = "Dit verhaal is teruggetrokken. Het mag niet meer op de site."


def find(key: UUID) -> Erasure | None:
    """Return what the ledger has about a story: the row, or else the file, not saved."""
    return Erasure.objects.filter(key=key).first() or ledger_files.find(key)


def knows(key: UUID) -> bool:
    """Tell whether a story was taken back, whatever a back-up says."""
    return ledger_files.has(key) or Erasure.objects.filter(key=key).exists()


def digests(salt: str, addresses: Iterable[str]) -> list[str]:
    """Return what the ledger keeps of some addresses."""
    return sorted({_digest(salt, address) for address in addresses})


def is_erased(path: str) -> bool:
    """Tell whether a story that was erased ever had an address on the site."""
    found = {}
    erasures = Erasure.objects.exclude(addresses=[])
    for salt, addresses in erasures.values_list("salt", "addresses"):
        if isinstance(salt, Unreadable):
            continue
        if salt not in found:
            found[salt] = _digest(salt, path)
        if found[salt] in addresses:
            return True
    return False


def new_salt() -> str:
    """Return the salt of the ledger: that of an earlier erasure, so that all share it."""
    earlier = Erasure.objects.values_list("salt", flat=True).iterator()
    readable = (salt for salt in earlier if not isinstance(salt, Unreadable))
    return next(readable, None) or secrets.token_hex(16)


def _digest(salt: str, address: str) -> str:
    canonical = address.strip("/").casefold()
    return hmac.new(bytes.fromhex(salt), canonical.encode(), hashlib.sha256).hexdigest()
