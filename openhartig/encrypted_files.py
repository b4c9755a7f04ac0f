"""Files that are encrypted where they are kept, with the keys of the encrypted fields."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from cryptography.fernet import InvalidToken
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage, Storage
from django.db import models
from django.db.models.fields.files import FieldFile

from .encryption import keyring, renew

START_OF_CIPHER_TEXT = b"gAAAAA"
"""What every token of Fernet begins with until 2106; no PDF, JPEG or PNG does."""


class UnreadableFileError(Exception):
    """No key opens a file."""


class EncryptedFieldFile(FieldFile):
    """A file that is encrypted when it is saved and decrypted, in memory, when it is read."""

    _require_file: Callable[[], None]  # the stubs leave out what Django keeps to itself, also below

    def save(self, name: str, content: File, save: bool = True) -> None:
        token = keyring().encrypt(b"".join(content.chunks()))
        super().save(name, ContentFile(token), save)

    def open(self, mode: str | None = "rb", *args, **kwargs) -> "EncryptedFieldFile":
        """Return the file, from its beginning.

        Raises:
            FileNotFoundError: it is gone.
            UnreadableFileError: no key opens it.
        """
        self.file.seek(0)
        return self

    def _get_file(self) -> File:
        self._require_file()
        if getattr(self, "_file", None) is None:
            with self.storage.open(str(self.name)) as stored:
                self._file = ContentFile(decrypted(stored.read()), name=self.name)
        return self._file

    # The types do not know the inside of Django
    file = property(_get_file, FieldFile._set_file, FieldFile._del_file)  # type: ignore[attr-defined]


class EncryptedFileField(models.FileField):
    """A file of which the storage holds the cipher text; for files that fit in memory."""

    attr_class = EncryptedFieldFile


def decrypted(content: bytes) -> bytes:
    """Return what a stored file says; one from before files were encrypted is as it is.

    Raises:
        UnreadableFileError: no key opens it.
    """
    if not content.startswith(START_OF_CIPHER_TEXT):
        return content
    try:
        return keyring().decrypt(content)
    except InvalidToken as error:
        raise UnreadableFileError from error


def renewed(content: bytes) -> bytes:
    """Return a stored file as the newest key encrypts it: the same when that key did already.

    Raises:
        InvalidToken: no key opens it.
    """
    if not content.startswith(START_OF_CIPHER_TEXT):
        return keyring().encrypt(content)
    return renew(content.decode()).encode()


def replace(storage: Storage, name: str, content: bytes) -> None:
    """Put something else in a file that is there; on a disk as a whole or not at all."""
    if not isinstance(storage, FileSystemStorage):
        with storage.open(name, "wb") as file:
            file.write(content)
        return
    path = Path(storage.path(name))
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with temporary.open("xb") as file:
        os.fchmod(file.fileno(), path.stat().st_mode & 0o777)
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
