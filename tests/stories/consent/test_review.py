"""Two pairs of eyes: the last step between a story and the site, and who may take it."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from openhartig.roles.rights import EDITORS
from openhartig.users.models import User
from stories.consent import gate
from stories.consent.obstacles import Kind
from stories.library.workflow import WORKFLOW
from stories.models import StoryPage, StoryReview
from tests.cms import edit_address
from tests.consent import agree_to, consent_to
from tests.factories import TellerFactory
from tests.html import read_html

pytestmark = pytest.mark.slow

ADDRESS = "/verhalen/ik-zei-het-hardop/"
SUBMIT = {"action-submit": "action-submit"}
APPROVE = {"action-workflow-action": "true", "workflow-action-name": "approve"}


@pytest.fixture
def form(form: dict) -> dict:
    """A story that two editors have to see."""
    return form | {"content_notes": ["suicide"]}


@pytest.fixture
def submitted(cms: Client, draft: StoryPage, form: dict) -> StoryPage:
    """A story that an editor wrote and submitted, and that its teller agrees to."""
    consent_to(draft)
    cms.post(edit_address(draft), form | SUBMIT)
    return StoryPage.objects.get(pk=draft.pk)


@pytest.fixture
def reviewer(other_editor: User, log_in: Callable[[User], Client]) -> Client:
    """A browser in which the other editor has logged in."""
    return log_in(other_editor)


def decide(client: Client, story: StoryPage, action: str = "approve", **headers):
    """Take a decision from the list on the start screen."""
    story = StoryPage.objects.get(pk=story.pk)
    state = story.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[story.pk, action, state.pk])
    return client.post(address, **headers)


def actions(story: StoryPage, user: User) -> set[str]:
    story = StoryPage.objects.get(pk=story.pk)
    return {name for name, *rest in story.current_workflow_task.get_actions(story, user)}


def panel(client: Client, story: StoryPage) -> str:
    return read_html(client.get(edit_address(story))).one(id="story-gate").text


def is_live(story: StoryPage) -> bool:
    return StoryPage.objects.get(pk=story.pk).live


def test_the_author_cannot_approve(submitted, editor, cms, client):
    assert actions(submitted, editor) == {"reject"}
    assert "Het wacht op een andere redacteur." in panel(cms, submitted)

    page = decide(cms, submitted)

    assert page.url == edit_address(submitted)
    assert Kind.SECOND_EDITOR.label in cms.get(page.url).text
    assert client.get(ADDRESS).status_code == 404


def test_an_owner_cannot_approve_an_own_version_either(draft, form, log_in, admin_user):
    owner = log_in(admin_user)
    owner.post(edit_address(draft), form | {"title": "Van de beheerder"} | SUBMIT)
    consent_to(draft)

    assert actions(draft, admin_user) == {"reject"}
    decide(owner, draft)
    assert not is_live(draft)


def test_another_editor_approves(submitted, other_editor, reviewer, client):
    assert actions(submitted, other_editor) == {"reject", "approve"}
    assert "Wacht op jou: keur het goed" in panel(reviewer, submitted)

    decide(reviewer, submitted)

    assert "Het begon op een gewone dinsdag." in client.get(ADDRESS).text


def test_another_editor_approves_in_the_editor(submitted, form, reviewer, client):
    reviewer.post(edit_address(submitted), form | APPROVE)

    assert client.get(ADDRESS).status_code == 200


def test_who_changes_the_text_is_its_author_now(submitted, form, cms, reviewer):
    """An approval with a change in the same form: the change is kept, and waits for the first."""
    answer = reviewer.post(edit_address(submitted), form | {"title": "Net getypt"} | APPROVE)

    assert not is_live(submitted)
    assert answer.url == edit_address(submitted)
    page = reviewer.get(answer.url).text
    assert "Goedkeuren kan nog niet. Je tekst is bewaard als concept." in page
    assert "Net getypt" in page

    agree_to(submitted)
    assert actions(submitted, User.objects.get(username="tweede")) == {"reject"}
    decide(cms, submitted)
    assert is_live(submitted)


def test_saving_again_does_not_make_somebody_the_author(
    submitted, form, editor, cms, other_editor, reviewer
):
    reviewer.post(edit_address(submitted), form)

    assert StoryPage.objects.get(pk=submitted.pk).latest_revision.user == other_editor
    assert actions(submitted, editor) == {"reject"}
    assert actions(submitted, other_editor) == {"reject", "approve"}
    decide(cms, submitted)
    assert not is_live(submitted)
    decide(reviewer, submitted)
    assert is_live(submitted)


def test_what_is_approved_is_the_version_that_goes_public(submitted, form, cms, reviewer, client):
    """The author changed the text after it was submitted."""
    cms.post(edit_address(submitted), form | {"title": "Toch anders"})
    agree_to(submitted)

    decide(reviewer, submitted)

    assert "Toch anders" in client.get(ADDRESS).text
    states = submitted.workflow_states.get().task_states
    assert states.get().revision == StoryPage.objects.get(pk=submitted.pk).live_revision


def test_nobody_approves_before_the_teller_agrees(draft, form, cms, other_editor, reviewer):
    teller = TellerFactory(key=draft.key)
    cms.post(edit_address(draft), form | SUBMIT)

    assert actions(draft, other_editor) == {"reject"}
    assert "Wacht op de verhalencoördinator" in panel(reviewer, draft)
    assert Kind.NO_AGREEMENT.label in reviewer.get(decide(reviewer, draft).url).text
    agree_to(draft, teller)
    assert actions(draft, other_editor) == {"reject", "approve"}


def test_a_pause_between_the_screen_and_the_click(submitted, form, reviewer):
    """The button was there when the page was loaded."""
    teller = gate.teller_of(submitted)
    teller.paused_at = timezone.now()
    teller.save()

    answer = reviewer.post(edit_address(submitted), form | {"title": "Net getypt"} | APPROVE)

    assert not is_live(submitted)
    page = reviewer.get(answer.url).text
    assert Kind.PAUSED.label in page
    assert "Net getypt" in page


def test_the_start_screen_is_told_where_to_go(submitted, cms):
    """Its script expects an answer that it can read."""
    answer = decide(cms, submitted, HTTP_X_REQUESTED_WITH="XMLHttpRequest")

    assert answer.json() == {"step": "success", "redirect": edit_address(submitted)}


def test_a_rejection_is_always_possible(draft, form, cms, reviewer):
    cms.post(edit_address(draft), form | SUBMIT)

    decide(reviewer, draft, "reject")

    story = StoryPage.objects.get(pk=draft.pk)
    assert story.current_workflow_state.status == "needs_changes"


def test_others_hear_nothing_about_the_teller(submitted, municipal_editor, log_in):
    """Somebody who may work in the CMS, but not on this story."""
    answer = decide(log_in(municipal_editor), submitted)

    assert answer.url == reverse("wagtailadmin_home")
    assert Kind.SECOND_EDITOR.label not in log_in(municipal_editor).get(answer.url).text


class TestWithoutSuchNotes:
    @pytest.fixture
    def form(self, form: dict) -> dict:
        return form | {"content_notes": ["loss"]}

    def test_one_editor_is_enough(self, submitted, editor, cms, client):
        assert actions(submitted, editor) == {"reject", "approve"}

        decide(cms, submitted)

        assert client.get(ADDRESS).status_code == 200


class TestPanelBeforeTheReview:
    def test_it_says_what_to_do(self, draft, cms):
        consent_to(draft)

        text = panel(cms, draft)
        assert Kind.SECOND_EDITOR.label in text
        assert "Wacht op jou: stuur het door" in text


class TestOwnWorkflow:
    """Owners change workflows in the CMS."""

    def test_it_stands_at_all_stories(self, site, draft):
        for page in (site.stories, site.story, draft):
            assert page.get_workflow().name == WORKFLOW

    def test_its_step_says_what_is_special(self, site):
        task = StoryReview.objects.get()

        assert [group.name for group in task.groups.all()] == [EDITORS]
        assert "Goedkeuren kan pas als de verteller akkoord is." in task.get_description()

    def test_a_second_start_changes_nothing(self, site):
        WorkflowPage.objects.filter(page=site.stories).delete()
        StoryReview.objects.get().groups.clear()

        call_command("setup_site")

        assert StoryReview.objects.get().groups.count() == 0
        assert not WorkflowPage.objects.filter(page=site.stories).exists()

    def test_a_step_before_the_last_needs_no_open_gate(
        self, site, draft, form, cms, other_editor, reviewer
    ):
        last = WorkflowTask.objects.get(workflow=Workflow.objects.get(name=WORKFLOW))
        first = StoryReview.objects.create(name="Eerste lezing")
        first.groups.set(other_editor.groups.all())
        WorkflowTask.objects.create(workflow=last.workflow, task=first, sort_order=0)
        last.sort_order = 1
        last.save()
        cms.post(edit_address(draft), form | SUBMIT)

        decide(reviewer, draft)

        story = StoryPage.objects.get(pk=draft.pk)
        assert story.current_workflow_task == last.task.specific
        assert actions(story, other_editor) == {"reject"}

    def test_the_gate_stays_closed_for_a_workflow_of_another_kind(
        self, draft, form, cms, site, reviewer, editor
    ):
        task = GroupApprovalTask.objects.create(name="Gewone controle")
        task.groups.set(editor.groups.all())
        workflow = Workflow.objects.create(name="Gewoon")
        WorkflowTask.objects.create(workflow=workflow, task=task)
        WorkflowPage.objects.filter(page=site.stories).update(workflow=workflow)
        consent_to(draft)
        cms.post(edit_address(draft), form | SUBMIT)

        answer = decide(cms, draft)
        assert Kind.SECOND_EDITOR.label in cms.get(answer.url).text
        assert not is_live(draft)
        decide(reviewer, draft)
        assert is_live(draft)

    def test_it_may_stand_at_other_pages(self, site, editor):
        site.plain.save_revision(user=editor)
        Workflow.objects.get(name=WORKFLOW).start(site.plain, editor)

        offered = site.plain.current_workflow_task.get_actions(site.plain, editor)
        assert {name for name, *rest in offered} == {"reject", "approve"}
