"""A story that is agreed is planned on one screen, and passes the gate again at its hour."""

from datetime import datetime, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from openhartig.roles.rights import EDITORS, MUNICIPAL_EDITORS
from openhartig.users.models import User
from stories.consent.models import Teller
from stories.models import StoryPage
from stories.models.review import start_review
from tests.cms import edit_address
from tests.factories import UserFactory
from tests.html import read_html

from .makers import agree, edit, make_page, move_hour

pytestmark = pytest.mark.slow


@pytest.fixture
def browser(editor: User, log_in) -> Client:
    return log_in(editor)


@pytest.fixture
def agreed(teller: Teller) -> StoryPage:
    """A draft that may go on the site."""
    story = make_page(teller)
    agree(teller, story)
    return now(story)


def now(story: StoryPage) -> StoryPage:
    return StoryPage.objects.get(pk=story.pk)


def address(story: StoryPage) -> str:
    return reverse("desk_plan", args=[story.pk])


def in_an_hour() -> datetime:
    return timezone.localtime() + timedelta(hours=1)


def plan(browser: Client, story: StoryPage, moment: datetime, **changed):
    data = {"day": f"{moment:%Y-%m-%d}", "hour": f"{moment:%H:%M}"}
    data["revision"] = now(story).latest_revision_id
    return browser.post(address(story), data | changed)


def buttons(browser: Client, story: StoryPage) -> dict[str, str]:
    panel = read_html(browser.get(edit_address(story))).one(id="story-gate")
    return {link.text.strip(): link["href"] for link in panel.find("a")}


def when_it_is_time(story: StoryPage) -> None:
    """Let the hour of a plan come."""
    move_hour(story, timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")


def test_the_checklist_offers_it_and_the_screen_asks_two_things(browser, agreed):
    assert buttons(browser, agreed)["Plan"] == address(agreed)
    page = read_html(browser.get(address(agreed)))
    part = page.one(id="plan")
    assert [each["type"] for each in part.find("input") if each["type"] != "hidden"] == [
        "date",
        "time",
    ]


def test_it_goes_on_the_site_by_itself(browser, agreed, client):
    response = plan(browser, agreed, in_an_hour())
    assert (response.status_code, response.url) == (303, edit_address(agreed))
    assert not now(agreed).live
    assert "Gepland:" in browser.get(response.url).text
    assert "Verander de planning" in buttons(browser, agreed)
    assert agreed.title in browser.get("/beheer/").text

    when_it_is_time(agreed)
    assert now(agreed).live
    assert "Plan" not in buttons(browser, agreed)


def test_a_new_version_of_a_public_story_waits_as_well(browser, teller):
    story = make_page(teller, live=True)
    agree(teller, edit(story, introduction="Later te lezen."))
    plan(browser, story, in_an_hour())
    assert now(story).introduction == "Een inleiding."
    when_it_is_time(story)
    assert now(story).introduction == "Later te lezen."


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"day": "2020-01-01"}, "Dit moment is al voorbij"),
        ({"day": ""}, "verplicht"),
        ({"hour": "26:00"}, "geldige tijd"),
        ({"revision": 0}, "De tekst is net veranderd"),
    ],
)
def test_what_cannot_be_planned_stays_on_the_screen(browser, agreed, changed, said):
    response = plan(browser, agreed, in_an_hour(), **changed)
    assert response.status_code == 422
    assert said in response.text
    assert now(agreed).scheduled_revision is None


def test_a_story_that_is_not_agreed_cannot_be_planned(browser, teller, draft):
    assert "Plan" not in buttons(browser, draft)
    assert "nog niet goedgekeurd" in read_html(browser.get(address(draft))).one(id="plan").text
    assert plan(browser, draft, in_an_hour()).status_code == 422
    assert now(draft).scheduled_revision is None


def test_the_plan_can_be_changed_and_taken_back(browser, agreed):
    plan(browser, agreed, in_an_hour())
    later = in_an_hour() + timedelta(days=3)
    plan(browser, agreed, later)
    planned = timezone.localtime(now(agreed).scheduled_revision.approved_go_live_at)
    assert f"{planned:%d %H:%M}" == f"{later:%d %H:%M}"

    page = browser.get(address(agreed)).text
    assert "Niet meer plannen" in page
    assert f'value="{later:%Y-%m-%d}"' in page
    browser.post(reverse("desk_forget_plan", args=[agreed.pk]))
    assert now(agreed).scheduled_revision is None
    assert now(agreed).get_latest_revision_as_object().go_live_at is None
    assert "Plan" in buttons(browser, agreed)


class TestThatIsRefusedByThen:
    @pytest.fixture
    def refused(self, browser, teller, agreed) -> StoryPage:
        plan(browser, agreed, in_an_hour())
        teller.agreements.all().delete()
        when_it_is_time(agreed)
        assert not now(agreed).live
        return now(agreed)

    def start_screen(self, browser) -> str:
        return browser.get("/beheer/").text

    def test_editors_see_why_until_it_is_there(self, browser, teller, refused):
        html = self.start_screen(browser)
        panel = read_html(html).one(id="desk-dropped-plans-section")
        assert refused.title in panel.text
        assert "nog niet goedgekeurd" in panel.text
        agree(teller, refused)
        now(refused).get_latest_revision().publish()
        assert "desk-dropped-plans" not in self.start_screen(browser)

    def test_others_do_not(self, refused, log_in):
        other = log_in(UserFactory(role=MUNICIPAL_EDITORS))
        assert refused.title not in self.start_screen(other)

    def test_a_coordinator_sees_it_once(self, cms, refused):
        assert "desk-dropped-plans" not in self.start_screen(cms)
        assert "Ingepland, maar niet geplaatst" in self.start_screen(cms)

    def test_a_plan_taken_back_is_forgotten(self, browser, refused):
        browser.post(reverse("desk_forget_plan", args=[refused.pk]))
        assert "desk-dropped-plans" not in self.start_screen(browser)


class TestWithASecondEditor:
    @pytest.fixture
    def sent_on(self, teller, editor) -> StoryPage:
        story = make_page(teller, content_notes=["suicide"])
        story.revisions.update(user=editor)
        agree(teller, story)
        start_review(now(story), editor)
        return now(story)

    def test_who_approves_plans_in_one_go(self, sent_on, log_in):
        browser = log_in(UserFactory(role=EDITORS))
        assert "Plan" in buttons(browser, sent_on)
        assert plan(browser, sent_on, in_an_hour()).status_code == 303
        assert now(sent_on).current_workflow_state is None
        when_it_is_time(sent_on)
        assert now(sent_on).live

    def test_the_writer_does_not(self, sent_on, browser):
        assert "Plan" not in buttons(browser, sent_on)
        assert plan(browser, sent_on, in_an_hour()).status_code == 422


def test_who_may_not_publish_plans_nothing(agreed, log_in):
    writer = UserFactory(role=MUNICIPAL_EDITORS)
    StoryPage.objects.filter(pk=agreed.pk).update(owner=writer)
    browser = log_in(writer)
    assert "Plan" not in buttons(browser, agreed)
    assert plan(browser, agreed, in_an_hour()).status_code == 422
    plan(log_in(UserFactory(role=EDITORS)), agreed, in_an_hour())
    assert browser.post(reverse("desk_forget_plan", args=[agreed.pk])).status_code == 302
    assert now(agreed).scheduled_revision


def test_a_stranger_opens_nothing(agreed, log_in):
    browser = log_in(UserFactory(role=MUNICIPAL_EDITORS))
    assert browser.get(address(agreed)).status_code == 302
    assert browser.get(reverse("desk_plan", args=[999_999])).status_code == 404
