from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.admin.models import FormState

from openhartig.cms.daily import forget_previews
from openhartig.cookies.daily import forget_cookie_choices
from openhartig.cookies.models import CookieReceipt
from openhartig.mail.daily import deliver_mail
from openhartig.mail.outbox import send
from openhartig.operations.daily.errors import PartError
from openhartig.operations.daily.work import parts
from openhartig.operations.locks import only_one
from openhartig.pages.daily import publish_scheduled
from openhartig.users.daily import forget_sessions
from stories.consent.models import SignedForm, Teller
from stories.conversation.models import Conversation, TellerSettings
from stories.desk.daily import forget_readings
from stories.desk.models import ReadingLog
from stories.models import StoryPage
from stories.submission.models import Submission
from stories.withdrawal import daily as erasing
from stories.withdrawal.erasure import begin
from stories.withdrawal.models import Erasure
from tests.factories import ImageFactory, TellerFactory

from .dates import NOW, ago, publish_long_ago, set_dates
from .makers import agree, edit, make_page, make_submission

Status = Conversation.Status

pytestmark = pytest.mark.usefixtures("only_own_tellers")


# Erasing


@pytest.mark.parametrize(("days", "is_gone"), [(29, False), (30, True), (300, True)])
def test_what_was_not_published_is_erased_after_its_period(teller, days, is_gone):
    make_page(teller)
    SignedForm.objects.create(teller=teller, file=ContentFile(b"%PDF", name="x.pdf"))
    file = teller.signed_forms.get().file
    set_dates(teller, status=Status.DECLINED, status_changed_at=ago(days))

    assert erasing.erase_declined(NOW) == str(int(is_gone))
    assert Teller.objects.filter(pk=teller.pk).exists() is not is_gone
    assert StoryPage.objects.filter(key=teller.key).exists() is not is_gone
    assert Submission.objects.exists() is not is_gone
    assert file.storage.exists(file.name) is not is_gone
    assert erasing.erase_declined(NOW) == "0"


def test_the_period_is_a_setting(teller):
    periods = TellerSettings.current()
    periods.declined_days = 5
    periods.save()
    set_dates(teller, status=Status.DECLINED, status_changed_at=ago(6))
    assert erasing.erase_declined(NOW) == "1"


def test_nobody_is_mailed_about_an_erasure(teller, mailoutbox, django_capture_on_commit_callbacks):
    set_dates(teller, status=Status.DECLINED, status_changed_at=ago(31))
    with django_capture_on_commit_callbacks(execute=True):
        erasing.erase_declined(NOW)
    assert not mailoutbox


@pytest.mark.parametrize("status", [s for s in Status if s not in {Status.DECLINED}])
def test_other_stories_are_not_erased(teller, status):
    set_dates(teller, status=status, status_changed_at=ago(80))
    assert erasing.erase_declined(NOW) == "0"
    assert erasing.erase_unfinished(NOW) == "0"
    assert Teller.objects.filter(pk=teller.pk).exists()


def test_what_was_not_sent_is_erased_when_nobody_worked_on_it(teller):
    set_dates(teller, status=Status.UNFINISHED, status_changed_at=ago(200))
    assert erasing.erase_unfinished(NOW) == "0"
    Submission.objects.update(updated_at=ago(89))
    assert erasing.erase_unfinished(NOW) == "0"
    Submission.objects.update(updated_at=ago(90))
    assert erasing.erase_unfinished(NOW) == "1"
    assert not Teller.objects.exists()
    assert erasing.erase_unfinished(NOW) == "0"


def test_somebody_without_a_submission_is_erased_as_well(coordinator):
    teller = TellerFactory(conversation__status=Status.UNFINISHED)
    set_dates(teller, status_changed_at=ago(90))
    assert erasing.erase_unfinished(NOW) == "1"


def test_an_erasure_that_was_cut_short_is_finished(teller, public_story):
    begin(teller.key)
    assert Teller.objects.filter(pk=teller.pk).exists()
    erasing.finish_erasures(NOW)
    assert not Teller.objects.filter(pk=teller.pk).exists()
    assert not StoryPage.objects.filter(key=teller.key).exists()
    assert Erasure.objects.get().finished_at
    erasing.finish_erasures(NOW)


def test_one_story_that_fails_does_not_stop_the_others(teller, coordinator, monkeypatch):
    bad = TellerFactory(conversation__status=Status.DECLINED)
    set_dates(bad, status_changed_at=ago(40))
    set_dates(teller, status=Status.DECLINED, status_changed_at=ago(40))
    withdraw = erasing.withdraw

    def fail_once(key, **kwargs):
        if key == bad.key:
            raise OSError("mieke@contact.example.org")
        return withdraw(key, **kwargs)

    monkeypatch.setattr(erasing, "withdraw", fail_once)
    with pytest.raises(PartError, match="1 done, 1 failed"):
        erasing.erase_declined(NOW)
    assert list(Teller.objects.all()) == [bad]


