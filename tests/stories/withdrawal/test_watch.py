"""Withdrawals that were cut short are finished within a minute, by whatever process is there."""

import logging
import sqlite3
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from django.db import OperationalError
from django.utils import timezone

from openhartig.operations.beginning import BeginsFirst, process_begins
from stories.consent.models import Teller
from stories.withdrawal import erasure as erasing
from stories.withdrawal import watch
from stories.withdrawal.erasure import begin, resume_due
from stories.withdrawal.models import A_MOMENT, WAIT_AFTER_TRY, Erasure
from tests.databases import at_once
from tests.factories import TellerFactory, make_tree
from tests.first_start import FirstStart
from tests.openhartig.operations.processes import run_manage, serve


@pytest.fixture
def cut_short(site) -> Erasure:
    """A withdrawal that a process left a moment ago."""
    erasure = begin(TellerFactory().key)
    Erasure.objects.update(next_try_at=timezone.now())
    return erasure


def later(by: timedelta) -> None:
    """Let some time pass for every erasure."""
    for erasure in Erasure.objects.all():
        Erasure.objects.filter(pk=erasure.pk).update(next_try_at=erasure.next_try_at - by)


def test_what_was_cut_short_is_finished(cut_short: Erasure):
    resume_due()

    cut_short.refresh_from_db()
    assert cut_short.finished_at
    assert not Teller.objects.filter(key=cut_short.key).exists()


def test_what_is_being_done_now_is_left_to_who_does_it(site):
    begin(TellerFactory().key)

    resume_due()
    assert not Erasure.objects.get().finished_at

    later(A_MOMENT)
    resume_due()
    assert Erasure.objects.get().finished_at


def test_the_two_waits_together_are_less_than_a_minute():
    assert A_MOMENT + timedelta(seconds=watch.SECONDS) < timedelta(minutes=1)


def test_what_keeps_failing_is_tried_less_and_less(cut_short: Erasure, monkeypatch, caplog):
    monkeypatch.setitem(erasing.STEPS, "media", lambda story: 1 / 0)

    for wait in [*WAIT_AFTER_TRY, WAIT_AFTER_TRY[-1]]:
        caplog.clear()
        for _ in range(5):
            resume_due()
        assert len(caplog.records) == 1
        later(wait - timedelta(seconds=5))
        resume_due()
        assert len(caplog.records) == 1
        later(timedelta(seconds=6))

    monkeypatch.undo()
    resume_due()
    assert Erasure.objects.get().finished_at


def test_of_processes_that_race_one_does_it(database, mailoutbox, monkeypatch):
    begin(make_tree().story.key)
    later(A_MOMENT)
    tried = []
    monkeypatch.setattr(erasing, "_run_or_report", lambda erasure: tried.append(erasure))

    at_once(*[resume_due] * 4)

    assert len(tried) == 1


class TestTheThread:
    def test_finishes_without_any_request(self, database, monkeypatch: pytest.MonkeyPatch):
        begin(make_tree().story.key)
        later(A_MOMENT)
        done = Event()
        monkeypatch.setattr(time, "sleep", lambda seconds: done.set() or Event().wait())

        watch._Watch().start()

        assert done.wait(timeout=20)
        assert Erasure.objects.get().finished_at

    def test_survives_what_fails_and_says_so_once(self, monkeypatch, caplog):
        def fail() -> None:
            raise OperationalError("could not connect to the house of Truus")

        monkeypatch.setattr(watch, "look", fail)
        monkeypatch.setattr(watch.connections, "close_all", lambda: None)
        thread = watch._Watch()
        with caplog.at_level(logging.ERROR):
            for _ in range(3):
                thread.look()

        assert [record.levelname for record in caplog.records] == ["ERROR"]
        assert "Truus" not in caplog.text


class TestTheBeginningOfAProcess:
    @pytest.fixture
    def told(self, monkeypatch: pytest.MonkeyPatch) -> list:
        """What listens, in place of what does."""
        told = []
        receivers = process_begins.receivers
        monkeypatch.setattr(process_begins, "receivers", [])
        process_begins.sender_receivers_cache.clear()

        def listen(**kwargs) -> None:
            told.append(kwargs)
            if len(told) == 1:
                raise OperationalError

        process_begins.connect(listen, weak=False)
        yield told
        process_begins.receivers = receivers
        process_begins.sender_receivers_cache.clear()

    def test_is_told_until_it_worked_and_then_never_again(self, told: list):
        site = BeginsFirst(lambda environ, start_response: [b"answer"])

        assert [site({}, None) for _ in range(4)] == [[b"answer"]] * 4
        assert len(told) == 2


HASTY = """
from django.apps import AppConfig
from openhartig.settings import *

class Hasty(AppConfig):
    name = "hasty"

    def ready(self):
        from stories.withdrawal import watch
        watch.SECONDS = 0.5

INSTALLED_APPS += ["hasty.Hasty"]
"""
BEGIN = """
from django.utils import timezone
from stories.consent.models import Teller
from stories.withdrawal.erasure import begin
from stories.withdrawal.models import Erasure
begin(Teller.objects.create(origin="form").key)
Erasure.objects.update(next_try_at=timezone.now())
"""
FINISHED = "SELECT COUNT(*) FROM withdrawal_erasure WHERE finished_at IS NOT NULL"


@pytest.mark.slow
def test_a_site_without_visitors_finishes_by_itself(first_start: FirstStart, tmp_path: Path):
    """For real: a process begins a withdrawal and ends, and nobody asks the site for anything.

    The two waits are cut short; another test tells how long they are together.
    """
    (tmp_path / "hasty.py").write_text(HASTY)
    hasty = {"DJANGO_SETTINGS_MODULE": "hasty", "PYTHONPATH": str(tmp_path)}
    data_dir = first_start.copied_to(tmp_path / "var")
    with (
        serve(data_dir, **hasty),
        closing(sqlite3.connect(data_dir / "db.sqlite3")) as database,
    ):
        process = run_manage("shell", "-v0", "-c", BEGIN, DATA_DIR=str(data_dir))
        assert process.returncode == 0, process.stderr
        deadline = time.monotonic() + 60
        while database.execute(FINISHED).fetchone() != (1,):
            assert time.monotonic() < deadline
            time.sleep(0.2)
