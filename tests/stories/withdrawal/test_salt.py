"""Who has the ledger, in files or in rows, cannot find out an address by guessing."""

import hashlib
import hmac
import json
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command

from openhartig.encryption import Unreadable
from stories.models import StoryPage
from stories.withdrawal.erasure import withdraw
from stories.withdrawal.ledger import is_erased
from stories.withdrawal.models import Erasure
from tests.factories import StoryPageFactory

OLD, NEW, OTHER = (f"the {n} key, of more than 32 characters" for n in ("old", "new", "other"))

OF_OTHERS = list(django_settings.ENCRYPTION_KEYS)


@pytest.fixture
def gone(site, settings) -> StoryPage:
    """A story that was erased while the old key was the newest."""
    settings.ENCRYPTION_KEYS = [OLD]
    story = StoryPageFactory(slug="dag-truus")
    withdraw(story.key)
    return story


def record_of(folder: Path) -> dict:
    (file,) = folder.glob("*.json")
    return json.loads(file.read_text())


def rotate() -> str:
    output = StringIO()
    call_command("rotate_encryption", stdout=output, stderr=output)
    return output.getvalue()


def apply_erasures() -> None:
    call_command("apply_erasures", stdout=StringIO())


def test_a_guess_cannot_be_confirmed_with_what_stands_in_the_file(gone, ledger_folder: Path):
    record = record_of(ledger_folder)
    salt = Erasure.objects.get().salt
    confirmed = hmac.new(bytes.fromhex(salt), b"verhalen/dag-truus", hashlib.sha256).hexdigest()
    assert confirmed in record["addresses"]

    assert salt not in json.dumps(record)
    assert record["salt"].startswith("gAAAA")


def test_after_a_new_key_the_old_digests_count(gone, ledger_folder: Path, settings):
    settings.ENCRYPTION_KEYS = [NEW, OLD, *OF_OTHERS]
    printed = rotate()
    assert "files of the ledger: 1 renewed" in printed
    assert "withdrawal.Erasure.salt: 1 renewed" in printed

    settings.ENCRYPTION_KEYS = [NEW]
    assert is_erased("/verhalen/dag-truus/")
    Erasure.objects.all().delete()
    apply_erasures()
    assert is_erased("/verhalen/dag-truus/")


@pytest.mark.parametrize("lost", ["row", "file"])
def test_one_readable_salt_is_enough(gone, ledger_folder: Path, settings, lost: str):
    settings.ENCRYPTION_KEYS = [NEW, OLD, *OF_OTHERS]
    before = record_of(ledger_folder)
    row = Erasure.objects.get()
    rotate()
    if lost == "file":
        (file,) = ledger_folder.glob("*.json")
        file.write_text(json.dumps(before))
    else:
        settings.ENCRYPTION_KEYS = [OLD]
        row.save()

    settings.ENCRYPTION_KEYS = [NEW]
    apply_erasures()

    assert is_erased("/verhalen/dag-truus/")


def test_lost_keys_lose_addresses_and_bring_nobody_back(gone, settings):
    settings.ENCRYPTION_KEYS = [OTHER]
    assert isinstance(Erasure.objects.get().salt, Unreadable)

    assert not is_erased("/verhalen/dag-truus/")
    StoryPageFactory(slug="dag-truus-en-piet")
    apply_erasures()

    settings.ENCRYPTION_KEYS = [OLD]
    assert is_erased("/verhalen/dag-truus/")


def test_the_key_of_a_story_counts_without_any_salt(site, settings, tmp_path: Path):
    settings.ENCRYPTION_KEYS = [OLD]
    story = StoryPageFactory()
    withdraw(story.key)
    settings.ENCRYPTION_KEYS = [OTHER]
    Erasure.objects.all().delete()
    back = StoryPageFactory(key=story.key, live=False)

    apply_erasures()

    assert not StoryPage.objects.filter(pk=back.pk).exists()


def test_a_salt_from_before_is_encrypted_by_the_next_start(gone, ledger_folder: Path):
    (file,) = ledger_folder.glob("*.json")
    salt = Erasure.objects.get().salt
    file.write_text(json.dumps(record_of(ledger_folder) | {"salt": salt}))

    apply_erasures()

    assert salt not in file.read_text()
    Erasure.objects.all().delete()
    apply_erasures()
    assert is_erased("/verhalen/dag-truus/")
