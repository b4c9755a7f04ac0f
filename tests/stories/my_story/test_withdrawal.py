"""Taking a story back: two clicks, a receipt, and a kind end."""

from stories.consent.links import make_link
from stories.consent.models import PrivateLink, Teller
from stories.conversation.models import Conversation
from stories.models import StoryPage
from tests.html import read_html

from .conftest import Visit


def test_two_clicks_take_everything_back(client, story, teller, visit):
    link = visit.html().one("a", href=visit.address("terugtrekken"))
    assert link.text == "Trek mijn verhaal terug"
    first = read_html(visit.get("terugtrekken"))
    assert "Dit kunnen we niet terugdraaien." in first.text
    assert first.one("main").find("input", "textarea", "select") == []
    assert client.get(story.url).status_code == 200
    response = visit.post("terugtrekken")
    assert response.status_code == 200
    receipt = read_html(response)
    assert receipt.one("h1").text == "Je verhaal is teruggetrokken"
    assert "Zoekmachines" in receipt.text
    assert client.get(story.url).status_code == 410
    assert not Teller.objects.filter(pk=teller.pk).exists()
    assert not StoryPage.objects.filter(pk=story.pk).exists()


def test_the_receipt_says_nothing_of_the_person(story, teller, visit):
    text = visit.post("terugtrekken").content.decode()
    for words in (story.title, "Anna uit de straat", teller.email, visit.token, str(teller.key)):
        assert words not in text


def test_a_second_submit_ends_with_the_same_receipt(story, visit):
    first = visit.post("terugtrekken")
    again = visit.post("terugtrekken")
    assert again.status_code == 200
    assert read_html(again).one("main").text == read_html(first).one("main").text
    assert visit.get("terugtrekken").status_code == 404


def test_afterwards_the_link_is_dead_for_everything_else(story, visit):
    visit.post("terugtrekken")
    assert visit.get().status_code == 404
    for action in ("akkoord", "anders", "toestemming", "pauze", "verder", "sta-erachter", "link"):
        assert visit.post(action, remark="Hallo").status_code == 404
    assert not PrivateLink.objects.exists()


def test_another_link_gets_no_receipt_of_this_story(story, visit):
    visit.post("terugtrekken")
    assert Visit("x" * 43).post("terugtrekken").status_code == 404


def test_a_story_that_was_never_sent_can_be_withdrawn(new_teller):
    new_teller.conversation.set_status(Conversation.Status.UNFINISHED)
    response = Visit(make_link(new_teller)).post("terugtrekken")
    assert response.status_code == 200
    assert "Zoekmachines" not in response.content.decode()
    assert not Teller.objects.filter(pk=new_teller.pk).exists()
