"""Finds pages by words: counted, put in order and cut into pages by the database."""

from itertools import compress

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Case, Count, F, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from openhartig.language.spelling import most_alike
from openhartig.media.renditions import prefetch_renditions
from openhartig.pages.models import BasePage

from .query import Group

NEWEST_FIRST = (F("first_published_at").desc(nulls_last=True), "-pk")

LATEST = 300
"""With the words of how many pages, the newest, a word that is nowhere is compared."""

LIKE_ENOUGH = 0.35
"""The share of their groups of three letters that a mistyped and a right word have in common."""

ALIKE = """
    WITH known AS (
        SELECT DISTINCT unnest(tsvector_to_array(words)) AS stem
        FROM search_page WHERE page_id IN ({latest})
    )
    SELECT DISTINCT ON (word) word, stem
    FROM unnest(%s::text[]) AS word JOIN known ON similarity(word, stem) >= %s
    ORDER BY word, similarity(word, stem) DESC, stem
"""


def public_pages() -> QuerySet[BasePage]:
    """Return the pages that anybody may find: all public ones below the root of the tree."""
    return BasePage.objects.live().public().filter(depth__gt=1)


def find(pages: QuerySet[BasePage], groups: list[Group]) -> QuerySet[BasePage]:
    """Return the pages with something of each group of words, wherever it stands.

    Pages that have them all in the title come first, then those that need the introduction as
    well, then the others; the newest first within each group.

    Args:
        pages: where to look.
        groups: at least one.
    """
    # As a case: for a plain IN, PostgreSQL would look up thousands of pages one by one
    has_all = Case(When(pk__in=_with_all(groups, "words"), then=True), default=False)
    group = Case(
        When(pk__in=_with_all(groups, "title"), then=Value(0)),
        When(pk__in=_with_all(groups, "opening"), then=Value(1)),
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

    The database puts keys in order, not whole pages, and fetches only the pages of the slice. What
    is shown as a card comes without its text.
    """
    keys = list(part.values_list("pk", "content_type"))
    types = {pk: ContentType.objects.get_for_id(content_type) for pk, content_type in keys}
    models = {pk: content_type.model_class() for pk, content_type in types.items()}
    as_cards: dict[type[BasePage], list[int]] = {}
    for pk, model in models.items():
        if model and issubclass(model, BasePage) and model.cards_template:
            as_cards.setdefault(model, []).append(pk)
    cards = [
        page
        for model, own in as_cards.items()
        for page in model.objects.filter(pk__in=own).for_cards()
    ]
    prefetch_renditions(page.share_image for page in cards)
    others = [pk for pk in models if not any(pk in own for own in as_cards.values())]
    rows = BasePage.objects.filter(pk__in=others).details() if others else []
    pages = {page.pk: page for page in [*cards, *rows]}
    return [pages[pk] for pk, _ in keys if pk in pages]  # one may be deleted in between


def existing(stems: list[str]) -> list[str]:
    """Return the stems that stand on any page."""
    sql = ", ".join([f"EXISTS ({_select('words')})"] * len(stems))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {sql}", [_expression([[[stem]]], "words") for stem in stems])
        return list(compress(stems, cursor.fetchone()))


def alike(pages: QuerySet[BasePage], unknown: list[str]) -> dict[str, str]:
    """Return for stems that are nowhere the most alike on the newest pages, where there is one.

    No list of words is kept: it would have to forget who is forgotten.
    """
    newest = pages.order_by(*NEWEST_FIRST).values("pk")[:LATEST]
    latest, parameters = newest.query.sql_with_params()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(ALIKE.format(latest=latest), [*parameters, unknown, LIKE_ENOUGH])
            return dict(cursor.fetchall())
        cursor.execute(f"SELECT words FROM search_page WHERE rowid IN ({latest})", parameters)  # noqa: S608
        known = {stem for (words,) in cursor.fetchall() for stem in words.split()}
    return {stem: best for stem in unknown if (best := most_alike(stem, known, LIKE_ENOUGH))}


def _with_all(groups: list[Group], column: str) -> RawSQL:
    """Return the keys of the pages with something of each group in a column of the index."""
    return RawSQL(_select(column), [_expression(groups, column)])  # noqa: S611


def _select(column: str) -> str:
    """Return the query for the keys of the pages that have what an expression says."""
    if connection.vendor == "sqlite":
        return "SELECT rowid FROM search_page WHERE search_page MATCH %s"
    if column == "words":
        return "SELECT unnest(search_pages(%s::tsquery))"
    return f"SELECT page_id FROM search_page WHERE {column} @@ %s::tsquery"  # noqa: S608


def _expression(groups: list[Group], column: str) -> str:
    """Return what is wanted in the language of the database."""
    is_sqlite = connection.vendor == "sqlite"
    quote, both, either = ('"', " AND ", " OR ") if is_sqlite else ("'", " & ", " | ")
    wanted = both.join(
        f"({either.join(f'({both.join(quote + stem + quote for stem in way)})' for way in group)})"
        for group in groups
    )
    return f"{column} : ({wanted})" if is_sqlite else wanted
