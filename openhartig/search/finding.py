"""Finds pages by words: counted, put in order and cut into pages by the database."""

from django.db import connection
from django.db.models import Case, Count, F, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from openhartig.pages.models import BasePage

NEWEST_FIRST = (F("first_published_at").desc(nulls_last=True), "-pk")

LATEST = 300
"""With the words of how many pages, the newest, a word that is nowhere is compared."""

LIKE_ENOUGH = 0.35
"""The share of their groups of three letters that a mistyped and a right word have in common."""

NEAREST = """
    WITH unknown AS (
        SELECT word FROM unnest(%s::text[]) AS word
        WHERE search_pages(quote_literal(word)::tsquery) IS NULL
    ), known AS (
        SELECT DISTINCT unnest(tsvector_to_array(words)) AS stem
        FROM search_page WHERE page_id IN ({latest})
    )
    SELECT DISTINCT ON (word) word, stem
    FROM unknown JOIN known ON similarity(word, stem) >= %s
    ORDER BY word, similarity(word, stem) DESC, stem
"""


def public_pages() -> QuerySet[BasePage]:
    """Return the pages that anybody may find: all public ones below the root of the tree."""
    return BasePage.objects.live().public().filter(depth__gt=1)


def find(pages: QuerySet[BasePage], stems: list[str]) -> QuerySet[BasePage]:
    """Return the pages with all of some words, wherever these stand.

    Pages that have them all in the title come first, then those that need the introduction as
    well, then the others; the newest first within each group.

    Args:
        pages: where to look.
        stems: at least one stem of a word.
    """
    # As a case: for a plain IN, PostgreSQL would look up thousands of pages one by one
    has_all = Case(When(pk__in=_with_all(stems, "words"), then=True), default=False)
    group = Case(
        When(pk__in=_with_all(stems, "title"), then=Value(0)),
        When(pk__in=_with_all(stems, "opening"), then=Value(1)),
        default=Value(2),
    )
    found = pages.alias(has_all=has_all).filter(has_all=True)
    return found.order_by(group, *NEWEST_FIRST)


def count_types(found: QuerySet[BasePage]) -> dict[int, int]:
    """Return how many pages there are by content type key, the largest number first."""
    counted = found.values_list("content_type").annotate(number=Count("pk"))
    return dict(counted.order_by("-number"))


def fetch(part: QuerySet[BasePage]) -> list[BasePage]:
    """Return the pages of a slice as objects of their own types.

    The database puts keys in order, not whole pages, and fetches only the pages of the slice.
    """
    keys = list(part.values_list("pk", flat=True))
    pages = {page.pk: page for page in BasePage.objects.filter(pk__in=keys).details()}
    return [pages[key] for key in keys if key in pages]  # one may be deleted in between


def nearest(pages: QuerySet[BasePage], stems: list[str]) -> list[str]:
    """Return the stems, with those that are nowhere replaced by the most alike of the newest pages.

    Only PostgreSQL can tell how much words are alike; elsewhere, and where nothing is alike, a stem
    stays as it is. No list of words is kept: it would have to forget who is forgotten.
    """
    if connection.vendor != "postgresql":
        return stems
    newest = pages.order_by(*NEWEST_FIRST).values("pk")[:LATEST]
    latest, parameters = newest.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(NEAREST.format(latest=latest), [stems, *parameters, LIKE_ENOUGH])
        alike = dict(cursor.fetchall())
    return [alike.get(stem, stem) for stem in stems]


def _with_all(stems: list[str], column: str) -> RawSQL:
    """Return the keys of the pages with all the stems in a column of the index."""
    if connection.vendor == "sqlite":
        wanted = " AND ".join(f'"{stem}"' for stem in stems)
        sql = "SELECT rowid FROM search_page WHERE search_page MATCH %s"
        return RawSQL(sql, [f"{column} : ({wanted})"])  # noqa: S611
    wanted = " & ".join(f"'{stem}'" for stem in stems)
    sql = f"SELECT page_id FROM search_page WHERE {column} @@ %s::tsquery"  # noqa: S608
    if column == "words":
        sql = "SELECT unnest(search_pages(%s::tsquery))"
    return RawSQL(sql, [wanted])  # noqa: S611
