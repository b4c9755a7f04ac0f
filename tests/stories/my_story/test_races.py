"""Two people at once, with real transactions."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Barrier, Thread

import pytest
from django.db import connection

from stories.consent.content import parts_of
from stories.consent.links import make_link
from stories.consent.models import Teller
from stories.consent.uses import Use
from stories.models import StoryPage
from tests.databases import (
    copy_database,
    copy_database_in_use,
    drop_database,
    using_database,
)
from tests.factories import make_tree

from .conftest import Visit, edit, make_draft

TIMES = 4


@pytest.fixture(scope="session")
def migrated(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[str]:
    """The name of a database with nothing in it but what migrations put there."""
    with django_db_blocker.unblock():
        name = copy_database_in_use(tmp_path_factory.mktemp("database") / "migrated.sqlite3")
        yield name
        drop_database(name)


@pytest.fixture
def draft(db, migrated: str, tmp_path: Path) -> Iterator[StoryPage]:
    """A draft that waits for its teller, in a database with room for threads."""
    name = copy_database(migrated, tmp_path / "own.sqlite3")
    with using_database(name):
        yield make_draft(make_tree())
    drop_database(name)


def at_once(*actions: Callable) -> list:
    """Do things at the same moment, each in a thread of its own; return what each returned."""
    barrier = Barrier(len(actions))
    results = [None] * len(actions)

    def run(number: int, action: Callable) -> None:
        try:
            barrier.wait()
            results[number] = action()
        except Exception as error:
            results[number] = error
        finally:
            connection.close()

    threads = [Thread(target=run, args=item) for item in enumerate(actions)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


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
