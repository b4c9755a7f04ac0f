"""Finds what is encrypted: a digest beside it, that tells nobody anything without our keys.

Equal texts have equal digests, so a row can be found by exactly what was typed and by no part of
it. The keys are made from `ENCRYPTION_KEYS`, as those of encrypted fields are: a search asks for
the digest under each of them, and `manage.py rotate_encryption` renews what an older one made.
"""

import hashlib
import hmac
from collections.abc import Callable, Iterator
from functools import lru_cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import models

from .encryption import Unreadable

LENGTH = 64  # hexadecimal characters


class KeyedDigestField(models.CharField):
    """The digest of another field of the same row, made whenever the row is saved.

    What no key opens keeps the digest that it had.

    Args:
        of: the name of that field; migrations do without.
        normal: returns what counts as the same text.
    """

    def __init__(
        self, *args, of: str = "", normal: Callable[[str], str] | None = None, **kwargs
    ) -> None:
        self.of, self.normal = of, normal
        own = {"max_length": LENGTH, "null": True, "editable": False, "db_index": True}
        super().__init__(*args, **kwargs | own)

    def pre_save(self, model_instance: models.Model, add: bool) -> str | None:
        if self.of:
            self.renew(model_instance)
        return getattr(model_instance, self.attname)

    def renew(self, row: models.Model) -> None:
        """Put the digest of what stands in a row now beside it; the caller saves."""
        text = getattr(row, self.of)
        if not isinstance(text, Unreadable):
            setattr(row, self.attname, next(iter(self.digests(text or "")), None))

    def digests(self, text: str) -> list[str]:
        """Return the digest of a text under each key, the newest first; none of an empty one."""
        text = self.normal(text) if self.normal else text
        named = f"{self.model._meta.label_lower}.{self.name}\n{text}".encode()
        keys = _keys(tuple(settings.ENCRYPTION_KEYS)) if text else []
        return [hmac.new(key, named, hashlib.sha256).hexdigest() for key in keys]


def having(model: type[models.Model], of: str, text: str) -> models.Q:
    """Keep the rows of a model with a text in a field that has a digest."""
    (found,) = (one for one in _digests_in(model) if one.of == of)
    return models.Q(**{f"{found.name}__in": found.digests(text)})


def with_digests(model: type[models.Model], names: list[str]) -> set[str]:
    """Return names of fields to save, with those of the digests of each."""
    return {*names, *(one.name for one in _digests_in(model) if one.of in names)}


def _digests_in(model: type[models.Model]) -> Iterator[KeyedDigestField]:
    yield from (one for one in model._meta.local_fields if isinstance(one, KeyedDigestField))


@lru_cache(maxsize=4)
def _keys(secrets: tuple[str, ...]) -> list[bytes]:
    return [_derive(secret) for secret in secrets]


def _derive(secret: str) -> bytes:
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"openhartig keyed digests")
    return derivation.derive(secret.encode())
