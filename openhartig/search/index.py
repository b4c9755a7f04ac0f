"""The index that the search page reads: the stems of every public page, in one small table.

A search backend of Wagtail, so that saving a page, deleting it and `manage.py update_index` keep it
up to date. The CMS searches in Wagtail's own index, which knows drafts as well.
"""

from collections.abc import Iterable, Iterator

from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Manager, Model
from wagtail.search.backends.base import BaseIndex, BaseSearchBackend
from wagtail.search.index import RelatedFields, SearchField

from openhartig.pages.models import BasePage

from .stems import Stems

SQL = {
    "sqlite": {
        "insert": "INSERT INTO search_page (rowid, title, opening, words) VALUES (%s, %s, %s, %s)",
        "delete": "DELETE FROM search_page WHERE rowid = %s",
        "delete gone": "DELETE FROM search_page WHERE rowid NOT IN (SELECT id FROM pages_basepage)",
    },
    "postgresql": {
        "insert": "INSERT INTO search_page (page_id, title, opening, words) SELECT %s, "
        "array_to_tsvector(string_to_array(%s, ' ')), "
        "array_to_tsvector(string_to_array(%s, ' ')), "
        "array_to_tsvector(string_to_array(%s, ' ')) ON CONFLICT (page_id) DO UPDATE SET "
        "title = EXCLUDED.title, opening = EXCLUDED.opening, words = EXCLUDED.words",
        "delete": "DELETE FROM search_page WHERE page_id = %s",
        "delete gone": "DELETE FROM search_page WHERE page_id NOT IN "
        "(SELECT id FROM pages_basepage)",
    },
}
"""The statements that differ by database. Stems stand in one text, with spaces between them."""


class PublicPageIndex(BaseIndex):
    """Three sets of stems of each live page: its title, title and introduction, and everything."""

    def add_items(self, model: type[Model], items: Iterable[Model]) -> None:
        """Put pages in the index as they are now; take out those that are not live."""
        if not issubclass(model, BasePage):
            return
        pages, stems = [item for item in items if isinstance(item, BasePage)], Stems()
        with transaction.atomic():
            _run_many("delete", [(page.pk,) for page in pages])
            _run_many("insert", [(page.pk, *_columns(page, stems)) for page in pages if page.live])

    def delete_item(self, item: Model) -> None:
        """Take a page out of the index."""
        if isinstance(item, BasePage):
            _run_many("delete", [(item.pk,)])

    def reset(self) -> None:
        """Take everything out of the index."""
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM search_page")

    def delete_gone(self) -> None:
        """Take out what is left of pages that were deleted on a road without signals."""
        _run_many("delete gone", [()])


def _columns(page: BasePage, stems: Stems) -> tuple[str, str, str]:
    everything = " ".join(texts_of(page))
    texts = (page.title, f"{page.title} {page.introduction}", everything)
    title, opening, words = (" ".join(stems.of_text(text)) for text in texts)
    return title, opening, words


def texts_of(page: BasePage) -> Iterator[str]:
    """Yield all texts by which a page is found, also those of what it points to."""
    for field in page.get_search_fields():
        if isinstance(field, SearchField):
            yield from _texts(field.get_value(page))
        elif isinstance(field, RelatedFields):
            related = field.get_value(page)
            rows = related.all() if isinstance(related, Manager) else filter(None, [related])
            for row in rows:
                for own in field.fields:
                    yield from _texts(own.get_value(row))


def _texts(value: object) -> Iterator[str]:
    """Yield the texts in what a field gives to a search index."""
    if isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif value:
        yield str(value)


def _run_many(name: str, rows: list[tuple]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(SQL[connection.vendor][name], rows)


class Rebuilder:
    """Lets `update_index` renew the index page by page, so that searching goes on meanwhile."""

    def __init__(self, index: PublicPageIndex) -> None:
        self.index = index

    def start(self) -> PublicPageIndex:
        """Forget what is no page any more."""
        self.index.delete_gone()
        return self.index

    def finish(self) -> None:
        """Let PostgreSQL look at the index, so that it plans searches well at once."""
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE search_page")


class SearchBackend(BaseSearchBackend):
    """Keeps the index of the search page; `finding` searches in it."""

    index_class = PublicPageIndex
    rebuilder_class = Rebuilder


def fill_when_empty() -> None:
    """Put all pages in an index that was made after them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT * FROM search_page)")
        (is_filled,) = cursor.fetchone()
    if not is_filled:
        call_command("update_index", backend_name="public", verbosity=0)
