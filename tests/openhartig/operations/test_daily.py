"""The daily work: every room joins by its own file, and no part stands in the way of another."""

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime

import pytest
from django.utils import timezone
from wagtail import hooks

from openhartig.operations.daily import work
from openhartig.operations.daily.errors import PartError, each

NOW = timezone.now()
SECRET = "mieke@contact.example.org"


@pytest.fixture
def rooms(monkeypatch: pytest.MonkeyPatch) -> Iterator[ExitStack]:
    """Rooms of this test alone: what they register is the whole work."""
    work.parts()  # the rooms of the site join now, and not in the middle of a test
    monkeypatch.setattr(hooks, "_hooks", {})
    with ExitStack() as stack:
        yield stack


def join(rooms: ExitStack, part, order: int = 0) -> None:
    rooms.enter_context(hooks.register_temporarily("daily_work", part, order=order))


def report_of_a_run() -> tuple[bool, list[str]]:
    lines: list[str] = []
    return work.run(NOW, lines.append), lines


def test_a_part_gets_the_moment_and_stands_under_its_own_name(rooms: ExitStack):
    def water_the_plants(now: datetime) -> str:
        assert now is NOW
        return "3"

    join(rooms, water_the_plants)
    assert report_of_a_run() == (True, ["water the plants: 3"])


def test_the_order_is_that_of_the_rooms_and_not_of_their_files(rooms: ExitStack):
    def clean_up(now: datetime) -> str:
        return "done"

    def erase(now: datetime) -> str:
        return "done"

    join(rooms, clean_up, order=1_000)
    join(rooms, erase, order=100)
    assert report_of_a_run()[1] == ["erase: done", "clean up: done"]


def test_a_part_that_fails_stops_no_other_and_says_nothing_of_people(rooms: ExitStack):
    def look(now: datetime) -> str:
        raise ValueError(SECRET)

    def count(now: datetime) -> str:
        raise PartError("1 done, 2 failed")

    def go_on(now: datetime) -> str:
        return "done"

    for order, part in enumerate((look, count, go_on)):
        join(rooms, part, order)
    is_well, (looked, counted, went_on) = report_of_a_run()
    assert not is_well
    assert looked.startswith("look: FAILED (ValueError in look, line ")
    assert SECRET not in looked
    assert counted == "count: FAILED (1 done, 2 failed)"
    assert went_on == "go on: done"


def test_one_of_many_that_fails_stops_no_other(caplog: pytest.LogCaptureFixture):
    done = []

    def do(item: int) -> bool:
        if item == 1:
            raise OSError(SECRET)
        done.append(item)
        return item != 2

    with pytest.raises(PartError, match="1 done, 1 failed"):
        each([1, 2, 3], do)
    assert done == [2, 3]
    assert "OSError in do" in caplog.text
    assert SECRET not in caplog.text
    assert each([2, 3], do) == "1"


def test_erasing_comes_first_and_cleaning_up_last():
    names = [part.__name__ for part in work.parts()]
    assert names[0] == "finish_erasures"
    assert names[-1] == "clean_database"
    erasing = [name.startswith(("finish", "erase")) for name in names]
    assert erasing == sorted(erasing, reverse=True)
    assert names.index("ask_yearly") < names.index("hide_after_silence")
    assert names.index("hide_after_silence") < names.index("deliver_mail")
