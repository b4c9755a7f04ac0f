"""Recognises statements that touch only drafts, which no visitor sees.

It knows the forms in which Django writes the rows of pages and of what belongs to one page. Any
other form counts as public, and so do a page that it cannot lock and one with pages below it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model, QuerySet
from django.db.models.expressions import RawSQL
from modelcluster.fields import ParentalKey

BOOKKEEPING = {
    "draft_title",
    "go_live_at",
    "has_unpublished_changes",
    "latest_revision_created_at",
    "latest_revision_id",
    "live_revision_id",
    "locked",
    "locked_at",
    "locked_by_id",
    "team_id",
}
"""What the row of a page says of drafts, plans and work. No page shows it, not that one either."""

FORMS = [
    re.compile(
        r'UPDATE "(?P<table>\w+)" SET (?P<changes>"\w+" = (?:%s|NULL)(?:, "\w+" = (?:%s|NULL))*)'
        r" WHERE (?P<where>.+)"
    ),
    re.compile(r'DELETE FROM "(?P<table>\w+)" WHERE (?P<where>.+)'),
    re.compile(
        r'INSERT (?:OR IGNORE )?INTO "(?P<table>\w+)" \((?P<columns>"\w+"(?:, "\w+")*)\) '
        r"(?:VALUES \(%s(?:, %s)*\)(?:, \(%s(?:, %s)*\))*"
        r"|SELECT \* FROM (?P<lists>UNNEST)\(\(%s\)::[\w ]+\[\](?:, \(%s\)::[\w ]+\[\])*\))"
        r'(?: ON CONFLICT DO NOTHING)?(?: RETURNING "[\w".]+)?'
    ),
]
CONDITION = re.compile(r'(?:"\w+"\."\w+"|%s|=|IN|AND|[(), ])+')
ONE_MORE_CHILD = re.compile(r'UPDATE "\w+" SET "numchild" = \("\w+"\."numchild" \+ %s\) WHERE .+')


def touches_only_drafts(connection: BaseDatabaseWrapper, sql: str, params: Sequence) -> bool:
    """Tell whether a statement changes nothing of a page that is public before it or after it.

    Call it before the statement runs. The pages stay locked until the transaction ends, so that
    nobody publishes one meanwhile.
    """
    if ONE_MORE_CHILD.fullmatch(sql):  # the child itself tells whether it is public
        return True
    statement = Statement.read(sql, params or ())
    owner = _owners().get(statement.table) if statement else None
    if not statement or not owner:
        return False
    is_page = statement.table == _pages()._meta.db_table
    if is_page and statement.written and BOOKKEEPING.issuperset(statement.written):
        return True
    if is_page and any(statement.written.get("live", [not statement.where])):
        return False
    if not connection.in_atomic_block:
        return False
    pages = _pages()._base_manager.using(connection.alias)
    named = [] if is_page else statement.written.get(owner, [])
    return _are_drafts(pages.filter(pk__in=named)) and (
        not statement.where or _are_drafts(pages.filter(pk__in=statement.select(owner)))
    )


@dataclass
class Statement:
    """A statement in a form that we know.

    Attributes:
        written: the new values of each column that is written.
        where: the condition for the rows that are changed or deleted.
        asked: the parameters of the condition.
    """

    table: str
    written: dict[str, list]
    where: str
    asked: list

    @classmethod
    def read(cls, sql: str, params: Sequence) -> "Statement | None":
        """Take a statement apart; None for a form that we do not know."""
        match = next(filter(None, (form.fullmatch(sql) for form in FORMS)), None)
        if match is None or sql.count("%s") != len(params):
            return None
        parts = match.groupdict()
        params, where = list(params), parts.get("where") or ""
        if where and not CONDITION.fullmatch(where):
            return None
        if columns := parts.get("columns"):
            names = re.findall(r"\w+", columns)
            rows = (
                params if parts["lists"] else [params[n :: len(names)] for n in range(len(names))]
            )
            return cls(parts["table"], dict(zip(names, rows, strict=False)), "", [])
        changes = re.findall(r'"(\w+)" = (%s|NULL)', parts.get("changes") or "")
        values = iter(params)
        written = {name: [next(values) if value == "%s" else None] for name, value in changes}
        return cls(parts["table"], written, where, list(values))

    def select(self, column: str) -> RawSQL:
        """Return the query for a column of the rows that are changed or deleted."""
        return RawSQL(f'SELECT "{column}" FROM "{self.table}" WHERE {self.where}', self.asked)  # noqa: S608, S611 - every name and mark of it was checked


def _are_drafts(pages: QuerySet) -> bool:
    """Tell whether no visitor sees any of some pages; what stands below one shows its title."""
    found = pages.select_for_update().values_list("live", "numchild")
    return not any(live or children for live, children in found)


@cache
def _pages() -> type[Model]:
    return apps.get_model(settings.WAGTAIL_PAGE_MODEL)


@cache
def _owners() -> dict[str, str]:
    """Return the tables of which each row belongs to one page, with the column that tells which."""
    owners: dict[str, str] = {}
    for model in apps.get_models(include_auto_created=True):
        owning = [
            f.column for f in model._meta.concrete_fields if f.column and _is_owned_by_page(f)
        ]
        if issubclass(model, _pages()):
            owning = [str(model._meta.pk.column)]
        if len(owning) == 1:
            owners[model._meta.db_table] = owning[0]
    return owners


def _is_owned_by_page(field: Field) -> bool:
    """Tell whether a field leads to the page of which a row is a part, or one of the choices."""
    chooser = field.model._meta.auto_created  # the page type, for a table of choices
    target = field.related_model
    is_owned = isinstance(field, ParentalKey) or (bool(chooser) and target is chooser)
    return is_owned and target is not None and issubclass(target, _pages())
