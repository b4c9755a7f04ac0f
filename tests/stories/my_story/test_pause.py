"""Pause, show again, and the yearly question."""

from datetime import timedelta

import pytest
from django.utils import timezone

from stories.consent import gate
from stories.consent.models import Teller
from stories.consent.obstacles import Kind, Obstacle
from stories.consent.uses import Use
from stories.models import StoryPage

from .conftest import Visit, edit

PLACES = ("/verhalen/", "/verhalen/feed/", "/zoeken/?q=Verhaal", "/sitemap-paginas.xml")


def test_a_pause_and_its_end_take_one_click_each(client, story, visit):
    assert visit.post("pauze").status_code == 303
    assert client.get(story.url).status_code == 404
    for place in PLACES:
        assert story.slug not in client.get(place).content.decode(), place
    page = visit.html()
    assert page.one("h1").text == "Je verhaal staat op pauze"
    assert page.find("form", action=visit.address("pauze")) == []
    assert visit.post("verder").status_code == 303
    assert client.get(story.url).status_code == 200
    assert visit.html().one("h1").text == "Je verhaal staat op de site"


def test_what_comes_back_is_what_was_there(client, story, visit):
    visit.post("pauze")
    edit(story, title="Nog niet voor lezers")
    visit.post("toestemming", before=[use.value for use in Use], granted=["site-text"])
    visit.post("verder")
    page = client.get(story.url).content.decode()
    assert "Nog niet voor lezers" not in page
    assert "Anna uit de straat" not in page


def test_an_agreed_story_can_be_paused_before_it_is_public(draft, draft_visit):
    draft_visit.agree()
    assert draft_visit.post("pauze").status_code == 303
    version = StoryPage.objects.get(pk=draft.pk).get_latest_revision_as_object()
    assert gate.obstacles(version) == [Obstacle(Kind.PAUSED)]
    draft_visit.post("verder")
    assert draft_visit.html().one("h1").text == "Je bent akkoord met je verhaal"


def test_clicking_twice_does_no_harm(client, story, visit):
    for action in ("pauze", "pauze", "verder", "verder"):
        assert visit.post(action).status_code == 303
    assert client.get(story.url).status_code == 200


def test_the_yearly_question_is_answered_with_one_click(story, teller, visit):
    teller.conversation.asked_again_at = timezone.now() - timedelta(days=10)
    teller.conversation.save()
    page = visit.html()
    (question,) = page.find("section", **{"aria-labelledby": "sta-erachter"})
    assert question.one("form")["action"] == visit.address("sta-erachter")
    assert visit.post("sta-erachter").status_code == 303
    teller.refresh_from_db()
    assert teller.conversation.asked_again_at is None
    assert teller.conversation.confirmed_at
    assert "Sta je er nog achter" not in visit.html().text


@pytest.fixture
def hidden(story: StoryPage, teller: Teller) -> Teller:
    """The teller, hidden after silence as the desk does it."""
    teller.conversation.asked_again_at = timezone.now() - timedelta(days=61)
    teller.conversation.hidden_at = timezone.now()
    teller.conversation.save()
    teller.paused_revision = story.live_revision
    teller.save()
    story.unpublish()
    return teller


def test_a_hidden_story_comes_back(client, story, hidden, visit):
    assert visit.html().one("h1").text == "Je verhaal is verborgen"
    assert visit.post("sta-erachter").status_code == 303
    assert client.get(story.url).status_code == 200
    hidden.refresh_from_db()
    assert (hidden.conversation.hidden_at, hidden.conversation.asked_again_at) == (None, None)


def test_a_hidden_story_stays_away_while_the_gate_is_closed(client, story, hidden, visit):
    visit.post("toestemming", before=[use.value for use in Use], granted=[])
    assert visit.post("sta-erachter").status_code == 303
    assert client.get(story.url).status_code == 404
    assert visit.html().one("h1").text == "Je verhaal staat niet op de site"


def test_a_paused_story_that_is_confirmed_stays_paused(client, story, teller, visit):
    visit.post("pauze")
    assert visit.post("sta-erachter").status_code == 303
    assert client.get(story.url).status_code == 404
    assert Visit(visit.token).html().one("h1").text == "Je verhaal staat op pauze"
