"""How often an editor presses before something is done, counted in the real CMS."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from .conftest import ServedSite, Shell
from .looking import axe
from .presses import Presses
from .test_editors import DESKTOP, log_in

PUBLIC_STORY = """
from wagtail.models import Task, TaskState, Workflow, WorkflowState
from openhartig.users.models import User
from stories.consent.content import parts_of
from stories.consent.models import Agreement, Teller
from stories.consent.uses import How, Use
from stories.conversation.models import Conversation
from stories.library.models import StoryIndexPage
from stories.models import StoryPage
story = StoryPage(title="Nog even wachten", slug="nog-even-wachten", perspective="naaste",
    introduction="Eerst wachtte ik en toen niet meer.", content_notes=["suicide"],
    body=[{"type": "text", "value": "<p>Ik wachtte.</p>"}], live=False)
StoryIndexPage.objects.get().add_child(instance=story)
teller = Teller.objects.create(key=story.key, origin="interview", email="noor@example.org")
Conversation.objects.create(teller=teller, status="accepted")
teller.decide(Use, How.SPOKEN, witness="Een collega")
revision = story.save_revision(user=User.objects.first())
teller.agree(parts_of(revision.as_object()), Agreement.Kind.TELLER)
workflow = Workflow.objects.create(name="Eerder", active=False)
state = WorkflowState.objects.create(content_type=story.get_content_type(), workflow=workflow,
    base_content_type=story.get_base_content_type(), object_id=str(story.pk), status="approved")
TaskState.objects.create(workflow_state=state, revision=revision, status="approved",
    task=Task.objects.create(name="Eerder", active=False),
    finished_by=User.objects.create(username="eerder"))
revision.publish()
answer(story.pk)
"""
AGREED_STORY = """
from stories.consent.content import parts_of
from stories.consent.models import Agreement, Teller
from stories.consent.uses import How, Use
from stories.conversation.models import Conversation
from stories.library.models import StoryIndexPage
from stories.models import StoryPage
story = StoryPage(title="Morgen misschien", slug="morgen-misschien", perspective="naaste",
    introduction="Ik wachtte.", live=False)
StoryIndexPage.objects.get().add_child(instance=story)
teller = Teller.objects.create(key=story.key, origin="interview")
Conversation.objects.create(teller=teller, status="accepted")
teller.decide(Use, How.SPOKEN, witness="Een collega")
teller.agree(parts_of(story.save_revision().as_object()), Agreement.Kind.TELLER)
answer(story.pk)
"""


pytestmark = pytest.mark.usefixtures("leaves_no_story")


@pytest.mark.parametrize("context", [DESKTOP], indirect=True)
def test_a_comma_in_a_public_story_with_a_note_takes_four(
    page: Page, served: ServedSite, shell: Shell
) -> None:
    shell.run(PUBLIC_STORY)
    presses = Presses()
    log_in(page, served.editor, served.password)
    page.goto("/beheer/stories/?q=wachten")

    presses.on(page.get_by_role("link", name="Nog even wachten").first)
    page.locator("[name=introduction]").fill("Eerst wachtte ik, en toen niet meer.")
    presses.on(page.get_by_role("button", name="Publiceren").first)
    expect(page).to_have_url(re.compile("/alleen-spelling/$"))
    presses.on(page.get_by_role("checkbox"), leads_on=False)
    presses.on(page.get_by_role("button", name="Zet op de site"))

    expect(page.get_by_text("De verbetering staat op de site").first).to_be_visible()
    assert presses.number == 4
    page.goto("/verhalen/nog-even-wachten/")
    expect(page.locator("main")).to_contain_text("Eerst wachtte ik, en toen niet meer.")


@pytest.mark.parametrize("context", [DESKTOP], indirect=True)
def test_a_plan_is_made_in_one_dialogue_by_keyboard(
    page: Page, served: ServedSite, shell: Shell
) -> None:
    number = shell.run(AGREED_STORY)
    log_in(page, served.editor, served.password)
    page.goto(f"/beheer/pages/{number}/edit/")
    link = page.get_by_role("link", name="Plan", exact=True)

    link.press("Enter")
    dialogue = page.get_by_role("dialog", name="Plan")
    expect(dialogue).to_be_visible()
    faults = axe(page, "dialog.cms-dialogue")
    assert not faults, faults
    page.keyboard.press("Escape")
    expect(dialogue).to_have_count(0)
    expect(link).to_be_focused()

    link.press("Enter")
    day = (timezone.localdate() + timedelta(days=3)).isoformat()
    dialogue.get_by_label("Dag").fill(day)
    dialogue.get_by_label("Tijd").fill("08:30")
    with page.expect_navigation():
        dialogue.get_by_label("Tijd").press("Enter")
    expect(page.get_by_text("Gepland:").first).to_be_visible()
    expect(page.get_by_role("link", name="Verander de planning")).to_be_visible()
