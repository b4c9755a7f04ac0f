"""Databases for what happens at the same moment in the life of a story."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import (
    copy_database,
    copy_database_in_use,
    drop_database,
    using_database,
)


@pytest.fixture(scope="session", autouse=True)
def migrated(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[str]:
    """The name of a database with nothing in it but what migrations put there.

    It is copied before the first test here, while no other fixture has a transaction open.
    """
    with django_db_blocker.unblock():
        name = copy_database_in_use(tmp_path_factory.mktemp("database") / "migrated.sqlite3")
        yield name
        drop_database(name)


@pytest.fixture
def database(db, migrated: str, tmp_path: Path) -> Iterator[None]:
    """A database of this test alone, with real transactions and room for threads."""
    name = copy_database(migrated, tmp_path / "own.sqlite3")
    with using_database(name):
        yield
    drop_database(name)
