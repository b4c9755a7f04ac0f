"""Agreeing with the text, and wanting it otherwise."""

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import WorkflowPage

from stories.consent import gate
from stories.consent.models import Agreement
from stories.consent.obstacles import Kind, Obstacle
from stories.conversation.models import Conversation
from stories.models import StoryPage
from stories.submission.models import Submission
from tests.html import read_html

from .conftest import edit, show


def latest(story: StoryPage) -> StoryPage:
    return StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object()


def test_agreeing_opens_the_gate_and_publishes_nothing(draft, draft_teller, draft_visit):
    response = draft_visit.agree()
    assert response.status_code == 303
    draft.refresh_from_db()
    draft_teller.refresh_from_db()
    assert not draft.live
    assert draft_teller.conversation.status == Conversation.Status.ACCEPTED
    assert draft_teller.agreement.kind == Agreement.Kind.TELLER
    assert gate.obstacles(latest(draft)) == []
    page = draft_visit.html()
    assert page.one("h1").text == "Je bent akkoord met je verhaal"
    assert page.find("input", name="version") == []
    draft.latest_revision.publish()
    assert draft_visit.html().one("h1").text == "Je verhaal staat op de site"


def test_both_versions_are_shown_before_agreeing(draft, draft_visit):
    edit(draft, easy_text="Ik was bang.")
    page = draft_visit.html()
    easy, whole = (each for each in page.find("details") if "version" in each.get("class"))
    assert "Ik was bang." in easy.text
    assert "Het begon op een gewone dinsdag." in whole.text
    assert all("open" in each.attributes and not each.get("name") for each in (easy, whole))


def test_a_second_click_agrees_once(draft_teller, draft_visit):
    version = draft_visit.html().one("input", name="version")["value"]
    for _ in range(2):
        assert draft_visit.post("akkoord", version=version).status_code == 303
    assert draft_teller.agreements.count() == 1


def test_both_answers_stand_above_the_text_as_well(draft_visit):
    main = draft_visit.html().one("main")
    everything = main.find()
    (box,) = main.find("div", class_="my-story-choose")
    assert everything.index(box) < everything.index(main.one("article"))
    assert [link["href"] for link in box.find("a")] == ["#tekst", "#bericht"]
    form = main.one("form", id=box.one("button")["form"])
    assert form["action"] == draft_visit.address("akkoord")
    assert form.one("input", name="version")["value"]
    assert main.one("textarea", id="bericht")


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Een andere titel"},
        {"slug": "een-ander-adres"},
        {"introduction": "Een andere inleiding."},
        {"easy_text": "Een korte versie."},
        {"display_name": "Een andere naam"},
        {"content_notes": ["loss"]},
        {"body": [("text", "<p>Een andere tekst.</p>")]},
        {"search_description": "Iets anders voor zoekmachines."},
    ],
)
def test_a_text_that_changed_meanwhile_is_not_agreed_to(draft, draft_teller, draft_visit, change):
    seen = draft_visit.html().one("input", name="version")["value"]
    edit(draft, **change)
    response = draft_visit.post("akkoord", version=seen)
    assert response.status_code == 409
    page = read_html(response)
    assert "Daarom is je akkoord niet bewaard" in page.one("p", role="alert").text
    assert page.one("title").text.startswith("Fout: ")
    assert draft_teller.agreement is None
    assert page.one("input", name="version")["value"] != seen
    assert draft_visit.agree().status_code == 303
    assert gate.obstacles(latest(draft)) == []


@pytest.mark.parametrize("version", ["", "0", "\x00", "é" * 5000])
def test_nothing_else_is_an_agreement(draft_teller, draft_visit, version):
    assert draft_visit.post("akkoord", version=version).status_code == 409
    assert draft_teller.agreement is None


def test_nothing_is_agreed_to_before_it_was_shown(draft, draft_teller, draft_visit):
    version = draft_visit.html().one("input", name="version")["value"]
    draft_teller.moves.all().delete()
    assert draft_visit.post("akkoord", version=version).status_code == 409
    assert draft_teller.agreement is None


def test_a_new_version_of_a_public_story_waits_for_the_teller(story, teller, visit):
    edit(story, introduction="Nieuw: een inleiding.")
    show(story)
    with pytest.raises(PermissionDenied):
        StoryPage.objects.get(pk=story.pk).latest_revision.publish()
    assert visit.agree().status_code == 303
    StoryPage.objects.get(pk=story.pk).latest_revision.publish()
    story.refresh_from_db()
    assert story.introduction == "Nieuw: een inleiding."


