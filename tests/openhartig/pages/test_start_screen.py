"""The start screen: what somebody may make, works on, and what is planned or just placed."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from openhartig.roles.rights import MUNICIPAL_EDITORS
from stories.models import StoryPage
from tests.cms import add_address, edit_address, story_form
from tests.consent import consent_to
from tests.factories import PlainPageFactory, StoryPageFactory, UserFactory
from tests.html import read_html

pytestmark = pytest.mark.slow
HOME = "/beheer/"


@pytest.fixture
def writer(site, log_in):
    """A browser of a municipal editor who wrote one story."""
    browser = log_in(UserFactory(username="schrijver", first_name="Gemma", role=MUNICIPAL_EDITORS))
    browser.post(add_address(site.stories, StoryPage), story_form())
    return browser


@pytest.fixture
def draft(writer) -> StoryPage:
    return StoryPage.objects.get(slug="ik-zei-het-hardop")


def lists(browser) -> dict[str, dict[str, str]]:
    """The lists by heading; of each line the text, with where its link leads."""
    page = read_html(browser.get(HOME))
    return {
        part.one("h2").text: {li.text: li.one("a")["href"] for li in part.find("li")}
        for part in page.find("section", class_="start-list")
    }


def test_it_greets_and_offers_what_one_may_make(writer, site):
    page = read_html(writer.get(HOME))
    assert page.one("h1").text == "Dag Gemma"
    (box,) = page.find("p", class_="start-add")
    offered = {link.text: link["href"] for link in box.find("a")}
    assert offered["Verhaal toevoegen"] == add_address(site.stories, StoryPage)
    assert "Ambitie toevoegen" not in offered


def test_a_draft_says_what_it_waits_for(writer, draft):
    (line,) = lists(writer)["Mijn concepten"].items()
    assert draft.title in line[0]
    assert "Wacht op de verhalencoördinator" in line[0]
    assert line[1] == edit_address(draft)

    consent_to(draft)
    assert "Wacht op jou: stuur het door" in next(iter(lists(writer)["Mijn concepten"]))


def test_what_was_sent_on_is_no_draft_and_comes_back_with_a_reason(writer, draft, editor):
    user = draft.owner
    draft.get_workflow().start(draft, user)
    assert "Mijn concepten" not in lists(writer)

    state = StoryPage.objects.get(pk=draft.pk).current_workflow_task_state
    state.reject(user=editor, comment="De foto is nog niet beschreven.")
    (line,) = lists(writer)["Teruggestuurd"].items()
    assert "De foto is nog niet beschreven." in line[0]
    assert line[1] == edit_address(draft)


def test_what_is_planned_stands_by_its_day(log_in, editor, site):
    page = PlainPageFactory(title="Straks", live=False)
    page.go_live_at = timezone.now() + timedelta(days=3)
    page.save_revision(approved_go_live_at=page.go_live_at)
    far = PlainPageFactory(title="Later", live=False)
    far.save_revision(approved_go_live_at=timezone.now() + timedelta(days=60))
    (line,) = lists(log_in(editor))["Gepland deze maand"]
    assert "Straks" in line


def test_what_came_on_the_site_leads_there(log_in, editor, site):
    story = StoryPageFactory(title="Vers")
    StoryPage.objects.filter(pk=story.pk).update(first_published_at=timezone.now())
    placed = lists(log_in(editor))["Net geplaatst"]
    assert [url for text, url in placed.items() if "Vers" in text] == [story.get_url()]


def test_somebody_else_sees_nothing_of_a_draft(draft, site, log_in):
    stranger = log_in(UserFactory(username="ander", role=MUNICIPAL_EDITORS))
    assert draft.title not in stranger.get(HOME).content.decode()


def test_more_pages_ask_no_more_queries(log_in, editor, site):
    browser = log_in(editor)

    def queries() -> int:
        browser.get(HOME)
        with CaptureQueriesContext(
            connection,
        ) as found:
            browser.get(HOME)
        return len(found)

    for number in range(7):
        PlainPageFactory(title=f"Pagina {number}", owner=editor).save_revision(user=editor)
    before = queries()
    for number in range(20):
        PlainPageFactory(title=f"Nog {number}", owner=editor).save_revision(user=editor)
    assert queries() == before


def test_the_lists_of_wagtail_are_gone(log_in, editor, site):
    response = log_in(editor).get(reverse("wagtailadmin_home"))
    names = {panel.name for panel in response.context["panels"]}
    assert "start" in names
    assert not names & {"recent_edits", "user_objects_in_workflow_moderation", "locked_pages"}
