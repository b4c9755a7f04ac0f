"""Every change in the database that a page may show renews the pages, and reading does not."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from unittest.mock import Mock

import pytest
from django.db import connection

from openhartig.page_cache.stamp import StampError, change_stamp, stamp_of_site
from openhartig.page_cache.writes import matters, never_on_a_page
from openhartig.users.models import User
from stories.models import Theme
from tests.factories import ThemeFactory


def read_stamp() -> str:
    return stamp_of_site().read()


def raw(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


CHANGES = {
    "save": lambda theme: theme.save(),
    "update": lambda theme: Theme.objects.update(description="Anders"),
    "bulk create": lambda theme: Theme.objects.bulk_create([Theme(name="Rouw", slug="rouw")]),
    "bulk update": lambda theme: Theme.objects.bulk_update([theme], ["name"]),
    "delete": lambda theme: theme.delete(),
    "raw": lambda theme: raw("UPDATE stories_theme SET description = 'x'"),
}


@pytest.fixture
def committed(db, django_capture_on_commit_callbacks) -> Callable:
    """A block whose changes are committed at its end, as far as pages can see."""

    def begin():
        connection.run_on_commit.clear()  # what the test did before was committed as well
        return django_capture_on_commit_callbacks(execute=True)

    return begin


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_renews_the_pages(committed: Callable, change: Callable) -> None:
    theme = ThemeFactory()
    stamp = read_stamp()
    with committed():
        list(Theme.objects.all())
    assert read_stamp() == stamp
    with committed():
        change(theme)
        seen_meanwhile = read_stamp()
    assert read_stamp() not in {stamp, seen_meanwhile}


def test_many_changes_renew_the_pages_once(committed: Callable) -> None:
    with committed() as callbacks:
        ThemeFactory()
        ThemeFactory()
    assert len(callbacks) == 1


def test_a_change_goes_on_when_nobody_can_be_told(committed: Callable, settings, caplog) -> None:
    theme = ThemeFactory()
    settings.PAGE_CACHE_DIR = Path("/dev/null/no_folder")
    with committed():
        Theme.objects.update(description="Anders")
    theme.refresh_from_db()
    assert theme.description == "Anders"
    assert "may show an old page" in caplog.text


def test_on_a_full_disk_no_page_that_is_kept_counts(committed: Callable, monkeypatch) -> None:
    read_stamp()
    monkeypatch.setattr(os, "symlink", Mock(side_effect=OSError(errno.ENOSPC, "full")))
    with committed():
        ThemeFactory()
    with pytest.raises(StampError):
        read_stamp()


def test_what_fails_after_the_commit_keeps_nothing_from_changing(committed: Callable) -> None:
    with committed() as callbacks:
        connection.on_commit(Mock(side_effect=OSError))
        ThemeFactory()
        assert connection.run_on_commit[0][1] is change_stamp
        connection.run_on_commit.pop()
    assert callbacks == [change_stamp]


def test_what_no_page_shows_renews_nothing(committed: Callable) -> None:
    stamp = read_stamp()
    with committed():
        User.objects.create_user("iemand", password="x")
    assert read_stamp() == stamp


def test_every_table_that_a_room_names_is_there(db) -> None:
    assert never_on_a_page() - {*connection.introspection.table_names()} == set()


@pytest.mark.parametrize(
    ("sql", "answer"),
    [
        ('INSERT OR IGNORE INTO "pages_basepage" VALUES (1)', True),
        ('delete from "pages_basepage"', True),
        ("WITH moved AS (DELETE FROM x RETURNING *) SELECT * FROM moved", True),
        ("SELECT 1", False),
        ("(SELECT 1) UNION (SELECT 2)", False),
        ("WITH found AS (SELECT 1) SELECT * FROM found", False),
        (' UPDATE "django_session" SET x = 1', False),
        ('SAVEPOINT "a"', False),
        ("SELECT 1; UPDATE stories_theme SET name = 'x'", True),
        ("DELETE FROM users_user; DELETE FROM stories_theme", True),
        ("EXPLAIN ANALYZE UPDATE stories_theme SET name = 'x'", True),
        ('INSERT INTO "media_siteimage" ("title") VALUES (%s)', False),
        ('INSERT INTO "media_siteimage" ("id", "title") VALUES (%s, %s)', True),
        ('UPDATE "media_siteimage" SET "title" = %s WHERE "media_siteimage"."id" = %s', True),
    ],
)
def test_when_in_doubt_a_statement_matters(sql: str, answer: bool) -> None:
    assert matters(sql) is answer
