"""The top of the page: where the story is, and the one thing to do next."""

from datetime import timedelta

import pytest
from django.utils import timezone

from stories.consent.links import make_link
from stories.consent.live import apply_grants
from stories.consent.models import Teller
from stories.consent.uses import How, Use
from stories.conversation.models import Conversation
from stories.submission.models import Step, Submission
from tests.factories import TellerFactory

from .conftest import Visit, edit, show

Status = Conversation.Status


def heading_of(teller: Teller) -> str:
    return Visit(make_link(teller)).html().one("h1").text


@pytest.mark.parametrize(
    ("status", "heading"),
    [
        (Status.UNFINISHED, "Je verhaal is nog niet verstuurd"),
        (Status.RECEIVED, "We hebben je verhaal ontvangen"),
        (Status.ASKED, "We hebben een vraag voor je"),
        (Status.ACCEPTED, "We maken een concept"),
        (Status.DECLINED, "We plaatsen je verhaal niet"),
    ],
)
def test_a_story_without_a_page(new_teller, status, heading):
    new_teller.conversation.set_status(status)
    assert heading_of(new_teller) == heading


def test_a_story_that_is_not_sent_leads_back_to_its_step(new_teller):
    Submission.objects.create(teller=new_teller, step=Step.STORY, text="Nog niet klaar.")
    new_teller.conversation.set_status(Status.UNFINISHED)
    visit = Visit(make_link(new_teller))
    page = visit.html()
    link = page.one("main").find("a", class_="button button-main")[0]
    assert link["href"] == f"/deel-jouw-verhaal/{visit.token}/"
    assert "Nog niet klaar." not in page.text
    day = timezone.localtime() + timedelta(days=90)
    assert f"wissen we het op {day.day} " in page.text


def test_a_question_stands_on_the_page_until_it_is_answered(new_teller):
    new_teller.conversation.question = "Mag de naam van je zus erin blijven?"
    new_teller.conversation.save()
    new_teller.conversation.set_status(Status.ASKED)
    visit = Visit(make_link(new_teller))
    assert new_teller.conversation.question in visit.html().text
    response = visit.post("anders", remark="Nee, liever niet.\r\nHaal haar weg.")
    assert response.status_code == 303
    new_teller.refresh_from_db()
    assert new_teller.conversation.remark == "Nee, liever niet.\nHaal haar weg."
    assert new_teller.conversation.status == Status.RECEIVED
    page = visit.html()
    assert page.one("h1").text == "We hebben je verhaal ontvangen"
    assert "Mag de naam van je zus" not in page.text


def test_what_was_sent_can_be_read_back(new_teller):
    Submission.objects.create(teller=new_teller, text="Het begon\n\nop een dinsdag.")
    page = Visit(make_link(new_teller)).html()
    (section,) = page.find("section", **{"aria-labelledby": "gestuurd"})
    assert "Het begon op een dinsdag." in section.text


def test_a_draft_is_not_shown_before_it_is_ready(draft, draft_teller, draft_visit):
    draft_teller.moves.all().delete()
    draft_teller.conversation.set_status(Status.ACCEPTED)
    page = draft_visit.html()
    assert page.one("h1").text == "We maken een concept"
    assert draft.title not in page.text
    assert page.find("input", name="version") == []


def test_a_draft_that_is_ready_is_shown_with_two_answers(draft, draft_visit):
    page = draft_visit.html()
    assert page.one("h1").text == "Je verhaal is klaar om te bekijken"
    assert page.one("article").one("h2", class_="preview-title").text == draft.title
    assert "Een buurvrouw die bleef vragen." in page.one("article").text
    buttons = [button.text for button in page.one("main").find("button")]
    assert "Akkoord, zo is het goed" in buttons
    assert "Liever anders" in buttons
    assert f"/verhalen/{draft.slug}/" in page.one("main").text


def test_a_public_story_leads_to_itself(story, visit):
    page = visit.html()
    assert page.one("h1").text == "Je verhaal staat op de site"
    assert page.one("main").find("a", href=story.url)
    assert page.find("input", name="version") == []


def test_work_on_a_public_story_is_not_shown_before_it_is_ready(story, visit):
    edit(story, title="Een nieuwe titel")
    assert "Een nieuwe titel" not in visit.html().text
    show(story)
    page = visit.html()
    assert "Een nieuwe titel" in page.one("article").text
    assert page.one("h1").text == "Je verhaal staat op de site"
    assert page.one("input", name="version")


def test_a_story_that_may_not_be_shown_says_so(teller, visit):
    teller.decide({Use.NAME}, How.PRIVATE_LINK)
    apply_grants(teller)
    assert visit.html().one("h1").text == "Je verhaal staat niet op de site"


def test_declining_is_explained_with_the_day_of_erasure(new_teller):
    new_teller.conversation.question = "Iemand anders is te herkennen."
    new_teller.conversation.status = Status.DECLINED
    new_teller.conversation.status_changed_at = timezone.now() - timedelta(days=10)
    new_teller.conversation.save()
    page = Visit(make_link(new_teller)).html()
    assert "Iemand anders is te herkennen." in page.text
    day = timezone.localtime(new_teller.conversation.status_changed_at + timedelta(days=30))
    assert f"{day.day} " in page.text
    assert str(day.year) in page.text
    assert page.find("input", name="granted") == []


@pytest.mark.parametrize("status", [Status.UNFINISHED, Status.DECLINED])
@pytest.mark.parametrize("action", ["anders", "toestemming", "pauze", "sta-erachter"])
def test_what_makes_no_sense_changes_nothing(new_teller, status, action):
    new_teller.conversation.set_status(status)
    before = new_teller.granted
    response = Visit(make_link(new_teller)).post(action, remark="Hallo")
    assert response.status_code == 409
    new_teller.refresh_from_db()
    assert (new_teller.conversation.status, new_teller.granted) == (status, before)
    assert (
        new_teller.conversation.remark,
        new_teller.paused_at,
        new_teller.conversation.confirmed_at,
    ) == (None, None, None)


def test_somebody_from_an_interview_has_the_same_page(site):
    teller = TellerFactory(
        origin=Teller.Origin.INTERVIEW, conversation__status=Status.ACCEPTED, email=None
    )
    page = Visit(make_link(teller)).html()
    assert page.one("h1").text == "We maken een concept"
    assert "We hebben geen mailadres van je" in page.text
