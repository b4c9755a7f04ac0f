"""The way of a story from a Gemeenteredactie, past the Redactie, to the site."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import PageSubscription, Workflow

from openhartig.roles.rights import EDITORS
from openhartig.users.workflow import WORKFLOW, make_workflow
from stories.library.workflow import WORKFLOW as STORY_WORKFLOW
from stories.library.workflow import make_story_workflow
from stories.models import StoryPage
from tests.cms import PUBLISH, add_address, edit_address, form_of, story_form
from tests.consent import agree_to, consent_to
from tests.factories import UserFactory

ADDRESS = "/verhalen/ik-zei-het-hardop/"
TITLE = "Geheime titel over Truus"


@pytest.fixture
def submitted(site, municipal_editor, editor, log_in) -> StoryPage:
    """A story that a municipal editor made and submitted, and that its teller agrees to."""
    form = story_form(("heading", "Het begin"), title=TITLE, display_name="Truus")
    log_in(municipal_editor).post(
        add_address(site.stories, StoryPage), form | {"action-submit": "action-submit"}
    )
    story = StoryPage.objects.get(slug="ik-zei-het-hardop")
    consent_to(story)
    return story


def decide(client, story: StoryPage, action: str, **form) -> None:
    state = story.current_workflow_task_state
    client.post(
        reverse("wagtailadmin_pages:workflow_action", args=[story.pk, action, state.pk]), form
    )


def test_stories_have_a_workflow_of_their_own_and_all_other_pages_share_one(site):
    names = {workflow.name for workflow in Workflow.objects.active()}
    assert names == {WORKFLOW, STORY_WORKFLOW}
    for page in site.pages:
        is_story = page in (site.stories, site.story)
        assert page.get_workflow().name == (STORY_WORKFLOW if is_story else WORKFLOW)


def test_a_submitted_story_waits_for_the_editors(submitted, client):
    assert submitted.current_workflow_state.workflow.name == STORY_WORKFLOW
    assert not submitted.live
    assert client.get(ADDRESS).status_code == 404


def test_the_maker_cannot_approve_or_publish_what_waits(
    submitted, municipal_editor, log_in, client
):
    maker = log_in(municipal_editor)

    decide(maker, submitted, "approve")
    maker.post(edit_address(submitted), story_form() | PUBLISH)

    assert client.get(ADDRESS).status_code == 404


def test_an_approved_story_is_live(submitted, editor, log_in, client):
    decide(log_in(editor), submitted, "approve")

    assert TITLE in client.get(ADDRESS).text
    assert TITLE in client.get("/verhalen/").text


def test_a_rejected_story_stays_hidden_and_can_be_sent_again(
    submitted, editor, municipal_editor, log_in, client
):
    decide(log_in(editor), submitted, "reject", comment="Noem de straat niet.")
    assert client.get(ADDRESS).status_code == 404
    assert "Noem de straat niet." in log_in(municipal_editor).get(edit_address(submitted)).text

    form = story_form(("heading", "Opnieuw"), title="Zonder straat") | {
        "action-restart-workflow": "action-restart-workflow"
    }
    log_in(municipal_editor).post(edit_address(submitted), form)
    agree_to(submitted)
    decide(log_in(editor), StoryPage.objects.get(pk=submitted.pk), "approve")

    assert "Zonder straat" in client.get(ADDRESS).text


def test_a_change_to_a_live_story_waits_as_well(
    submitted, editor, municipal_editor, log_in, client
):
    decide(log_in(editor), submitted, "approve")
    form = story_form(title="Toch iets anders") | {"action-submit": "action-submit"}
    log_in(municipal_editor).post(edit_address(submitted), form)

    assert TITLE in client.get(ADDRESS).text
    agree_to(submitted)
    decide(log_in(editor), StoryPage.objects.get(pk=submitted.pk), "approve")
    assert "Toch iets anders" in client.get(ADDRESS).text


@pytest.mark.parametrize("decision", ["approve", "reject"])
def test_mail_names_no_title_no_person_and_no_reason(
    submitted, editor, municipal_editor, log_in, mailoutbox, decision
):
    """The subject shows on a locked telephone, and the text stays in a mailbox for years."""
    decide(log_in(editor), submitted, decision, comment="Noem de Dorpsstraat niet.")

    assert {address for mail in mailoutbox for address in mail.to} == {municipal_editor.email}
    for mail in mailoutbox:
        assert mail.subject.strip()
        assert f"/beheer/pages/{submitted.pk}/edit/" in mail.body
        for secret in (TITLE, "Truus", "Dorpsstraat", submitted.slug):
            assert secret not in mail.subject + mail.body
        for name in (editor.username, municipal_editor.username):
            assert name not in mail.subject
        assert not mail.alternatives


def test_mail_about_remarks_does_not_quote_them(submitted, editor, log_in, mailoutbox):
    PageSubscription.objects.filter(page=submitted).update(comment_notifications=True)
    mailoutbox.clear()
    form = form_of(log_in(editor), submitted)
    form |= {
        "comments-TOTAL_FORMS": "1",
        "comments-INITIAL_FORMS": "0",
        "comments-0-text": "Noem de Dorpsstraat niet.",
        "comments-0-contentpath": "title",
        "comments-0-replies-TOTAL_FORMS": "0",
        "comments-0-replies-INITIAL_FORMS": "0",
    }
    log_in(editor).post(edit_address(submitted), form)

    (mail,) = mailoutbox
    for secret in (TITLE, "Dorpsstraat", submitted.slug):
        assert secret not in mail.subject + mail.body


def test_without_the_role_of_editors_only_owners_can_approve(site, municipal_editor):
    Workflow.objects.all().delete()
    Group.objects.get(name=EDITORS).delete()

    make_workflow(site.home.get_root())
    make_story_workflow()

    tasks = [workflow.tasks.get().specific for workflow in Workflow.objects.active()]
    assert [task.groups.count() for task in tasks] == [0, 0]
    assert not any(task.get_actions(site.plain, municipal_editor) for task in tasks)
    assert all(task.get_actions(site.plain, UserFactory(is_superuser=True)) for task in tasks)
