"""Makes a database forget: a deleted row stays readable in its files for a while."""

from django.db import connection

FTS_TABLES = "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"

SAMPLES_OF_EMPTY_TABLES = """
    SELECT format('ALTER TABLE %I ALTER COLUMN %I TYPE %s',
                  tablename, attname, format_type(atttypid, atttypmod))
    FROM pg_stats
    JOIN pg_class ON oid = format('%I.%I', schemaname, tablename)::regclass
    JOIN pg_attribute USING (attname)
    WHERE schemaname = current_schema() AND attrelid = pg_class.oid AND reltuples = 0
"""
"""PostgreSQL keeps samples of a column to plan by, also of a table that is empty now; to give a
column the type that it has makes it forget them."""


def forget_deleted_rows() -> None:
    """Take deleted rows out of the search index and the log of SQLite, as far as others let us.

    Deleted rows themselves are overwritten (`secure_delete` in the settings). PostgreSQL needs
    `clean_up_database()`.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return
    with connection.cursor() as cursor:
        cursor.execute(FTS_TABLES)
        for (table,) in cursor.fetchall():
            name = connection.ops.quote_name(table)
            cursor.execute(f"INSERT INTO {name}({name}) VALUES ('optimize')")  # noqa: S608
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.fetchall()


def clean_up_database() -> None:
    """Rewrite the database without the space that deleted rows left. The site waits meanwhile.

    Raises:
        OperationalError: somebody else kept the database busy; the next time will do.
    """
    forget_deleted_rows()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("VACUUM")
        else:
            cursor.execute("VACUUM (FULL, ANALYZE, SKIP_LOCKED)")
            cursor.execute(SAMPLES_OF_EMPTY_TABLES)
            for (forget,) in cursor.fetchall():
                cursor.execute(forget)
    forget_deleted_rows()
