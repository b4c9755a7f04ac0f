"""An editor without a teller asks the coordinator, who is reminded until there is one."""

import pytest
from django.urls import reverse

from openhartig.roles.rights import EDITORS, MUNICIPAL_EDITORS
from stories.desk.models import TellerRequest
from stories.desk.reminders import reminders
from stories.models import StoryPage
from tests.cms import add_address, edit_address, story_form
from tests.factories import StoryPageFactory, TellerFactory, UserFactory
from tests.html import read_html

pytestmark = pytest.mark.slow


@pytest.fixture
def writer(site, log_in):
    """A browser of somebody who wrote a story that has no teller."""
    browser = log_in(UserFactory(username="schrijver", first_name="Gemma", role=MUNICIPAL_EDITORS))
    browser.post(add_address(site.stories, StoryPage), story_form())
    return browser


@pytest.fixture
def written(writer) -> StoryPage:
    return StoryPage.objects.get(slug="ik-zei-het-hardop")


def ask(browser, story, **changed):
    address = reverse("desk_ask_coordinator", args=[story.pk])
    return browser.post(address, {"revision": story.latest_revision_id} | changed)


def headings() -> list[str]:
    return [reminder.heading for reminder in reminders()]


def lines() -> list[str]:
    return [line.details for reminder in reminders() for line in reminder.lines]


def test_the_panel_offers_to_ask_once(writer, written):
    address = reverse("desk_ask_coordinator", args=[written.pk])
    panel = read_html(writer.get(edit_address(written))).one(id="story-gate")
    assert address in [link["href"] for link in panel.find("a")]
    assert writer.get(address).status_code == 200

    ask(writer, written)
    panel = read_html(writer.get(edit_address(written))).one(id="story-gate")
    assert address not in [link["href"] for link in panel.find("a")]


def test_the_coordinator_hears_it_until_there_is_a_teller(
    writer, written, coordinator, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        response = ask(writer, written)
    assert response.url == edit_address(written)
    assert [mail.to for mail in mailoutbox] == [[coordinator.email]]
    assert written.title not in str(mailoutbox[0].message())
    assert "Verhalen zonder verteller, op vraag van een redacteur" in headings()
    assert any(line.startswith("Gemma") for line in lines())

    TellerFactory(key=written.key)
    assert "Verhalen zonder verteller, op vraag van een redacteur" not in headings()


def test_asking_twice_is_asking_once(writer, written, coordinator, mailoutbox):
    ask(writer, written)
    ask(writer, written)
    assert TellerRequest.objects.count() == 1


def test_only_who_may_edit_the_story_asks(written, site, log_in):
    stranger = log_in(UserFactory(username="ander", role=MUNICIPAL_EDITORS))
    response = ask(stranger, written)
    assert response.status_code in {302, 403}
    assert not TellerRequest.objects.exists()


def test_a_story_with_a_teller_has_nobody_to_ask(written, writer, log_in):
    TellerFactory(key=written.key)
    assert ask(writer, written).status_code == 404
    example = StoryPageFactory(is_example=True)
    example.save_revision()
    editor = log_in(UserFactory(username="redacteur", role=EDITORS))
    assert ask(editor, example).status_code == 404


def test_a_request_goes_with_its_story(writer, written):
    ask(writer, written)
    written.delete()
    assert not TellerRequest.objects.exists()
