"""Every road to the public, tried with the gate open and with the gate closed."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.edit import EditAction
from wagtail.actions.edit_page import EditPageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.models import Revision

from openhartig.users.models import User
from stories.consent.gate import GateClosedError
from stories.consent.models import Teller
from stories.models import StoryPage
from tests.cms import PUBLISH, bulk_address, edit_address
from tests.consent import agree_to, consent_to
from tests.factories import TellerFactory

pytestmark = pytest.mark.slow

ADDRESS = "/verhalen/ik-zei-het-hardop/"
APPROVE = {"action-workflow-action": "true", "workflow-action-name": "approve"}


@dataclass
class Traveller:
    """Somebody who tries to get a draft on the site.

    Attributes:
        cms: a browser in which an editor has logged in.
        editor: that editor, who wrote the draft.
        reviewer: another editor, and `review` the browser of this one.
        form: what the editor typed.
    """

    story: StoryPage
    form: dict
    editor: User
    cms: Client
    reviewer: User
    review: Client

    def revision(self) -> Revision:
        self.story.refresh_from_db()
        return self.story.latest_revision

    def submit(self) -> None:
        """Start the workflow."""
        self.cms.post(edit_address(self.story), self.form | {"action-submit": "x"})
        self.story = StoryPage.objects.get(pk=self.story.pk)

    def api(self, action: str, **data):
        """Do something through the interface that the screens of the CMS have."""
        address = f"/beheer/api/main/pages/{self.story.pk}/action/{action}/"
        return self.cms.post(address, data, content_type="application/json")


def pass_the_hour(story: StoryPage) -> None:
    """Let the hour come for which a story is scheduled."""
    for revision in story.revisions.exclude(approved_go_live_at=None):
        revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
        revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
        revision.save()
    call_command("publish_scheduled")


def publish_in_the_editor(by: Traveller) -> None:
    by.cms.post(edit_address(by.story), by.form | PUBLISH)


def schedule_in_the_editor(by: Traveller) -> None:
    tomorrow = timezone.localtime() + timedelta(days=1)
    by.cms.post(
        edit_address(by.story),
        by.form | PUBLISH | {"go_live_at": tomorrow.strftime("%Y-%m-%d %H:%M")},
    )
    pass_the_hour(by.story)


def approve_on_the_start_screen(by: Traveller) -> None:
    by.submit()
    state = by.story.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[by.story.pk, "approve", state.pk])
    by.review.post(address)


def approve_in_the_editor(by: Traveller) -> None:
    by.submit()
    by.review.post(edit_address(by.story), by.form | APPROVE)


def publish_from_a_list(by: Traveller) -> None:
    by.cms.post(bulk_address("publish", by.story))


def publish_with_all_pages_below(by: Traveller) -> None:
    address = bulk_address("publish", by.story.get_parent())
    by.cms.post(address, {"include_descendants": "on"})


def restore_an_old_version(by: Traveller) -> None:
    old = by.revision()
    by.cms.post(edit_address(by.story), by.form | {"title": "Iets anders"})
    address = reverse("wagtailadmin_pages:revisions_revert", args=[by.story.pk, old.pk])
    by.cms.post(address, by.form | PUBLISH)


def publish_with_the_interface_of_the_cms(by: Traveller) -> None:
    by.api("publish")


def publish_the_revision(by: Traveller) -> None:
    by.revision().publish()


def publish_the_page(by: Traveller) -> None:
    by.story.publish(by.revision())


def use_the_action(by: Traveller) -> None:
    PublishRevisionAction(by.revision()).execute()


def use_the_action_for_pages(by: Traveller) -> None:
    PublishPageRevisionAction(by.revision(), user=by.editor).execute()


def use_the_action_to_edit(by: Traveller) -> None:
    EditAction(by.story, publish=True).execute()


def use_the_action_to_edit_a_page(by: Traveller) -> None:
    EditPageAction(by.story, user=by.editor, publish=True).execute()


def save_the_page(by: Traveller) -> None:
    by.story.live = True
    by.story.save()


def save_one_field_of_the_page(by: Traveller) -> None:
    by.story.live = True
    by.story.save(update_fields=["live"])


def import_the_page(by: Traveller) -> None:
    data = by.story.serializable_data()
    StoryPage.from_serializable_data(data | {"live": True}).save()


def schedule_the_revision(by: Traveller) -> None:
    revision = by.revision()
    revision.content["go_live_at"] = (timezone.now() + timedelta(hours=1)).isoformat()
    revision.save()
    revision.publish()
    pass_the_hour(by.story)


def schedule_behind_the_gate(by: Traveller) -> None:
    by.revision()
    by.story.revisions.update(approved_go_live_at=timezone.now())
    pass_the_hour(by.story)


ROADS: list[Callable[[Traveller], None]] = [
    publish_in_the_editor,
    schedule_in_the_editor,
    approve_on_the_start_screen,
    approve_in_the_editor,
    publish_from_a_list,
    publish_with_all_pages_below,
    restore_an_old_version,
    publish_with_the_interface_of_the_cms,
    publish_the_revision,
    publish_the_page,
    use_the_action,
    use_the_action_for_pages,
    use_the_action_to_edit,
    use_the_action_to_edit_a_page,
    save_the_page,
    save_one_field_of_the_page,
    import_the_page,
    schedule_the_revision,
    schedule_behind_the_gate,
]


@pytest.fixture
def traveller(draft, form, editor, cms, other_editor, log_in) -> Traveller:
    return Traveller(draft, form, editor, cms, other_editor, log_in(other_editor))


@pytest.mark.parametrize("road", ROADS)
def test_with_an_open_gate_a_road_leads_to_the_public(traveller, client, road):
    consent_to(traveller.story)

    road(traveller)

    assert "Het begon op een gewone dinsdag." in client.get(ADDRESS).text
    assert "Truus" in client.get("/verhalen/").text


def without_teller(story: StoryPage) -> None:
    """Nobody is known to tell the story."""


def with_another_text(story: StoryPage) -> None:
    consent_to(story)
    teller = Teller.objects.get(key=story.key)
    agreement = teller.agreement
    teller.agree(agreement.parts | {"text": "x" * 64}, agreement.kind)


@pytest.mark.parametrize("close", [without_teller, with_another_text])
@pytest.mark.parametrize("road", ROADS)
def test_with_a_closed_gate_a_road_leads_nowhere(traveller, client, road, close):
    close(traveller.story)

    with suppress(GateClosedError):
        road(traveller)

    story = StoryPage.objects.get(pk=traveller.story.pk)
    assert not story.live
    assert client.get(ADDRESS).status_code == 404
    assert "hardop" not in client.get("/verhalen/").text


def test_a_road_may_be_taken_when_the_gate_opens_later(traveller, client):
    teller = TellerFactory(key=traveller.story.key)
    publish_in_the_editor(traveller)
    agree_to(traveller.story, teller)

    publish_in_the_editor(traveller)

    assert client.get(ADDRESS).status_code == 200
