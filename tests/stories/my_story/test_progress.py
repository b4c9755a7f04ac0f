"""How far a story is: five steps in the words of the teller, and never a made-up time."""

import pytest
from django.utils import timezone

from stories.consent.links import make_link
from stories.conversation.models import Conversation, TellerSettings
from stories.my_story.progress import NAMES, YOUR_TURN
from stories.withdrawal.pause import pause
from tests.factories import TellerFactory
from tests.html import Element

from .conftest import Visit

Status = Conversation.Status


def steps(page: Element) -> list[Element]:
    found = page.find("ol", class_="my-story-steps")
    return found[0].find("li") if found else []


def present(page: Element) -> str:
    (step,) = page.find("li", **{"aria-current": "step"})
    return step.text


@pytest.fixture
def terms(site) -> TellerSettings:
    """What coordinators say of themselves: nothing yet."""
    return TellerSettings.current()


@pytest.mark.parametrize(
    ("status", "name"),
    [(Status.RECEIVED, NAMES[0]), (Status.ASKED, NAMES[1]), (Status.ACCEPTED, NAMES[2])],
)
def test_one_step_is_the_present_one(new_teller, status, name):
    new_teller.conversation.set_status(status)
    page = Visit(make_link(new_teller)).html()
    assert len(steps(page)) == len(NAMES)
    assert name in present(page)


def test_a_text_that_waits_is_a_step_of_the_teller(draft_visit):
    page = draft_visit.html()
    assert present(page) == f"{NAMES[3]} {YOUR_TURN}"
    assert [step.text.startswith("Klaar: ") for step in steps(page)] == [True] * 3 + [False] * 2
    draft_visit.agree()
    assert NAMES[4] in present(draft_visit.html())


def test_a_story_that_is_not_sent_or_stands_still_has_no_steps(new_teller, teller, visit):
    for status in (Status.UNFINISHED, Status.DECLINED):
        new_teller.conversation.set_status(status)
        assert steps(Visit(make_link(new_teller)).html()) == []
    pause(teller)
    assert steps(visit.html()) == []


def test_nothing_is_said_of_time_that_nobody_filled_in(terms, new_teller):
    page = Visit(make_link(new_teller)).html()
    assert "De verhalencoördinator leest het." in present(page)
    assert "Meestal binnen" not in page.one("main").text


def test_coordinators_say_who_they_are_and_how_long_it_takes(terms, new_teller):
    terms.coordinator, terms.time_to_read = "Marieke", "een week"
    terms.time_to_publish = "vijf dagen"
    terms.save()
    page = Visit(make_link(new_teller)).html()
    assert present(page).endswith("Marieke leest het. Meestal binnen een week.")
    assert steps(page)[4].text.endswith("Meestal binnen vijf dagen na je akkoord.")


def test_the_day_on_which_a_story_was_sent_is_told(site):
    day = timezone.localtime()
    teller = TellerFactory(conversation__sent_at=day, conversation__status=Status.RECEIVED)
    assert f"Verstuurd op {day.day} " in present(Visit(make_link(teller)).html())
    talk = TellerFactory(conversation__sent_at=None, conversation__status=Status.RECEIVED)
    assert "Verstuurd op" not in present(Visit(make_link(talk)).html())
