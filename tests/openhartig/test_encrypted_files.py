"""Scans of signed forms: cipher text on the disk, and themselves for the coordinator."""

from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.management import CommandError, call_command

from openhartig.encrypted_files import UnreadableFileError
from stories.consent.models import SignedForm
from tests.factories import TellerFactory

SCAN = b"%PDF-1.7 Truus Handtekening %%EOF"
OLD, NEW, OTHER = (f"the {n} key, of more than 32 characters" for n in ("old", "new", "other"))


@pytest.fixture
def storage(tmp_path, monkeypatch: pytest.MonkeyPatch) -> FileSystemStorage:
    """A folder on the disk."""
    storage = FileSystemStorage(tmp_path)
    monkeypatch.setattr(SignedForm._meta.get_field("file"), "storage", storage)
    return storage


@pytest.fixture
def form(db, settings, storage: FileSystemStorage) -> SignedForm:
    """A scan that was encrypted with the old key."""
    settings.ENCRYPTION_KEYS = [OLD]
    form = SignedForm(teller=TellerFactory())
    form.file.save("scan.pdf", ContentFile(SCAN))
    return SignedForm.objects.get(pk=form.pk)


def stored(form: SignedForm) -> bytes:
    with form.file.storage.open(form.file.name) as file:
        return file.read()


def rotate(*arguments: str) -> str:
    output = StringIO()
    call_command("rotate_encryption", *arguments, stdout=output, stderr=output)
    return output.getvalue()


def test_the_disk_has_only_cipher_text(form: SignedForm):
    assert b"Truus" not in stored(form)
    assert b"PDF" not in stored(form)
    assert form.file.open().read() == SCAN
    assert b"".join(SignedForm.objects.get().file.chunks()) == SCAN


def test_a_new_key_takes_over(form: SignedForm, settings, storage: FileSystemStorage):
    settings.ENCRYPTION_KEYS = [NEW, OLD]
    assert "consent.SignedForm.file: 1 with an older key" in rotate("--check")
    assert "consent.SignedForm.file: 1 renewed" in rotate()
    assert "consent.SignedForm.file: 0 renewed, 1 with the newest key" in rotate()

    settings.ENCRYPTION_KEYS = [NEW]
    assert SignedForm.objects.get().file.open().read() == SCAN
    assert len(storage.listdir("signed-forms")[1]) == 1


def test_a_plain_file_is_read_and_then_encrypted(form: SignedForm, storage: FileSystemStorage):
    with storage.open(form.file.name, "wb") as file:
        file.write(SCAN)
    assert SignedForm.objects.get().file.open().read() == SCAN

    assert "consent.SignedForm.file: 1 renewed" in rotate()

    assert b"Truus" not in stored(form)
    assert SignedForm.objects.get().file.open().read() == SCAN


def test_a_lost_key_is_told_and_the_file_kept(form: SignedForm, settings):
    before = stored(form)
    settings.ENCRYPTION_KEYS = [OTHER]

    with pytest.raises(UnreadableFileError):
        SignedForm.objects.get().file.open()
    with pytest.raises(CommandError, match="cannot be read"):
        rotate()
    assert stored(form) == before


def test_a_file_that_is_gone_stops_nothing(form: SignedForm, storage: FileSystemStorage):
    storage.delete(form.file.name)

    assert "consent.SignedForm.file: 0 renewed, 0 with the newest key" in rotate()
