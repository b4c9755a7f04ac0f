"""Every decision of a teller locks the story and then the teller, before it writes anything.

A race shows a lock that is missing now and then, and only on PostgreSQL; this shows it always.
"""

import pytest
from django.db.models import Model
from django.db.models.sql.compiler import SQLCompiler, SQLInsertCompiler, SQLUpdateCompiler

from openhartig.pages.models import BasePage
from stories.consent.models import Teller
from stories.consent.uses import Use

USES = [use.value for use in Use]
DECISIONS = {
    "anders": {"remark": "Liever zonder plaatsnaam"},
    "toestemming": {"before": USES, "granted": USES[:1]},
    "pauze": {},
    "verder": {},
    "sta-erachter": {},
    "link": {},
    "terugtrekken": {},
}


class WrittenError(Exception):
    """Something is written; what happens after it does not matter here."""


@pytest.fixture
def locked_before_writing(monkeypatch: pytest.MonkeyPatch) -> list[type[Model]]:
    """The models of which rows are locked until the first write, which is refused."""
    locked: list[type[Model]] = []
    read = SQLCompiler.execute_sql

    def read_and_note(compiler: SQLCompiler, *args, **kwargs):
        if compiler.query.select_for_update:
            locked.append(compiler.query.model)
        return read(compiler, *args, **kwargs)

    def refuse(compiler: SQLCompiler, *args, **kwargs):
        raise WrittenError

    monkeypatch.setattr(SQLCompiler, "execute_sql", read_and_note)
    for writer in (SQLInsertCompiler, SQLUpdateCompiler):
        monkeypatch.setattr(writer, "execute_sql", refuse)
    return locked


@pytest.mark.parametrize("action", DECISIONS)
def test_a_decision_waits_for_whoever_changes_the_story(visit, locked_before_writing, action: str):
    with pytest.raises(WrittenError):
        visit.post(action, **DECISIONS[action])

    assert locked_before_writing == [BasePage, Teller]


def test_agreeing_waits_for_whoever_changes_the_story(draft_visit, request):
    version = draft_visit.html().one("input", name="version")["value"]
    locked_before_writing = request.getfixturevalue("locked_before_writing")

    with pytest.raises(WrittenError):
        draft_visit.post("akkoord", version=version)

    assert locked_before_writing == [BasePage, Teller]
