"""Finds everything that is encrypted, rows and files, and moves it to the newest key."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from cryptography.fernet import InvalidToken
from django.apps import apps
from django.db import models, transaction
from django.db.models import TextField, Value
from django.db.models.functions import Cast
from encrypted_fields.fields import EncryptedFieldMixin

from openhartig.encrypted_files import EncryptedFileField, renewed, replace
from openhartig.encryption import Unreadable, renew
from openhartig.keyed_digests import KeyedDigestField

Kind = TypeVar("Kind", bound=models.Field)

BATCH = 200  # rows that are locked together


@dataclass
class Report:
    """What was found in one field of one model.

    Attributes:
        renewed: how many texts an older key opens; they were moved unless only looked at.
        newest: how many the newest key opens.
        unreadable: the rows, by primary key, that no key opens.
    """

    name: str
    renewed: int = 0
    newest: int = 0
    unreadable: list = field(default_factory=list)


def encrypted_fields() -> Iterator[models.Field]:
    """Yield every encrypted field of every model, each once."""
    yield from _fields_of_kind(EncryptedFieldMixin)


def encrypted_file_fields() -> Iterator[EncryptedFileField]:
    """Yield every field with encrypted files, each once."""
    yield from _fields_of_kind(EncryptedFileField)


def digest_fields() -> Iterator[KeyedDigestField]:
    """Yield every field with keyed digests, each once."""
    yield from _fields_of_kind(KeyedDigestField)


def reencrypt(one: models.Field, *, only_look: bool = False) -> Report:
    """Encrypt all texts of a field with the newest key; safe to stop and to repeat.

    A text that somebody changes in the meantime is left alone: it is new already.
    """
    report = Report(str(one))
    rows = one.model._base_manager.annotate(cipher_text=Cast(one.attname, TextField()))
    rows = rows.exclude(cipher_text=None).exclude(cipher_text="").order_by("pk")
    batch = rows
    while found := list(batch.values_list("pk", "cipher_text")[:BATCH]):
        with transaction.atomic():
            for pk, cipher_text in found:
                try:
                    new = renew(cipher_text)
                except InvalidToken:
                    report.unreadable.append(pk)
                    continue
                if new == cipher_text:
                    report.newest += 1
                    continue
                report.renewed += 1
                if not only_look:
                    same = rows.order_by().filter(pk=pk, cipher_text=cipher_text)
                    same.update(**{one.attname: Value(new, output_field=TextField())})
        batch = rows.filter(pk__gt=found[-1][0])
    return report


def reencrypt_files(one: EncryptedFileField, *, only_look: bool = False) -> Report:
    """Encrypt all files of a field with the newest key, and those that are not encrypted yet.

    It is safe to stop and to repeat. A file that is gone is left alone.
    """
    report = Report(str(one))
    for pk in one.model._base_manager.order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            row = one.model._base_manager.select_for_update().filter(pk=pk).only(one.attname)
            for name in row.values_list(one.attname, flat=True):
                try:
                    with one.storage.open(name) as file:
                        content = file.read()
                    new = renewed(content)
                except FileNotFoundError:
                    continue
                except InvalidToken:
                    report.unreadable.append(pk)
                    continue
                if new == content:
                    report.newest += 1
                    continue
                report.renewed += 1
                if not only_look:
                    replace(one.storage, name, new)
    return report


def renew_digests(one: KeyedDigestField, *, only_look: bool = False) -> Report:
    """Make all digests of a field with the newest key; safe to stop and to repeat.

    What somebody saves in the meantime is left alone: it has its digest already.
    """
    report = Report(str(one))
    rows = one.model._base_manager.filter(**{f"{one.of}__isnull": False})
    for row in rows.only("pk", one.of, one.attname).order_by("pk").iterator(BATCH):
        if isinstance(getattr(row, one.of), Unreadable):
            report.unreadable.append(row.pk)
            continue
        before = getattr(row, one.attname)
        one.renew(row)
        if (after := getattr(row, one.attname)) == before:
            report.newest += bool(after)
            continue
        report.renewed += 1
        if not only_look:
            rows.filter(pk=row.pk, **{one.attname: before}).update(**{one.attname: after})
    return report


def _fields_of_kind(kind: type[Kind]) -> Iterator[Kind]:
    for model in apps.get_models(include_auto_created=True):
        yield from (one for one in model._meta.local_fields if isinstance(one, kind))
