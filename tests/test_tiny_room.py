"""A room that only these tests install works wholly, without a line about it anywhere else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.databases import EARLIER
from tests.sharing import PROJECT

ROOM = "tests/tiny_room"
CODE = ("openhartig", "stories", "campaign", "templates", "static", "manage.py", "pyproject.toml")


def test_nothing_names_the_room():
    named = subprocess.run(
        ["grep", "--recursive", "--files-with-matches", "tiny_room", *CODE],
        cwd=PROJECT,
        capture_output=True,
        text=True,
    )
    assert named.stdout == ""
    assert named.returncode == 1  # it looked, and found nothing


@pytest.mark.slow
def test_the_room_stands_at_every_door(migrated: str):
    """The room is installed in a process with a database of its own; other tests count rooms."""
    ours = ("PYTEST", "DATABASE_URL", "REDIS_URL")
    outside = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "--ds=tests.tiny_room.settings", "-n0", "-m", "", ROOM],
        cwd=PROJECT,
        env=outside | ({EARLIER: migrated} if Path(migrated).is_file() else {}),
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
