"""Makes the table of the search index, in the way of each database.

On SQLite it is an FTS5 table of which the row number is the key of a page. On PostgreSQL the words
of a page are too many to stand in the row itself, and the planner does not know what it costs to
fetch them for every page: `search_pages` lets it use the index, which answers without them. The
indexes are kept ready to be searched at all times, and no samples of words are kept to plan by.
"""

from django.db import migrations

SQLITE = """
    CREATE VIRTUAL TABLE search_page USING fts5(
        title, opening, words,
        detail=column, columnsize=0, tokenize="unicode61 remove_diacritics 2"
    );
"""

POSTGRESQL = """
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE TABLE search_page (
        page_id bigint PRIMARY KEY REFERENCES pages_basepage (id) ON DELETE CASCADE
            DEFERRABLE INITIALLY DEFERRED,
        title tsvector NOT NULL,
        opening tsvector NOT NULL,
        words tsvector NOT NULL
    );
    ALTER TABLE search_page
        ALTER title SET STATISTICS 0, ALTER opening SET STATISTICS 0, ALTER words SET STATISTICS 0;
    CREATE INDEX search_page_title ON search_page USING gin (title) WITH (fastupdate = off);
    CREATE INDEX search_page_opening ON search_page USING gin (opening) WITH (fastupdate = off);
    CREATE INDEX search_page_words ON search_page USING gin (words) WITH (fastupdate = off);
    CREATE FUNCTION search_pages(wanted tsquery) RETURNS bigint[] LANGUAGE sql STABLE
        SET enable_seqscan = off SET enable_indexscan = off
        AS 'SELECT array_agg(page_id) FROM search_page WHERE words @@ wanted';
"""


def make_table(apps, schema_editor) -> None:
    """Make the empty table; `setup_site` and `update_index` fill it."""
    schema_editor.execute({"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor])


def drop_table(apps, schema_editor) -> None:
    """Drop the table and what belongs to it."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP FUNCTION search_pages(tsquery)")
    schema_editor.execute("DROP TABLE search_page")


class Migration(migrations.Migration):
    initial = True

    dependencies = [("pages", "0001_initial")]

    operations = [migrations.RunPython(make_table, drop_table)]
