from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.core.management.base import CommandError, no_translations
from django.db import connection
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

GROWN_TABLES = """
    SELECT pg_class.relname FROM pg_stat_user_tables JOIN pg_class ON pg_class.oid = relid
    WHERE schemaname = current_schema()
        AND (reltuples < 0 OR n_mod_since_analyze > 50 + reltuples / 10)
"""
"""The tables that PostgreSQL never looked at to plan by, or that have changed much since."""


@no_translations
def check_migrations() -> None:
    """Compare our models with their migrations, without a database.

    What another package lacks stops nobody: only its makers can add it.

    Raises:
        CommandError: a model was changed and no migration tells how.
    """
    loader = MigrationLoader(None)
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    if changed := sorted(filter(_is_ours, detector.changes(graph=loader.graph))):
        names = ", ".join(changed)
        raise CommandError(
            f"A migration is missing for {names}: make it with `manage.py makemigrations`."
        )


def _is_ours(label: str) -> bool:
    """Tell whether an app stands in the project itself."""
    app = apps.get_app_config(label)
    return Path(app.path) == settings.PROJECT_DIR.joinpath(*app.name.split("."))


def refuse_other_versions() -> None:
    """Refuse tables that another version of this code made, before anything is changed.

    A migration that another package made and took back stops nobody.

    Raises:
        CommandError: the database knows a migration of ours that does not exist here.
    """
    loader = MigrationLoader(connection)
    unknown = loader.applied_migrations.keys() - loader.disk_migrations.keys()
    installed = {app.label for app in apps.get_app_configs()}
    if ours := sorted(key for key in unknown if key[0] in installed and _is_ours(key[0])):
        name = ".".join(ours[0])
        raise CommandError(
            f"Another version of this code made the database, with the migration {name}: a site "
            "from before the first release must be made anew, with an empty database and DATA_DIR."
        )


def is_behind() -> bool:
    """Tell whether the tables of the database lack a migration."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def analyse_grown_tables() -> None:
    """Let PostgreSQL look at new and grown tables, as its own housekeeping would do later.

    Until then it takes them for small, and a search among thousands of pages takes seconds.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(GROWN_TABLES)
        tables = [connection.ops.quote_name(name) for (name,) in cursor.fetchall()]
        if tables:
            cursor.execute(f"ANALYZE {', '.join(tables)}")