def test_changes_are_marked_against_what_was_agreed_to(story, visit):
    edit(story, body=[("text", "<p>Het begon op een <b>gewone</b> woensdag.</p>")])
    show(story)
    page = visit.html()
    assert page.find("del")[1].text.startswith("weggehaald: dinsdag.")
    assert page.find("ins")[1].text.startswith("toegevoegd: woensdag.")
    assert "de tekst waar je akkoord mee was" in page.one("main").text


def test_changes_are_marked_against_what_was_sent(draft, draft_teller, draft_visit):
    Submission.objects.create(
        teller=draft_teller,
        text="Het begon op een rare dinsdag.\n\nWat mij hielp\nEen buurvrouw die bleef vragen.",
    )
    page = draft_visit.html()
    assert "wat jij schreef" in page.one("main").text
    assert page.find("del")[1].text.startswith("weggehaald: rare")


def test_wanting_it_otherwise_gives_the_coordinator_the_turn(draft, draft_teller, draft_visit):
    response = draft_visit.post("anders", remark="Noem de straat niet.")
    assert response.status_code == 303
    draft_teller.refresh_from_db()
    assert draft_teller.conversation.remark == "Noem de straat niet."
    assert draft_teller.conversation.remark_at
    assert draft_teller.conversation.status == Conversation.Status.ACCEPTED
    page = draft_visit.html()
    assert page.one("h1").text == "We kijken naar je bericht"
    assert page.find("input", name="version") == []
    show(draft)
    assert draft_visit.html().one("h1").text == "Je verhaal is klaar om te bekijken"


def test_wanting_it_otherwise_takes_back_an_agreement(draft, draft_teller, draft_visit):
    draft_visit.agree()
    draft_visit.post("anders", remark="Wacht, toch niet.")
    assert gate.obstacles(latest(draft)) == [Obstacle(Kind.NO_AGREEMENT)]


def test_wanting_it_otherwise_leaves_a_public_story_where_it_is(story, teller, visit):
    visit.post("anders", remark="De foto mag vrolijker.")
    story.refresh_from_db()
    assert story.live
    assert gate.obstacles(latest(story)) == []


@pytest.mark.parametrize("remark", ["", "   ", "x" * 2001])
def test_a_remark_that_does_not_fit_is_not_lost(draft_teller, draft_visit, remark):
    response = draft_visit.post("anders", remark=remark)
    assert response.status_code == 422
    page = read_html(response)
    assert page.one("textarea").text == remark.strip()
    assert page.one("textarea")["aria-invalid"] == "true"
    draft_teller.refresh_from_db()
    assert draft_teller.conversation.remark is None


def test_a_remark_of_exactly_the_length_fits(draft_teller, draft_visit):
    remark = "\r\n".join(["x" * 999, "y" * 1000])
    assert draft_visit.post("anders", remark=remark).status_code == 303
    draft_teller.refresh_from_db()
    assert len(draft_teller.conversation.remark) == 2000


def test_what_is_switched_on_around_the_text_is_said(story, visit):
    edit(story, noindex=True)
    show(story)

    text = visit.html().one("main").text
    assert "Ook veranderd: of zoekmachines het tonen." in text
    assert "Ingesteld: niet in zoekmachines." in text


class TestReview:
    """A text that its teller agrees to goes on by itself."""

    def state(self, draft):
        return StoryPage.objects.get(pk=draft.pk).current_workflow_state

    def test_agreeing_sends_the_story_on(self, draft, draft_visit):
        assert self.state(draft) is None
        draft_visit.agree()
        state = self.state(draft)
        assert state.status == state.STATUS_IN_PROGRESS
        assert state.current_task_state.revision_id == draft.latest_revision_id

    def test_a_story_that_was_sent_back_is_sent_on_again(self, draft, draft_visit, editor):
        draft.get_workflow().start(draft, editor)
        state = self.state(draft)
        state.current_task_state.reject(user=editor)
        draft_visit.agree()
        assert self.state(draft).status == state.STATUS_IN_PROGRESS

    def test_a_story_that_is_there_stays_there(self, draft, draft_visit, editor):
        draft.get_workflow().start(draft, editor)
        before = self.state(draft).pk
        draft_visit.agree()
        assert self.state(draft).pk == before

    def test_without_a_workflow_it_waits_for_an_editor(self, draft, draft_visit):
        WorkflowPage.objects.all().delete()
        assert draft_visit.agree().status_code == 303
        assert self.state(draft) is None
