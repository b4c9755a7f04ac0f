"""Databases for what happens at the same moment in the life of a story."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import copy_database, drop_database, using_database


@pytest.fixture
def database(db, migrated: str, tmp_path: Path) -> Iterator[None]:
    """A database of this test alone, with real transactions and room for threads."""
    name = copy_database(migrated, tmp_path / "own.sqlite3")
    with using_database(name):
        yield
    drop_database(name)
