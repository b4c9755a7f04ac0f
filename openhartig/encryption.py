"""Fields whose text is encrypted in the database, with keys that are for nothing else.

The fields are those of django-fernet-encrypted-fields, with four differences:

- The keys come from `ENCRYPTION_KEYS` only, so that a new `SECRET_KEY` loses no story. They are
  long and random; stretching them as if they were passwords would only cost time.
- What no key opens is `Unreadable`: never shown as if it were text, and kept when a row is saved.
- Validating a field in one thread does not stop another thread from reading it.
- A query can only ask whether such a field is null; anything else would silently find nothing.
"""

import base64
import json
import logging
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from encrypted_fields.fields import EncryptedFieldMixin

UNREADABLE_TEXT = "[niet leesbaar: de sleutel ontbreekt]"

logger = logging.getLogger(__name__)


class Unreadable(str):
    """What stands in the place of a text that no key opens; says so when it is shown.

    Attributes:
        cipher_text: what the database holds; saving the row writes it back unchanged.
    """

    __slots__ = ("cipher_text",)
    cipher_text: str

    def __new__(cls, cipher_text: str) -> "Unreadable":
        text = super().__new__(cls, UNREADABLE_TEXT)
        text.cipher_text = cipher_text
        return text


class UnreadableList(list):
    """What stands in the place of a list that no key opens: nothing."""

    cipher_text: str


class UnreadableDict(dict):
    """What stands in the place of a dictionary that no key opens: nothing."""

    cipher_text: str


def keyring() -> MultiFernet:
    """Return all keys of the settings; the first one encrypts, each may decrypt."""
    return MultiFernet(_keys(tuple(settings.ENCRYPTION_KEYS)))


@lru_cache(maxsize=4)
def _keys(secrets: tuple[str, ...]) -> list[Fernet]:
    return [Fernet(_derive(secret)) for secret in secrets]


def _derive(secret: str) -> bytes:
    derivation = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"openhartig encrypted fields")
    return base64.urlsafe_b64encode(derivation.derive(secret.encode()))


def encrypt(text: str) -> str:
    """Return the cipher text of a text; what no key could open stays as it is."""
    if isinstance(text, Unreadable):
        return text.cipher_text
    return keyring().encrypt(text.encode()).decode()


def decrypt(cipher_text: str) -> str:
    """Return the text of a cipher text; `Unreadable` when no key opens it."""
    try:
        return keyring().decrypt(cipher_text.encode()).decode()
    except InvalidToken:
        return Unreadable(cipher_text)


def renew(cipher_text: str) -> str:
    """Return a cipher text that the newest key made: the same one when it did already.

    Raises:
        InvalidToken: no key opens it.
    """
    token = cipher_text.encode()
    newest = _keys(tuple(settings.ENCRYPTION_KEYS))[0]
    try:
        newest.decrypt(token)
    except InvalidToken:
        return keyring().rotate(token).decode()
    return cipher_text


@lru_cache
def _report(field: str) -> None:
    """Log once per process that a field holds something that no key opens."""
    logger.error("No key opens some of %s: see `manage.py rotate_encryption --check`.", field)


class EncryptedField(EncryptedFieldMixin):
    """What the encrypted fields share; an empty text is kept as it is, or as null."""

    @property
    def f(self) -> MultiFernet:
        return keyring()

    def get_lookup(self, lookup_name: str) -> type[models.Lookup] | None:
        return super().get_lookup(lookup_name) if lookup_name == "isnull" else None

    def get_prep_value(self, value: Any) -> str | None:
        if value is None or value == "":
            return None if self.null else value
        return encrypt(value if isinstance(value, str) else str(value))

    def from_db_value(self, value: str | None, expression, connection) -> str | None:
        if not value:
            return value
        text = decrypt(value)
        if isinstance(text, Unreadable):
            _report(str(self))
        return text

    def to_python(self, value: Any) -> Any:
        return super(EncryptedFieldMixin, self).to_python(value)

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        if isinstance(value, Unreadable):
            return value
        return super(EncryptedFieldMixin, self).clean(value, model_instance)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        """Refuse the words for an unreadable text, which a form would send back as if typed."""
        super().validate(value, model_instance)
        if value == UNREADABLE_TEXT:
            raise ValidationError("Deze tekst is nu niet te lezen en dus niet te bewaren.")


class EncryptedCharField(EncryptedField, models.CharField):
    """One encrypted line; its length is checked before it is encrypted."""


class EncryptedTextField(EncryptedField, models.TextField):
    """An encrypted text of any length."""


class EncryptedJSONField(EncryptedField, models.TextField):
    """An encrypted list or dictionary, as its default tells which; never null.

    One that no key opens is empty when it is read, and is kept as it is when the row is saved.
    """

    _pyi_private_set_type: Any  # what django-stubs takes for the type of the field
    _pyi_private_get_type: Any

    def get_prep_value(self, value: list | dict) -> str:
        if isinstance(value, UnreadableList | UnreadableDict):
            return value.cipher_text
        return encrypt(json.dumps(value))

    def from_db_value(self, value: str | None, expression, connection) -> Any:
        text = super().from_db_value(value, expression, connection)
        if text is None:  # there is no such row: it was joined to another
            return None
        if not isinstance(text, Unreadable):
            return json.loads(text)
        empty = UnreadableDict() if isinstance(self.get_default(), dict) else UnreadableList()
        empty.cipher_text = text.cipher_text
        return empty

    def to_python(self, value: list | dict) -> list | dict:
        return value


class EncryptedEmailField(EncryptedField, models.EmailField):
    """An encrypted e-mail address."""
