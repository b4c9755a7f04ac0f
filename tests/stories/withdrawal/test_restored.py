"""A restored back-up brings nobody back, whatever starts first and whenever it was made."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from openhartig.mail.models import QueuedMail
from openhartig.operations.beginning import BeginsFirst
from openhartig.operations.management.commands.serve import Command as Serve
from stories.consent.gate import GateClosedError, obstacles
from stories.consent.links import find_teller, make_link
from stories.consent.models import Teller
from stories.consent.obstacles import Kind, Obstacle
from stories.models import StoryPage
from stories.withdrawal import watch
from stories.withdrawal.erasure import resume_due, withdraw
from stories.withdrawal.ledger import REFUSED_STORY, is_erased
from stories.withdrawal.models import Erasure
from tests.databases import copy_database, copy_database_in_use, drop_database, using_database
from tests.factories import StoryPageFactory, TellerFactory, make_tree
from tests.stories.withdrawal.lived import Lived

pytestmark = pytest.mark.slow

MOMENTS = [
    "before anybody knew whose draft it is",
    "before it was on the site",
    "on the day before",
]


@contextmanager
def restored(backup: str, tmp_path: Path) -> Iterator[None]:
    """Put a back-up of the database back; the files of the ledger stay as they are."""
    name = copy_database(backup, tmp_path / "restored.sqlite3")
    with using_database(name):
        yield
    drop_database(name)


def first_request() -> None:
    """The first request to a process of a server that tells nothing."""
    BeginsFirst(lambda environ, start_response: ())({}, None)


ROADS = {
    "serve": lambda: Serve().erase_what_came_back(),
    "daily": lambda: call_command("daily", stdout=StringIO()),
    "mail": lambda: call_command("send_queued_mail", stdout=StringIO()),
    "by hand": lambda: call_command("apply_erasures", stdout=StringIO()),
    "a process": lambda: (first_request(), resume_due()),
    "half a minute": watch.look,
}
"""What erases again: the first of them that runs."""

NOT_YET_TIED = {"wagtailcore_uploadedfile.file"}
"""An upload that somebody left halfway who worked on the story only after the back-up was made."""


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_back_up_of_any_moment_goes_again(lived: Lived, tmp_path: Path, moment: str):
    withdraw(lived.key)

    with restored(lived.backups[moment], tmp_path):
        assert Teller.objects.filter(submission__isnull=False).exists()
        call_command("apply_erasures", stdout=StringIO())

        assert not Teller.objects.filter(submission__isnull=False).exists()
        assert not StoryPage.objects.filter(key=lived.key).exists()
        assert set(lived.traces()) <= NOT_YET_TIED


@pytest.mark.parametrize("road", ROADS)
def test_whatever_runs_first_erases_again(lived: Lived, tmp_path: Path, road: str):
    withdraw(lived.key)

    with restored(lived.backups["on the day before"], tmp_path):
        assert Client().get(lived.addresses[-1]).status_code == 200
        ROADS[road]()

        assert lived.traces() == []
        assert Client().get(lived.addresses[-1]).status_code == 410


def test_the_first_answer_of_a_process_is_without_the_story(lived: Lived, tmp_path: Path):
    """The rest is erased a moment later, so that nobody waits for it."""
    withdraw(lived.key)

    with restored(lived.backups["on the day before"], tmp_path):
        first_request()

        assert Client().get(lived.addresses[-1]).status_code == 410
        assert not Erasure.objects.get(key=lived.key).finished_at


@pytest.fixture
def came_back(database, tmp_path: Path, mailoutbox) -> Iterator[StoryPage]:
    """A public story that was withdrawn and came back with a back-up; nothing ran yet."""
    story = make_tree().story
    backup = copy_database_in_use(tmp_path / "backup.sqlite3")
    withdraw(story.key)
    mailoutbox.clear()
    with using_database(backup):
        yield StoryPage.objects.get(pk=story.pk)
    drop_database(backup)


class TestBeforeAnythingRan:
    """There is no row in the ledger, only a file."""

    def test_the_gate_is_closed(self, came_back: StoryPage):
        assert obstacles(came_back) == [Obstacle(Kind.REFUSED, REFUSED_STORY)]
        with pytest.raises(GateClosedError):
            came_back.save_revision().publish()

    def test_the_teller_gets_in_nowhere(self, came_back: StoryPage):
        token = make_link(Teller.objects.get(key=came_back.key))

        assert find_teller(token) is None
        for name in ("my_story", "my_story_withdraw", "share_resume"):
            assert Client().get(reverse(name, args=[token])).status_code == 404

    @pytest.mark.parametrize("again", [withdraw, lambda key: call_command("apply_erasures")])
    def test_nobody_says_goodbye_twice(self, came_back: StoryPage, mailoutbox, again):
        again(came_back.key)

        assert not Teller.objects.filter(key=came_back.key).exists()
        assert mailoutbox == []

    @pytest.mark.parametrize("again", [withdraw, lambda key: watch.look()])
    def test_nobody_says_goodbye_twice_when_the_file_is_broken(
        self, came_back: StoryPage, mailoutbox, settings, again
    ):
        """It cannot tell any more that somebody said goodbye, only that the story is erased."""
        (file,) = settings.ERASURE_LEDGER.glob("*.json")
        file.write_text("{")

        again(came_back.key)

        assert not Teller.objects.filter(key=came_back.key).exists()
        assert mailoutbox == []

    def test_mail_that_came_back_is_gone_before_the_rest_is_erased(self, came_back: StoryPage):
        address = Teller.objects.get(key=came_back.key).email
        QueuedMail.objects.create(kind="link", to=address, subject="a", text="b", html="c")

        first_request()

        assert Teller.objects.filter(key=came_back.key).exists()
        assert not QueuedMail.objects.exists()

    def test_mail_that_came_back_is_not_sent_again(self, came_back: StoryPage, mailoutbox):
        for address in (Teller.objects.get(key=came_back.key).email, "x@example.org"):
            QueuedMail.objects.create(kind="link", to=address, subject="a", text="b", html="c")

        call_command("send_queued_mail", stdout=StringIO())

        assert [mail.to for mail in mailoutbox] == [["x@example.org"]]


def test_a_back_up_of_the_middle_of_an_erasure_says_no_second_goodbye(
    database, tmp_path: Path, mailoutbox, monkeypatch: pytest.MonkeyPatch
):
    key = make_tree().story.key
    monkeypatch.setitem(withdraw.__globals__["STEPS"], "goodbye", lambda story: 1 / 0)
    withdraw(key)
    backup = copy_database_in_use(tmp_path / "backup.sqlite3")
    monkeypatch.undo()
    withdraw(key)
    assert len(mailoutbox) == 1

    with using_database(backup):
        call_command("apply_erasures", stdout=StringIO())
        assert not Teller.objects.filter(key=key).exists()
    drop_database(backup)

    assert len(mailoutbox) == 1


def test_stories_of_others_are_left_alone(site):
    withdraw(TellerFactory().key)
    story = StoryPageFactory()

    call_command("apply_erasures", stdout=StringIO())

    assert obstacles(story) == []
    assert StoryPage.objects.get(pk=story.pk).live


def test_a_file_that_is_broken_still_tells_whose_story_it_was(came_back: StoryPage, settings):
    (file,) = settings.ERASURE_LEDGER.glob("*.json")
    file.write_text("{")

    assert obstacles(came_back) == [Obstacle(Kind.REFUSED, REFUSED_STORY)]
    watch.look()
    assert not StoryPage.objects.filter(key=came_back.key).exists()


def test_a_machine_without_the_file_makes_it(site, settings):
    story = StoryPageFactory()
    withdraw(story.key)
    for file in settings.ERASURE_LEDGER.iterdir():
        file.unlink()

    call_command("apply_erasures", stdout=StringIO())

    assert (settings.ERASURE_LEDGER / f"{story.key}.json").exists()
    Erasure.objects.all().delete()
    call_command("apply_erasures", stdout=StringIO())
    assert is_erased(story.url)
