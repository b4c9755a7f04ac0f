"""A PostgreSQL as it comes, never looked at by its own housekeeping, plans our queries well."""

import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from openhartig.operations.database import analyse_grown_tables

COST_FROM_WHICH_POSTGRESQL_COMPILES = 100_000
ROWS = "SELECT reltuples FROM pg_class WHERE relname = 'grown'"

pytestmark = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="only PostgreSQL plans by what it counted before"
)


def ask(sql: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall() if cursor.description else []


@pytest.fixture
def table(db) -> None:
    """A table that the database never looked at."""
    ask("CREATE TABLE grown AS SELECT number FROM generate_series(1, 1000) AS number")
    assert ask(ROWS) == [(-1,)]


def test_our_connections_compile_no_queries(db):
    assert ask("SHOW jit") == [("off",)]


def test_set_up_looks_at_new_tables(site, table):
    call_command("setup_site")

    assert ask(ROWS) == [(1000,)]


def test_what_was_looked_at_is_left_alone(table):
    analyse_grown_tables()

    with CaptureQueriesContext(connection) as queries:
        analyse_grown_tables()

    assert not [query for query in queries if "ANALYZE" in query["sql"] and "grown" in query["sql"]]


def test_updating_the_index_looks_at_it(site):
    with CaptureQueriesContext(connection) as queries:
        call_command("update_index", backend_name="public", verbosity=0)

    assert "ANALYZE search_page" in [query["sql"] for query in queries]


@pytest.mark.parametrize("address", ["/zoeken/?q=dinsdag", "/verhalen/", "/"])
def test_no_query_of_a_page_is_worth_compiling(site, client, address: str):
    analyse_grown_tables()

    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200

    asked = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    plans = [ask(f"EXPLAIN {sql}")[0][0] for sql in asked]
    costs = [float(re.search(r"\.\.([\d.]+) rows", plan)[1]) for plan in plans]
    assert max(costs) < COST_FROM_WHICH_POSTGRESQL_COMPILES
