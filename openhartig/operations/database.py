from django.apps import apps
from django.core.management.base import CommandError, no_translations
from django.db import connection
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState


@no_translations
def check_migrations() -> None:
    """Compare the models with the migrations, without a database.

    Raises:
        CommandError: a model was changed and no migration tells how.
    """
    loader = MigrationLoader(None)
    detector = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    changes = detector.changes(graph=loader.graph)
    if changes:
        names = ", ".join(sorted(changes))
        raise CommandError(
            f"A migration is missing for {names}: make it with `manage.py makemigrations`."
        )


def is_behind() -> bool:
    """Tell whether the tables of the database lack a migration."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
