"""Ways to publish that pass by the form of a page: they let nothing incomplete through."""

import pytest
from django.urls import reverse

from stories.models import StoryPage
from tests.cms import add_address, bulk_address, edit_address, story_form
from tests.consent import consent_to
from tests.factories import ImageFactory

ADDRESS = "/verhalen/ik-zei-het-hardop/"


@pytest.fixture
def cms(editor, log_in):
    client = log_in(editor)
    client.raise_request_exception = False  # Wagtail answers with an error page
    return client


def without_perspective() -> dict:
    return story_form(perspective="")


def with_undescribed_photo() -> dict:
    return story_form(photo=ImageFactory().pk)


INCOMPLETE = [without_perspective, with_undescribed_photo]


@pytest.mark.parametrize("form", INCOMPLETE)
def test_publishing_from_a_list(cms, client, site, form):
    cms.post(add_address(site.stories, StoryPage), form())
    draft = StoryPage.objects.get(slug="ik-zei-het-hardop")
    consent_to(draft)

    cms.post(bulk_address("publish", draft))

    assert client.get(ADDRESS).status_code == 404


@pytest.mark.parametrize("form", INCOMPLETE)
def test_approving_what_was_changed_after_it_was_submitted(cms, client, site, form):
    cms.post(add_address(site.stories, StoryPage), story_form() | {"action-submit": "x"})
    draft = StoryPage.objects.get(slug="ik-zei-het-hardop")
    cms.post(edit_address(draft), form())
    consent_to(draft)
    state = draft.current_workflow_task_state

    cms.post(reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", state.pk]))

    assert client.get(ADDRESS).status_code == 404


def test_an_incomplete_story_cannot_be_submitted(cms, site):
    for form in (without_perspective, with_undescribed_photo):
        cms.post(add_address(site.stories, StoryPage), form() | {"action-submit": "x"})

    assert not StoryPage.objects.filter(slug="ik-zei-het-hardop").exists()
