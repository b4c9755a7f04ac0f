"""What happens with a story is counted when it happens, without anything of the teller."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from openhartig.figures.models import NOWHERE, START, Count
from openhartig.region.models import Municipality
from stories.consent.made_up import say_made_up
from stories.conversation.models import Conversation
from stories.desk import contact
from stories.desk.models import ReasonTemplate
from stories.follow_up.models import AfterCare
from stories.follow_up.yearly_question import hide_silent
from stories.models import StoryPage
from stories.my_story.decisions import confirm
from stories.submission.models import Submission
from stories.submission.sending import send
from stories.withdrawal.erasure import withdraw
from tests.factories import StoryPageFactory

from .makers import agree, edit, make_page

Counts = Callable[..., dict[str, int]]


@pytest.fixture
def counts(django_capture_on_commit_callbacks) -> Counts:
    """A function that does something and returns what that counted: `figure part` and how often."""

    def counts(happens: Callable, *arguments, **details) -> dict[str, int]:
        Count.objects.all().delete()
        with django_capture_on_commit_callbacks(execute=True):
            happens(*arguments, **details)
        return {
            f"{row.figure} {row.part}".strip(): row.number
            for row in Count.objects.exclude(figure=START)
        }

    return counts


@pytest.fixture
def venlo(teller) -> Municipality:
    return Municipality.objects.get(name="Venlo")


def places() -> set[int]:
    return set(Count.objects.values_list("municipality", flat=True))


def test_a_story_that_is_sent(teller, venlo, counts: Counts):
    Conversation.objects.filter(teller=teller).update(status=Conversation.Status.UNFINISHED)
    teller.grants.all().delete()
    uses = ["site-text", "municipality"]
    Submission.objects.filter(teller=teller).update(uses=uses)
    submission = Submission.objects.get(teller=teller)

    first = counts(send, submission, "token")

    assert first == {"received form": 1, "granted-site-text": 1, "granted-municipality": 1}
    assert places() == {venlo.pk}
    assert counts(send, submission, "token") == {}


def test_a_municipality_that_may_not_be_named_is_not_counted_either(teller, counts: Counts):
    Conversation.objects.filter(teller=teller).update(status=Conversation.Status.UNFINISHED)
    teller.grants.all().delete()
    Submission.objects.filter(teller=teller).update(uses=["site-text"])

    assert counts(send, Submission.objects.get(teller=teller), "token")["received form"] == 1
    assert places() == {NOWHERE}


def test_a_story_that_comes_on_the_site(teller, venlo, counts: Counts):
    page = make_page(teller, municipality=venlo)
    agree(teller, page)
    teller.agreements.update(agreed_at=timezone.now() - timedelta(days=6))
    teller.conversation.set_status(Conversation.Status.ACCEPTED)

    placed = counts(page.latest_revision.publish)

    assert placed == {"placed": 1, "wait-placed 7": 1}
    assert set(Count.objects.filter(figure="placed").values_list("municipality", flat=True)) == {
        venlo.pk
    }
    again = StoryPage.objects.get(pk=page.pk)
    again.unpublish()
    assert counts(again.latest_revision.publish) == {}


def test_a_made_up_example_counts_nowhere(site, counts: Counts):
    example = StoryPageFactory(parent=site.stories, is_example=True, live=False)

    version = example.save_revision()
    say_made_up(version.as_object())

    assert counts(version.publish) == {}
    assert StoryPage.objects.get(pk=example.pk).live


@pytest.mark.parametrize("with_template", [True, False])
def test_a_story_that_is_not_placed(teller, cms: Client, counts: Counts, with_template: bool):
    set_received(teller, days=10)
    template = ReasonTemplate.objects.first()
    address = reverse("desk_decline", args=[teller.key])
    query = f"?sjabloon={template.pk}" if with_template else ""

    declined = counts(cms.post, address + query, {"reason": "Dank je wel."})

    reason = str(template.pk) if with_template else "own-words"
    assert declined == {f"declined {reason}": 1, "wait-read 14": 1}


def test_a_story_that_is_taken_back(teller, counts: Counts):
    assert counts(withdraw, teller.key) == {"withdrawn": 1}
    assert Count.objects.get().number == 1


@pytest.mark.parametrize(
    ("status", "tell"), [(Conversation.Status.UNFINISHED, True), ("declined", False)]
)
def test_what_we_erase_ourselves_was_not_taken_back(teller, counts: Counts, status, tell):
    Conversation.objects.filter(teller=teller).update(status=status)

    assert counts(withdraw, teller.key, tell=tell) == {}


def test_who_is_erased_stays_counted(public_story, teller, counts: Counts):
    set_received(teller, days=1)
    counted = counts(contact.ask, teller, "Hoe gaat het?", None)
    rows = list(Count.objects.values())

    withdraw(teller.key)

    assert counted == {"wait-read 2": 1}
    assert list(Count.objects.values()) == rows


def test_consent_that_is_given_and_taken_back(teller, counts: Counts):
    allowed = teller.granted

    assert counts(teller.decide, allowed - {"photo"}, "mail") == {"taken-back photo": 1}
    assert counts(teller.decide, allowed, "mail") == {"granted-photo": 1}
    assert counts(teller.decide, allowed, "mail") == {}


def test_how_long_a_text_and_an_answer_take(draft, teller, counts: Counts):
    teller.conversation.set_status(Conversation.Status.ACCEPTED)
    wait(teller, days=20)
    shown = counts(contact.show_text, teller, draft, None)
    wait(teller, days=100)
    answered = counts(contact.handle_remark, teller, None)

    assert shown == {"wait-written 30": 1}
    assert answered == {"wait-answered more": 1}


def test_a_correction_long_after_is_no_wait_for_a_text(public_story, teller, counts: Counts):
    wait(teller, days=400)
    story = edit(public_story, title="Een andere titel")

    assert "wait-written" not in str(counts(contact.show_text, teller, story, None))


@pytest.mark.parametrize(
    ("days_late", "figure"), [(-1, "care-in-time"), (0, "care-in-time"), (1, "care-late")]
)
def test_after_care(teller, cms: Client, counts: Counts, days_late: int, figure: str):
    due_on = timezone.localdate() - timedelta(days=days_late)
    care = AfterCare.objects.create(teller=teller, moment="week", due_on=due_on)
    done = reverse("desk_after_care_done", args=[care.pk])
    undone = reverse("desk_after_care_undo", args=[care.pk])

    assert counts(cms.post, done) == {figure: 1}
    assert counts(cms.post, done) == {}
    assert counts(cms.post, undone) == {figure: -1}
    assert counts(cms.post, undone) == {}


def test_who_still_stands_behind_it_and_who_is_silent(public_story, teller, counts: Counts):
    assert counts(confirm, teller) == {"still-behind": 1}
    assert counts(confirm, teller) == {}
    teller.conversation.asked_again_at = timezone.now()
    teller.conversation.save()

    assert counts(hide_silent, teller, timezone.now()) == {"silent": 1}


def test_a_table_that_fails_keeps_nobody_here(teller, counts: Counts, monkeypatch, caplog):
    def fail(*args):
        raise RuntimeError("locked")

    monkeypatch.setattr("openhartig.figures.counting._add", fail)

    assert counts(withdraw, teller.key) == {}
    assert not StoryPage.objects.filter(key=teller.key).exists()


def set_received(teller, days: int) -> None:
    teller.conversation.set_status(Conversation.Status.RECEIVED)
    wait(teller, days)


def wait(teller, days: int) -> None:
    """Let the present step have begun some days ago."""
    since = timezone.now() - timedelta(days=days)
    Conversation.objects.filter(teller=teller).update(status_changed_at=since)
