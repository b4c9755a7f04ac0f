"""Fetches a list beside each row in the same query, where a second query is too much."""

from django.db.models import Func, JSONField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce


class JSONList(Func):
    """The values of an expression in all rows, as one JSON list; in any order."""

    function = "JSONB_AGG"
    output_field = JSONField()

    def as_sqlite(self, compiler, connection, **context) -> tuple[str, list]:
        return self.as_sql(compiler, connection, function="JSON_GROUP_ARRAY", **context)


def names_in(field, of: str = "pk") -> Coalesce:
    """Return an expression for the names of what a many-to-many field leads to, as a list.

    Args:
        field: the relation as an attribute of its model; it leads to a model with a name.
        of: the way to the object with the field, from the row of the query.
    """
    links = field.through._base_manager.filter(**{field.field.m2m_field_name(): OuterRef(of)})
    names = links.values(names=JSONList(f"{field.field.m2m_reverse_field_name()}__name"))
    return Coalesce(Subquery(names), Value([], JSONField()))