# Publishing, mail and forgetting


def test_planned_pages_go_public(teller, draft):
    story = edit(draft, go_live_at=NOW + timedelta(hours=1))
    agree(teller, story)
    story.get_latest_revision().publish()
    hour = NOW - timedelta(minutes=1)
    for revision in story.revisions.filter(approved_go_live_at__isnull=False):
        revision.approved_go_live_at, revision.content["go_live_at"] = hour, hour.isoformat()
        revision.save()
    publish_scheduled(NOW)
    assert StoryPage.objects.get(pk=story.pk).live
    publish_scheduled(NOW)


def test_mail_that_waits_is_delivered(teller, mailoutbox):
    send(teller.email, "link", {"link": "https://www.example.nl/"})
    assert deliver_mail(NOW) == "1 sent"
    assert deliver_mail(NOW) == "0"
    assert len(mailoutbox) == 1


def test_the_reading_log_forgets_after_a_year(teller):
    for days in (364, 366):
        ReadingLog.objects.create(key=teller.key, read_at=ago(days))
    assert forget_readings(NOW) == "1"
    assert forget_readings(NOW) == "0"
    assert ReadingLog.objects.count() == 1


def test_sessions_and_cookie_choices_that_ended_are_deleted(teller, cms: Client):
    Session.objects.update(expire_date=ago(1))
    forget_sessions(NOW)
    assert not Session.objects.exists()
    forget_cookie_choices(NOW)
    assert not CookieReceipt.objects.exists()


# The command


@pytest.fixture
def _without_cleaning(monkeypatch) -> None:
    """Leave out what cannot run within the transaction of a test."""
    monkeypatch.setattr(erasing, "clean_up_database", lambda: None)


@pytest.mark.usefixtures("_without_cleaning")
def test_the_command_does_every_part_and_says_how_often(teller, public_story, capsys):
    declined = make_submission(teller=TellerFactory(), municipality=None).teller
    set_dates(declined, status=Status.DECLINED, status_changed_at=ago(40))
    call_command("daily")
    report = capsys.readouterr().out
    assert "erase declined: 1" in report
    assert len(report.splitlines()) == len(parts())
    assert "FAILED" not in report
    call_command("daily")
    assert "erase declined: 0" in capsys.readouterr().out
    assert StoryPage.objects.get(pk=public_story.pk).live


@pytest.mark.usefixtures("_without_cleaning")
def test_a_part_that_fails_does_not_stop_the_others(teller, monkeypatch, capsys, caplog):
    def fail():
        raise ValueError("mieke@contact.example.org")

    monkeypatch.setattr(erasing, "apply_ledger", fail)
    set_dates(teller, status=Status.DECLINED, status_changed_at=ago(40))
    with pytest.raises(SystemExit) as stopped:
        call_command("daily")
    assert stopped.value.code == 1
    written = capsys.readouterr()
    assert "finish erasures: FAILED (ValueError in fail" in written.out
    assert "erase declined: 1" in written.out
    assert "mieke@" not in written.out + written.err + caplog.text


@pytest.mark.usefixtures("_without_cleaning")
def test_the_report_says_nothing_about_people(teller, capsys):
    publish_long_ago(teller, 900)
    call_command("daily")
    written = capsys.readouterr()
    assert "ask yearly: 1" in written.out
    for secret in ("Mieke", "mieke", teller.reference, str(teller.key), "Verhaal"):
        assert secret not in written.out + written.err


@pytest.mark.usefixtures("_without_cleaning")
def test_a_second_run_at_the_same_time_does_nothing(teller, capsys):
    set_dates(teller, status=Status.DECLINED, status_changed_at=ago(40))
    with only_one("daily") as is_ours:
        assert is_ours
        call_command("daily")
    assert capsys.readouterr().out == "Already running.\n"
    assert Teller.objects.filter(pk=teller.pk).exists()
    with only_one("daily") as is_ours:
        assert is_ours


# Previews and files


def test_previews_that_editors_left_are_forgotten(editor, site):
    kept, left = (
        FormState.objects.create(
            user=editor,
            content_object=page,
            parent_object_id="",
            data="title=Geheim",
            last_updated_at=NOW - timedelta(minutes=minutes),
        )
        for page, minutes in ((site.plain, 59), (site.home, 61))
    )

    assert forget_previews(NOW) == "1"
    assert list(FormState.objects.all()) == [kept]
    assert left != kept


def test_files_that_nothing_uses_are_counted_without_their_names(coordinator):
    before = erasing.count_unused_files(NOW)
    ImageFactory(title="Zwerfkraai")
    name = default_storage.save("documents/zwerfkraai.pdf", ContentFile(b"x"))
    report = erasing.count_unused_files(timezone.now() + timedelta(hours=2))
    default_storage.delete(name)

    assert "1 in the library" in report
    assert "0 in the library" in before
    assert not report.startswith("0 on disk")
    assert "zwerfkraai" not in report.lower()
