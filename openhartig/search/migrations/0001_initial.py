"""Makes the table of the search index, in the way of each database.

On SQLite it is an FTS5 table of which the row number is the key of a page. On PostgreSQL the words
of a page are too many to stand in the row itself, and the planner does not know what it costs to
fetch them for every page: `search_pages` lets it use the index, which answers without them. The
indexes are kept ready to be searched at all times, and no samples of words are kept to plan by.
"""

import modelsearch.index
from django.db import migrations, models

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

    operations = [
        migrations.RunPython(make_table, drop_table),
        migrations.CreateModel(
            name='SearchWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(help_text='Eén of meer woorden, zoals iemand ze typt. Hoofdletters, accenten en de vorm van een woord maken niet uit.', max_length=80, unique=True, verbose_name='als iemand dit zoekt')),
                ('also', models.CharField(blank=True, help_text='Andere woorden voor hetzelfde, met een komma ertussen. Bezoekers lezen: ‘Ook gezocht naar …’.', max_length=200, verbose_name='zoek dan ook naar')),
                ('shows_help', models.BooleanField(default=False, help_text='Voor woorden van iemand met wie het misschien niet goed gaat. Veel van zulke woorden kent de site al, ook met een typefout.', verbose_name='laat dan bovenaan zien wie je nu kunt bellen')),
            ],
            options={
                'verbose_name': 'zoekwoord',
                'verbose_name_plural': 'zoekwoorden',
                'ordering': ['words'],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
    ]
