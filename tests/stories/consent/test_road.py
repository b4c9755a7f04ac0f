"""The checklist in the editor of a story: what is done, whose turn it is, and the main button."""

import json

import pytest
from django.utils import timezone

from openhartig.roles.rights import MUNICIPAL_EDITORS
from stories.consent import gate
from stories.consent.road import Stage, day, road
from stories.consent.uses import Use
from stories.conversation.models import Move
from stories.models import StoryPage
from tests.cms import edit_address
from tests.consent import consent_to
from tests.factories import TellerFactory, UserFactory

pytestmark = pytest.mark.slow

SUBMIT = {"action-submit": "action-submit"}
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def steps(editor):
    """A function that returns the steps of a story, as this or an editor sees them."""

    def steps(story: StoryPage, user=editor) -> dict:
        version = StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object()
        return {step.stage: step for step in road(version, gate.obstacles(version), user)}

    return steps


def test_without_a_teller_everything_waits_for_the_coordinator(steps, draft):
    found = steps(draft)
    assert list(found) == [Stage.CONSENT, Stage.SHOWN, Stage.AGREED, Stage.PUBLIC]
    assert [step.done for step in found.values()] == ["", "", "", ""]
    assert found[Stage.CONSENT].is_next
    assert found[Stage.CONSENT].waits_for == "de verhalencoördinator"


def test_a_text_that_was_shown_waits_for_the_teller(steps, draft):
    teller = TellerFactory(key=draft.key, granted={Use.SITE_TEXT})
    assert steps(draft)[Stage.SHOWN].is_next

    Move.objects.create(teller=teller, kind=Move.Kind.READY, revision=draft.latest_revision)
    found = steps(draft)
    assert found[Stage.SHOWN].done == day(timezone.now())
    assert found[Stage.AGREED].is_next
    assert found[Stage.AGREED].waits_for == "de verteller"


def test_a_text_that_changed_is_to_be_shown_again(steps, draft, cms, form):
    teller = TellerFactory(key=draft.key, granted={Use.SITE_TEXT})
    Move.objects.create(teller=teller, kind=Move.Kind.READY, revision=draft.latest_revision)

    cms.post(edit_address(draft), form | {"title": "Anders"})
    assert steps(draft)[Stage.SHOWN].is_next


def test_an_agreement_says_when_and_how(steps, draft):
    consent_to(draft)
    found = steps(draft)
    assert found[Stage.CONSENT].done.startswith(day(timezone.now()))
    assert found[Stage.AGREED].done == f"{day(timezone.now())}, akkoord op Mijn verhaal"
    assert found[Stage.PUBLIC].waits_for == "jou of een collega van de redactie"


def test_a_writer_who_may_not_publish_sends_it_on(steps, draft):
    consent_to(draft)
    writer = UserFactory(username="schrijver", role=MUNICIPAL_EDITORS)
    assert steps(draft, writer)[Stage.PUBLIC].waits_for == "jou: stuur het door"


def test_a_heavy_story_has_a_second_editor_on_its_road(steps, draft, cms, form):
    cms.post(edit_address(draft), form | {"content_notes": ["suicide"]})
    consent_to(StoryPage.objects.get(pk=draft.pk).get_latest_revision_as_object())
    assert steps(draft)[Stage.SECOND_EDITOR].is_next


def test_a_pause_waits_for_the_teller(steps, draft):
    teller = consent_to(draft)
    teller.paused_at = timezone.now()
    teller.save()
    last = steps(draft)[Stage.PUBLIC]
    assert last.is_next
    assert last.waits_for == "de verteller"


def test_a_public_story_went_its_whole_road(steps, site):
    assert all(step.done for step in steps(site.story).values())


def test_the_checklist_follows_what_is_saved_in_the_background(cms, draft, form):
    consent_to(draft)
    sent = form | {"title": "Net getypt"}
    answer = json.loads(cms.post(edit_address(draft), sent, **JSON).content)
    assert answer["success"]
    assert "Er is iets veranderd na het akkoord" in answer["html"]
    assert "#story-gate" in answer["html"]


class TestMainButton:
    """Of the actions below the page the first is the main button."""

    def test_a_reviewer_approves_or_sends_back(self, cms, draft, form, other_editor, log_in):
        consent_to(draft)
        cms.post(edit_address(draft), form | SUBMIT)
        page = log_in(other_editor).get(edit_address(draft))
        menu = page.context["action_menu"]
        assert menu.default_item.name == "approve"
        assert menu.menu_items[0].name == "reject"

    def test_nothing_is_offered_that_is_refused(self, cms, draft):
        menu = cms.get(edit_address(draft)).context["action_menu"]
        assert "action-publish" not in {item.name for item in menu.menu_items}
        assert menu.default_item.name == "action-submit"

    def test_an_editor_publishes_what_may_be_public(self, cms, draft):
        consent_to(draft)
        menu = cms.get(edit_address(draft)).context["action_menu"]
        assert menu.default_item.name == "action-publish"

    def test_another_page_is_published(self, cms, site):
        menu = cms.get(edit_address(site.plain)).context["action_menu"]
        assert menu.default_item.name == "action-publish"
