"""Notices every write to the database, on whatever road it comes, and changes the stamp.

A wrapper around each statement needs no list of models, signals or commands, and misses no bulk
update: https://docs.djangoproject.com/en/5.2/topics/db/instrumentation/
"""

import re
from collections.abc import Callable

from django.db.backends.base.base import BaseDatabaseWrapper

from .stamp import change_stamp

READS = re.compile(
    r"[\s(]*((SELECT|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|PRAGMA|EXPLAIN|SET|SHOW|VACUUM|ANALYZE)"
    r"|WITH\b(?!.*\b(INSERT|UPDATE|DELETE|MERGE)\b))\b",
    re.IGNORECASE | re.DOTALL,
)
WRITTEN_TABLE = re.compile(
    r'\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|UPDATE|DELETE\s+FROM)\s+"?(\w+)"?', re.IGNORECASE
)
NEVER_ON_A_PAGE = {
    "consent_privatelink",
    "cookies_consentreceipt",
    "coordination_aftercare",
    "coordination_readinglog",
    "django_session",
    "mail_queuedmail",
    "submission_submission",
    "users_user",
    "wagtailadmin_editingsession",
    "wagtailcore_comment",
    "wagtailcore_commentreply",
    "wagtailcore_modellogentry",
    "wagtailcore_pagelogentry",
    "wagtailcore_pagesubscription",
    "wagtailcore_referenceindex",
    "wagtailcore_revision",
    "wagtailcore_uploadedfile",
    "wagtailusers_userprofile",
}
"""Tables of which no public page shows a row; any other may matter."""


def watch_connection(connection: BaseDatabaseWrapper, **kwargs) -> None:
    """Let a new connection tell of its writes."""
    if _note_write not in connection.execute_wrappers:
        connection.execute_wrappers.append(_note_write)


def matters(sql: str) -> bool:
    """Tell whether a statement may change what a public page shows; when in doubt it does."""
    if READS.match(sql):
        return False
    table = WRITTEN_TABLE.match(sql)
    return table is None or table[1] not in NEVER_ON_A_PAGE


def _note_write(execute: Callable, sql, params, many: bool, context: dict):
    result = execute(sql, params, many, context)
    connection = context["connection"]
    if matters(str(sql)) and all(call[1] is not change_stamp for call in connection.run_on_commit):
        connection.on_commit(change_stamp)
    return result
