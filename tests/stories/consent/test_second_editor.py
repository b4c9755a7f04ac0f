"""Some content notes ask for somebody who did not write the story."""

import pytest
from wagtail.models import TaskState

from stories.consent import gate
from stories.consent.content import parts_of
from stories.consent.models import Agreement, Teller
from stories.consent.obstacles import Kind, Obstacle
from stories.models import StoryPage
from tests.consent import agree_to
from tests.factories import StoryPageFactory, UserFactory, approve


@pytest.fixture
def story(site) -> StoryPage:
    return StoryPageFactory(live=False)


@pytest.fixture
def teller(story) -> Teller:
    return Teller.objects.get(key=story.key)


@pytest.mark.parametrize("note", ["suicide", "self-harm"])
def test_some_notes_need_a_second_editor(story, teller, note):
    story.content_notes = [note, "loss"]
    story.save_revision(user=UserFactory())
    agree_to(story, teller)

    assert gate.obstacles(story) == [Obstacle(Kind.SECOND_EDITOR)]
    approve(story)
    assert gate.obstacles(story) == []


def test_the_author_is_no_second_editor(story, teller):
    story.content_notes = ["suicide"]
    author = UserFactory()
    story.save_revision(user=author)
    agree_to(story, teller)
    approval = approve(story)
    TaskState.objects.filter(pk=approval.pk).update(finished_by=author)

    assert gate.obstacles(story) == [Obstacle(Kind.SECOND_EDITOR)]


def test_a_rejection_is_no_approval(story, teller):
    story.content_notes = ["suicide"]
    story.save_revision(user=UserFactory())
    agree_to(story, teller)
    approval = approve(story)
    TaskState.objects.filter(pk=approval.pk).update(status=TaskState.STATUS_REJECTED)

    assert gate.obstacles(story) == [Obstacle(Kind.SECOND_EDITOR)]


def test_a_change_after_the_approval_needs_a_second_editor_again(story, teller):
    story.content_notes = ["suicide"]
    story.save_revision(user=UserFactory())
    approve(story)
    story.title = "Anders"
    teller.agree(parts_of(story), Agreement.Kind.TELLER)

    assert gate.obstacles(story) == [Obstacle(Kind.SECOND_EDITOR)]


def test_the_notes_cannot_be_taken_off_to_pass_without_a_second_editor(story, teller):
    """The teller agreed to the notes as well."""
    story.content_notes = ["suicide"]
    teller.agree(parts_of(story), Agreement.Kind.TELLER)
    story.content_notes = []

    assert gate.obstacles(story) == [Obstacle(Kind.CHANGED, "de tekst")]
