"""Two people at once, with real transactions."""

from threading import Event

import pytest
from django.db import transaction
from django.http import HttpResponse

from stories.consent.content import parts_of
from stories.consent.links import make_link
from stories.consent.models import Teller
from stories.consent.uses import Use
from stories.models import StoryPage
from tests.databases import at_once
from tests.factories import make_tree

from .conftest import Visit, edit, make_draft

TIMES = 4


@pytest.fixture
def draft(database) -> StoryPage:
    """A draft that waits for its teller."""
    return make_draft(make_tree())


def test_agreeing_while_an_editor_saves(draft):
    teller = Teller.objects.get(key=draft.key)
    for number in range(TIMES):
        visit = Visit(make_link(teller))
        seen = visit.html().one("input", name="version")["value"]
        shown = parts_of(StoryPage.objects.get(pk=draft.pk).get_latest_revision_as_object())
        response, saved = at_once(
            lambda visit=visit, seen=seen: visit.post("akkoord", version=seen),
            lambda number=number: edit(draft, introduction=f"Inleiding {number}"),
        )
        assert isinstance(saved, StoryPage), saved
        agreement = teller.agreement
        if response.status_code == 303:
            assert agreement.parts == shown
            teller.agreements.all().delete()
            teller.moves.create(kind="ready")
        else:
            assert response.status_code == 409
            assert agreement is None


def test_agreeing_to_what_an_editor_is_just_replacing(draft):
    """Without its lock, the agreement would not see a version that is saved and not committed."""
    teller = Teller.objects.get(key=draft.key)
    visit = Visit(make_link(teller))
    seen = visit.html().one("input", name="version")["value"]
    saved, answered = Event(), Event()

    def replace() -> None:
        with transaction.atomic():
            edit(draft, introduction="Nieuwe inleiding")
            saved.set()
            answered.wait(timeout=1)  # who needs no lock has answered by then

    def agree() -> HttpResponse:
        assert saved.wait(timeout=10)
        response = visit.post("akkoord", version=seen)
        answered.set()
        return response

    _, response = at_once(replace, agree)
    assert response.status_code == 409
    assert teller.agreement is None


def test_two_tabs_change_consent_at_once(draft):
    teller = Teller.objects.get(key=draft.key)
    visit = Visit(make_link(teller))
    everything = [use.value for use in Use]

    def refuse(use: Use):
        granted = [value for value in everything if value != use]
        return Visit(visit.token).post("toestemming", before=everything, granted=granted)

    responses = at_once(lambda: refuse(Use.NAME), lambda: refuse(Use.PRESS))
    assert [response.status_code for response in responses] == [303, 303]
    assert teller.granted == set(Use) - {Use.NAME, Use.PRESS}


def test_a_double_click_on_withdraw_ends_kindly(draft):
    teller = Teller.objects.get(key=draft.key)
    visit = Visit(make_link(teller))
    responses = at_once(*(lambda: Visit(visit.token).post("terugtrekken") for _ in range(2)))
    assert {response.status_code for response in responses} == {200}
    assert not Teller.objects.filter(pk=teller.pk).exists()
