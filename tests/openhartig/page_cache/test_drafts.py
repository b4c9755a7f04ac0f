"""Which statements touch only drafts: those that name them in a form that is known."""

from unittest.mock import Mock

import pytest
from django.db import connection

from openhartig.page_cache.drafts import touches_only_drafts
from tests.factories import StoryPageFactory

PAGE = '"pages_basepage"'
HERE = f'WHERE {PAGE}."id" = %s'
CHOICE = 'INSERT INTO "stories_storypage_themes" ("storypage_id", "theme_id") VALUES (%s, %s)'
PART = 'UPDATE "home_homestory" SET "page_id" = %s WHERE "home_homestory"."id" = %s'

ONLY_DRAFTS = [
    (f'UPDATE {PAGE} SET "draft_title" = %s, "latest_revision_id" = NULL {HERE}', ["x", "live"]),
    (f'UPDATE {PAGE} SET "title" = %s {HERE}', ["x", "draft"]),
    (f'UPDATE {PAGE} SET "title" = %s, "live" = %s {HERE}', ["x", False, "draft"]),
    (f'UPDATE {PAGE} SET "numchild" = ({PAGE}."numchild" + %s) {HERE}', [1, "live"]),
    (f'INSERT INTO {PAGE} ("live", "title") VALUES (%s, %s)', [False, "x"]),
    (f"DELETE FROM {PAGE} {HERE}", ["draft"]),
    (CHOICE, ["draft", 1]),
    (PART, ["draft", 0]),
]
IN_DOUBT = [
    (f'UPDATE {PAGE} SET "title" = %s {HERE}', ["x", "live"]),
    (f'UPDATE {PAGE} SET "draft_title" = %s, "title" = %s {HERE}', ["x", "x", "live"]),
    (f'UPDATE {PAGE} SET "title" = %s WHERE {PAGE}."id" IN (%s, %s)', ["x", "draft", "live"]),
    (f'UPDATE {PAGE} SET "live" = %s {HERE}', [True, "draft"]),
    (f'UPDATE {PAGE} SET "live" = %s {HERE}', [False, "live"]),
    (f'UPDATE {PAGE} SET "title" = %s', ["x"]),
    (f'UPDATE {PAGE} SET "title" = %s WHERE id = %s', ["x", "draft"]),
    (f'UPDATE {PAGE} SET "title" = %s {HERE} OR 1 = 1', ["x", "draft"]),
    (f'UPDATE {PAGE} SET "title" = %s {HERE} RETURNING "id"', ["x", "draft"]),
    (f'UPDATE {PAGE} SET "title" = UPPER("title") {HERE}', ["draft"]),
    (f'UPDATE {PAGE} SET "title" = %s {HERE}', ["x"]),
    (f'INSERT INTO {PAGE} ("title") VALUES (%s)', ["x"]),
    (f'INSERT INTO {PAGE} ("live") VALUES (%s), (%s)', [False, True]),
    (f'INSERT INTO {PAGE} ("live") VALUES (%s) ON CONFLICT DO UPDATE SET live = 1', [False]),
    (f'UPDATE {PAGE} SET "title" = %s {HERE}', ["x", "draft above others"]),
    (CHOICE, ["live", 1]),
    (CHOICE + ", (%s, %s)", ["draft", 1, "live", 1]),
    (PART, ["live", 0]),
    ('UPDATE "stories_theme" SET "name" = %s WHERE "stories_theme"."id" = %s', ["x", 1]),
]
TABLE = [(*row, True) for row in ONLY_DRAFTS] + [(*row, False) for row in IN_DOUBT]


@pytest.fixture
def keys(_small_site, db) -> dict[str, int]:
    """The keys of a page that is public and of two that are not."""
    live, draft = StoryPageFactory(), StoryPageFactory(live=False)
    above = live.get_parent()
    above.unpublish()
    return {"live": live.pk, "draft": draft.pk, "draft above others": above.pk}


@pytest.mark.parametrize(("sql", "params", "answer"), TABLE)
def test_only_what_names_drafts_touches_drafts(keys, sql: str, params: list, answer: bool) -> None:
    params = [keys.get(each, each) if isinstance(each, str) else each for each in params]
    assert touches_only_drafts(connection, sql, params) is answer


def test_a_draft_that_cannot_be_locked_counts_as_public(keys) -> None:
    connection = Mock(in_atomic_block=False)
    sql = f'UPDATE {PAGE} SET "title" = %s {HERE}'
    assert not touches_only_drafts(connection, sql, ["x", keys["draft"]])
