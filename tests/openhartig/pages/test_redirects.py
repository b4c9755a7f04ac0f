"""Old addresses lead on, and only those that visitors could have known."""

import pytest
from wagtail.contrib.redirects.models import Redirect

from openhartig.pages.models import BasePage
from stories.desk.drafts import make_draft
from tests.cms import PUBLISH, edit_address, form_of
from tests.consent import agree_to
from tests.factories import PlainPageFactory, StoryPageFactory, TellerFactory, UserFactory


@pytest.fixture
def rename(admin_client, django_capture_on_commit_callbacks):
    def rename(page, slug: str, action: dict = PUBLISH) -> None:
        form = form_of(admin_client, page)
        form.update({"slug": slug} | action)
        with django_capture_on_commit_callbacks(execute=True):
            assert admin_client.post(edit_address(page), form).status_code == 302

    return rename


def old_paths() -> set[str]:
    return set(Redirect.objects.values_list("old_path", flat=True))


@pytest.mark.parametrize("action", [PUBLISH, {}])
def test_a_draft_leaves_no_address_behind(site, client, rename, action):
    page = PlainPageFactory(parent=site.home, slug="werktitel", live=False, first_published_at=None)
    rename(page, "titel", action)

    assert old_paths() == set()
    assert client.get("/werktitel/").status_code == 404


def test_nor_does_the_draft_of_a_submission(site, client, django_capture_on_commit_callbacks):
    story, _ = make_draft(TellerFactory(), UserFactory())
    code = story.slug
    story.title, story.slug = "Ik zei het hardop", "ik-zei-het-hardop"
    story.introduction = "Een zus vertelt."
    version = story.save_revision()
    agree_to(story)
    with django_capture_on_commit_callbacks(execute=True):
        version.publish()

    assert client.get("/verhalen/ik-zei-het-hardop/").status_code == 200
    assert old_paths() == set()
    assert client.get(f"/verhalen/{code}/").status_code == 404


def test_nor_does_a_draft_that_moves(site, django_capture_on_commit_callbacks):
    page = PlainPageFactory(parent=site.home, slug="plan", live=False, first_published_at=None)
    with django_capture_on_commit_callbacks(execute=True):
        page.move(site.plain, pos="last-child")

    assert old_paths() == set()


def test_nor_do_drafts_below_a_section_that_gets_another_address(
    site, django_capture_on_commit_callbacks
):
    draft = StoryPageFactory(live=False, first_published_at=None)
    site.stories.slug = "vertellingen"
    with django_capture_on_commit_callbacks(execute=True):
        site.stories.save()

    assert f"/verhalen/{site.story.slug}" in old_paths()
    assert f"/verhalen/{draft.slug}" not in old_paths()


def test_a_page_that_was_taken_off_for_a_while_still_does(site, client, rename):
    page = PlainPageFactory(parent=site.home, slug="oud")
    page.unpublish()
    rename(BasePage.objects.get(pk=page.pk).specific, "nieuw")

    assert old_paths() == {"/oud"}
    assert client.get("/oud/").url == "/nieuw/"
