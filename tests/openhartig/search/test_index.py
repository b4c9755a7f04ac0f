"""The index follows the pages, on every road by which they change."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from openhartig.pages.models import BasePage
from openhartig.search.index import SearchBackend
from tests.factories import PlainPageFactory, StoryPageFactory

MOST_QUERIES = 14


def titles_found(client, words: str) -> list[str]:
    response = client.get("/zoeken/", {"q": words})
    return [result["page"].title for result in response.context["results"]]


def rows() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM search_page")
        return cursor.fetchone()[0]


def test_a_page_is_found_by_what_it_says_now(client, site):
    page = PlainPageFactory(parent=site.home, title="Regenboog")
    page.title = "Appelboom"
    page.save_revision().publish()

    assert titles_found(client, "regenboog") == []
    assert titles_found(client, "appelboom") == ["Appelboom"]


def test_what_is_deleted_or_not_live_has_no_row(site):
    before = rows()
    draft = StoryPageFactory(live=False)
    live, page = StoryPageFactory(), PlainPageFactory(parent=site.home)
    assert rows() == before + 2

    live.unpublish()
    page.delete()
    draft.delete()

    assert rows() == before


def test_the_index_can_be_made_from_nothing_and_made_again(client, site):
    PlainPageFactory(parent=site.home, title="Regenboog")
    SearchBackend({}).reset_indexes()
    assert titles_found(client, "regenboog") == []

    for _ in range(2):
        call_command("update_index", verbosity=0)
        assert titles_found(client, "regenboog") == ["Regenboog"]
        assert rows() == BasePage.objects.live().count()


def test_making_it_again_forgets_what_was_deleted_past_django(site):
    page = PlainPageFactory(parent=site.home)
    call_command("update_index", verbosity=0)
    before = rows()
    with connection.cursor() as cursor:
        for model in (type(page), BasePage):
            key = model._meta.pk.column
            cursor.execute(f"DELETE FROM {model._meta.db_table} WHERE {key} = %s", [page.pk])

    call_command("update_index", verbosity=0)

    assert rows() == before - 1


def test_setting_up_fills_an_index_that_is_empty(client, site):
    PlainPageFactory(parent=site.home, title="Regenboog")
    SearchBackend({}).reset_indexes()

    call_command("setup_site")

    assert titles_found(client, "regenboog") == ["Regenboog"]


@pytest.mark.parametrize("number_of_stories", [1, 12])
def test_even_the_first_search_takes_few_queries(client, site, number_of_stories):
    StoryPageFactory.create_batch(number_of_stories, title="Regenboog")
    PlainPageFactory(parent=site.home, title="Regenboog")
    client.get("/zoeken/")  # makes the settings of a new site
    cache.clear()
    ContentType.objects.clear_cache()
    with CaptureQueriesContext(connection) as queries:
        client.get("/zoeken/?q=regenboog")

    assert len(queries) <= MOST_QUERIES
