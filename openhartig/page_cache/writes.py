"""Notices every write to the database, on whatever road it comes, and changes the stamp.

A wrapper around each statement needs no list of models, signals or commands, and misses no bulk
update: https://docs.djangoproject.com/en/5.2/topics/db/instrumentation/

Three narrow rules tell what no public page shows: tables that rooms name, new rows of others that
they name, and drafts (`drafts.py`). Whatever they do not know renews the pages.
"""

import re
from collections.abc import Callable
from functools import cache

from django.db.backends.base.base import BaseDatabaseWrapper

from openhartig.doors import answers

from .drafts import touches_only_drafts
from .stamp import change_stamp

READS = re.compile(
    r"[\s(]*((SELECT|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|PRAGMA|SET|SHOW|VACUUM|ANALYZE)"
    r"|WITH\b(?!.*\b(INSERT|UPDATE|DELETE|MERGE)\b))\b",
    re.IGNORECASE | re.DOTALL,
)
WRITTEN_TABLE = re.compile(
    r'\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)"?', re.IGNORECASE
)
NEW_ROW = re.compile(r'INSERT INTO "\w+" \((?!"id")')
"""A row under a number of its own, which nothing can refer to yet."""


def watch_connection(connection: BaseDatabaseWrapper, **kwargs) -> None:
    """Let a new connection tell of its writes."""
    if _note_write not in connection.execute_wrappers:
        connection.execute_wrappers.append(_note_write)


def matters(sql: str) -> bool:
    """Tell whether a statement may change what a public page shows; when in doubt it does."""
    if ";" in sql.rstrip("; \n"):  # more than one, or a text of which we know nothing
        return True
    if READS.match(sql):
        return False
    table = WRITTEN_TABLE.match(sql)
    if table is None:
        return True
    is_new = table[1] in not_yet_on_a_page() and NEW_ROW.match(sql)
    return not is_new and table[1] not in never_on_a_page()


@cache
def never_on_a_page() -> frozenset[str]:
    """Return the tables of which no page that is kept shows a row; any other may matter.

    A room names its own with the hook `never_on_a_page`, in its `page_cache.py`: models, which
    bring the tables of their choices along, or the name of a table without a model. A test
    compares them with what pages read.
    """
    return _tables_named("never_on_a_page")


@cache
def not_yet_on_a_page() -> frozenset[str]:
    """Return the tables of which a row that is new is on no page yet, named in the same way."""
    return _tables_named("not_yet_on_a_page")


def _tables_named(door: str) -> frozenset[str]:
    named = {each for ask in answers(door, "page_cache") for each in ask()}
    models = [each for each in named if not isinstance(each, str)]
    choices = [field.remote_field.through for m in models for field in m._meta.local_many_to_many]
    return frozenset({*named - {*models}, *(model._meta.db_table for model in models + choices)})


def _note_write(execute: Callable, sql, params, many: bool, context: dict):
    connection, text = context["connection"], str(sql)
    is_change = (
        matters(text)
        and not _will_change(connection)
        and (many or not touches_only_drafts(connection, text, params))
    )
    result = execute(sql, params, many, context)
    if is_change:
        connection.on_commit(change_stamp)
        _put_last_first(connection.run_on_commit)
    return result


def _will_change(connection: BaseDatabaseWrapper) -> bool:
    return any(call[1] is change_stamp for call in connection.run_on_commit)


def _put_last_first(calls: list) -> None:
    """Let nothing that is done after the commit, and may fail, keep the stamp from changing."""
    calls[:0] = [calls.pop()] if calls else []
