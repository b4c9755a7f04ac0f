"""A withdrawal wins from everything that happens at the same moment."""

from threading import Event

import pytest
from django.db.models.signals import pre_save
from wagtail.models import PageLogEntry, Revision

from stories.consent.gate import GateClosedError
from stories.consent.models import Teller
from stories.models import StoryPage
from stories.withdrawal.erasure import begin, resume_unfinished, withdraw
from stories.withdrawal.models import Erasure
from tests.databases import at_once
from tests.factories import make_tree

pytestmark = pytest.mark.slow

ROUNDS = 5


@pytest.fixture(params=["first time", "again"])
def revision(request, database) -> Revision:
    """A version that may be published, of the only story on a site."""
    story = make_tree().story
    story.unpublish()
    StoryPage.objects.update(first_published_at=None)
    revision = story.save_revision()
    if request.param == "again":
        revision.publish()
    return revision


@pytest.fixture
def key(revision: Revision):
    """The key of the teller of that story."""
    return StoryPage.objects.get().key


def assert_gone() -> None:
    assert not StoryPage.objects.exists()
    assert not Teller.objects.exists()
    assert not Revision.objects.filter(content_type__model="storypage").exists()
    resume_unfinished()
    assert not PageLogEntry.objects.filter(content_type__model="storypage").exists()


@pytest.mark.parametrize("round", range(ROUNDS))
def test_publishing_at_the_same_moment_loses(revision, key, round):
    published, receipt = at_once(revision.publish, lambda: withdraw(key))

    assert receipt.finished, receipt
    assert published is None or isinstance(published, Exception)
    assert_gone()


def test_publishing_that_passed_the_gate_and_saves_later_loses(revision, key):
    """The gate was open for the last time; the withdrawal waits for what is being saved."""
    saving, withdrawn = Event(), Event()

    def save_slowly(instance, **kwargs):
        if instance.live:
            saving.set()
            withdrawn.wait(timeout=2)

    def take_back():
        assert saving.wait(timeout=10)
        begun = begin(key)
        withdrawn.set()
        return begun

    pre_save.connect(save_slowly, sender=StoryPage)
    try:
        _, begun = at_once(revision.publish, take_back)
    finally:
        pre_save.disconnect(save_slowly, sender=StoryPage)

    assert isinstance(begun, Erasure), begun
    assert not StoryPage.objects.get().live


def test_after_the_beginning_nothing_can_be_published(revision, key):
    begin(key)

    with pytest.raises(GateClosedError):
        revision.publish()
    assert not StoryPage.objects.get().live


def test_saving_a_draft_at_the_same_moment_leaves_nothing(revision, key):
    page = StoryPage.objects.get()
    page.title = "Nog een versie"

    _, receipt = at_once(page.save_revision, lambda: withdraw(key))

    assert receipt.finished, receipt
    assert_gone()


def test_two_clicks_give_one_erasure_and_one_receipt(revision, key):
    first, second = at_once(lambda: withdraw(key), lambda: withdraw(key))

    assert first == second
    assert first.counts["pages"] == 1
    assert Erasure.objects.count() == 1
