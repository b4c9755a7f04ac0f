"""A back-up that is restored does not bring anybody back."""

import json
import stat
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from stories.consent.models import Teller
from stories.models import StoryPage
from stories.withdrawal.erasure import STEPS, resume_unfinished, withdraw
from stories.withdrawal.ledger import is_erased
from stories.withdrawal.models import Erasure
from tests.databases import copy_database_in_use, drop_database, using_database
from tests.factories import StoryPageFactory
from tests.stories.withdrawal.lived import Lived

pytestmark = pytest.mark.slow


def apply_erasures(*arguments: str) -> str:
    output = StringIO()
    call_command("apply_erasures", *arguments, stdout=output)
    return output.getvalue()


class TestTheFile:
    def test_says_nothing_of_the_person(self, story, teller, ledger_folder: Path):
        withdraw(teller.key)

        (file,) = ledger_folder.iterdir()
        assert file.name == f"{teller.key}.json"
        record = json.loads(file.read_text())
        assert record.keys() == {"key", "salt", "addresses", "started_at", "goodbye"}
        assert story.slug not in file.read_text()
        assert len(record["addresses"]) == 1

    def test_is_for_the_site_alone(self, teller, ledger_folder: Path):
        withdraw(teller.key)

        (file,) = ledger_folder.iterdir()
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        assert stat.S_IMODE(ledger_folder.stat().st_mode) == 0o700

    def test_is_there_before_anything_is_erased(self, teller, ledger_folder: Path, monkeypatch):
        """Whatever is cut short is thus known, also when the database itself is lost."""
        monkeypatch.setitem(STEPS, next(iter(STEPS)), lambda story: 1 / 0)

        assert not withdraw(teller.key).finished
        assert (ledger_folder / f"{teller.key}.json").exists()

    def test_that_cannot_be_written_stops_no_erasure(self, teller, ledger_folder: Path):
        ledger_folder.write_text("geen map")

        assert not withdraw(teller.key).finished
        assert not Teller.objects.filter(key=teller.key).exists()

        ledger_folder.unlink()
        assert resume_unfinished() == 0
        assert len(list(ledger_folder.iterdir())) == 1


def test_two_erasures_share_a_salt(site):
    stories = StoryPageFactory.create_batch(2)
    for story in stories:
        withdraw(story.key)

    assert len(set(Erasure.objects.values_list("salt", flat=True))) == 1
    assert all(is_erased(story.url) for story in stories)


def test_an_older_database_is_brought_up_to_date(lived: Lived, tmp_path: Path):
    """The whole life comes back with the back-up, and goes again without a message.

    The ledger has two lines: the teller had another key before being linked to the draft.
    """
    backup = copy_database_in_use(tmp_path / "backup.sqlite3")
    withdraw(lived.key)

    with using_database(backup):
        assert Client().get(lived.addresses[-1]).status_code == 200
        first = apply_erasures()
        assert lived.traces() == []
        assert Client().get(lived.addresses[-1]).status_code == 410
        second = apply_erasures()
    drop_database(backup)

    assert "Read 2 erasures: 2 were missing in the database, 1 stories had come back" in first
    assert "Read 2 erasures: 0 were missing in the database, 0 stories had come back" in second


def test_a_ledger_from_elsewhere_can_be_read(teller, ledger_folder: Path, tmp_path: Path, settings):
    withdraw(teller.key)
    Erasure.objects.all().delete()
    settings.ERASURE_LEDGER = tmp_path / "new"

    assert "1 were missing" in apply_erasures("--ledger", str(ledger_folder))

    assert Erasure.objects.get().finished_at
    assert (settings.ERASURE_LEDGER / f"{teller.key}.json").exists()


def test_without_a_ledger_there_is_nothing_to_do(site):
    assert "Read 0 erasures" in apply_erasures()


@pytest.mark.parametrize("content", ["{", "[]", '{"key": "x"}', '{"key": 1, "salt": 2}'])
def test_a_broken_file_is_named(site, ledger_folder: Path, content: str):
    ledger_folder.mkdir()
    (ledger_folder / "stuk.json").write_text(content)

    with pytest.raises(CommandError, match=r"stuk\.json"):
        apply_erasures()


def test_the_addresses_of_the_file_count_as_well(site, ledger_folder: Path):
    """The database may be older than a rename."""
    story = StoryPageFactory(slug="nieuw-adres")
    withdraw(story.key)
    Erasure.objects.update(addresses=[])
    assert not is_erased(story.url)

    apply_erasures()

    assert is_erased(story.url)
    assert not StoryPage.objects.filter(key=story.key).exists()
