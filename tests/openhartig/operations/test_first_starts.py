"""Two first starts at once on one database: the second waits, and then both serve."""

import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection

from openhartig.operations.locks import one_after_another, only_one
from tests.databases import at_once
from tests.first_start import Start, start_together
from tests.openhartig.operations.processes import run_manage

COUNT = """
from campaign.home.models import HomePage
from openhartig.users.models import User
print(HomePage.objects.count(), User.objects.count())
"""


ON_POSTGRESQL = pytest.param("one PostgreSQL", marks=pytest.mark.nightly)


@pytest.fixture(params=["one folder", ON_POSTGRESQL])
def starts(request, tmp_path: Path) -> Iterator[tuple[list[Start], dict[str, str]]]:
    """Two starts of one machine, or of two machines with one database; and how to look inside."""
    if request.param == "one folder":
        first_start = request.getfixturevalue("first_start")
        yield first_start.starts, {"DATA_DIR": str(first_start.copied_to(tmp_path / "var"))}
        return
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")
    name = f"test_{uuid4().hex[:12]}"
    server = settings.DATABASES["default"]
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    url = f"postgresql://{server['USER']}:{server['PASSWORD']}@{server['HOST']}:{server['PORT']}/"
    machines = [
        {"DATA_DIR": str(tmp_path / machine), "DATABASE_URL": url + name}
        for machine in ("one", "two")
    ]
    yield start_together(machines), machines[0]
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.slow
@pytest.mark.django_db
def test_both_serve_one_site(starts: tuple[list[Start], dict[str, str]]):
    both, variables = starts
    printed = [start.printed for start in both]

    assert [start.status for start in both] == [200, 200]
    assert sum("this one waits for it" in text for text in printed) == 1, printed
    assert sum("Password" in text for text in printed) == 1, printed
    assert run_manage("shell", "-v0", "-c", COUNT, **variables).stdout.split() == ["1", "1"]


@pytest.mark.django_db
def test_whoever_waits_goes_on_when_the_other_is_ready(settings, tmp_path: Path):
    settings.DATA_DIR = tmp_path
    order, waits = [], []

    def work() -> None:
        with one_after_another("test", lambda: waits.append(1)):
            order.append("begins")
            time.sleep(0.3)
            order.append("ends")

    assert at_once(work, work, work) == [None] * 3
    assert order == ["begins", "ends"] * 3
    assert waits


@pytest.mark.django_db
def test_a_lock_is_of_one_name(settings, tmp_path: Path):
    settings.DATA_DIR = tmp_path
    with only_one("one") as first, only_one("one") as second, only_one("other") as other:
        assert (first, second, other) == (True, False, True)
    with only_one("one") as again:
        assert again
