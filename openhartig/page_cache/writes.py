"""Notices every write to the database, on whatever road it comes, and changes the stamp.

A wrapper around each statement needs no list of models, signals or commands, and misses no bulk
update: https://docs.djangoproject.com/en/5.2/topics/db/instrumentation/

Three narrow rules tell what no public page shows: a list of tables, files that are new, and drafts
(`drafts.py`). Whatever they do not know renews the pages.
"""

import re
from collections.abc import Callable

from django.db.backends.base.base import BaseDatabaseWrapper

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
NEW_FILE = re.compile(
    r'INSERT INTO "(?:media_siteimage|media_siterendition|media_sitedocument)" \((?!"id")'
)
"""A file under a number of its own, which nothing can refer to yet, or a size of a picture: a page
that lacks one makes it."""

NEVER_ON_A_PAGE = {
    "auth_group",
    "auth_group_permissions",
    "consent_agreement",
    "consent_consentwording",
    "consent_grant",
    "consent_privatelink",
    "consent_signedform",
    "consent_teller",
    "cookie_consent_logitem",
    "cookies_consentreceipt",
    "desk_aftercare",
    "desk_move",
    "desk_readinglog",
    "desk_reasontemplate",
    "desk_tellersettings",
    "django_session",
    "mail_queuedmail",
    "search_page",
    "submission_submission",
    "submission_submission_themes",
    "taggit_tag",
    "taggit_taggeditem",
    "users_user",
    "users_user_groups",
    "users_user_user_permissions",
    "wagtailadmin_editingsession",
    "wagtailadmin_formstate",
    "wagtailcore_apitoken",
    "wagtailcore_comment",
    "wagtailcore_commentreply",
    "wagtailcore_modellogentry",
    "wagtailcore_pagelogentry",
    "wagtailcore_pagesubscription",
    "wagtailcore_referenceindex",
    "wagtailcore_revision",
    "wagtailcore_taskstate",
    "wagtailcore_uploadedfile",
    "wagtailcore_workflowstate",
    "wagtailsearch_indexentry",
    "wagtailsearch_indexentry_fts",
    "wagtailusers_userprofile",
    "withdrawal_leftover",
    "withdrawal_storyfile",
}
"""Tables of which no page that is kept shows a row; any other may matter. A test compares them with
what pages read."""


def watch_connection(connection: BaseDatabaseWrapper, **kwargs) -> None:
    """Let a new connection tell of its writes."""
    if _note_write not in connection.execute_wrappers:
        connection.execute_wrappers.append(_note_write)


def matters(sql: str) -> bool:
    """Tell whether a statement may change what a public page shows; when in doubt it does."""
    if ";" in sql.rstrip("; \n"):  # more than one, or a text of which we know nothing
        return True
    if READS.match(sql) or NEW_FILE.match(sql):
        return False
    table = WRITTEN_TABLE.match(sql)
    return table is None or table[1] not in NEVER_ON_A_PAGE


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
