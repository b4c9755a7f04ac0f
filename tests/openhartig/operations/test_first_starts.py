"""Two first starts at once on one database: the second waits, and then both serve."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection

from openhartig.operations.locks import one_after_another, only_one
from tests.databases import at_once
from tests.openhartig.operations.processes import run_manage, serve

COUNT = """
from campaign.home.models import HomePage
from openhartig.users.models import User
print(HomePage.objects.count(), User.objects.count())
"""


ON_POSTGRESQL = pytest.param("one PostgreSQL", marks=pytest.mark.nightly)


@pytest.fixture(params=["one folder", ON_POSTGRESQL])
def starts(request, tmp_path: Path) -> list[dict[str, str]]:
    """The variables of two starts: of one machine, or of two machines with one database."""
    if request.param == "one folder":
        variables = {"DATA_DIR": str(tmp_path / "var")}
        yield [variables, variables]
        return
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")
    name = f"test_{uuid4().hex[:12]}"
    server = settings.DATABASES["default"]
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    url = f"postgresql://{server['USER']}:{server['PASSWORD']}@{server['HOST']}:{server['PORT']}/"
    yield [{"DATA_DIR": str(tmp_path / n), "DATABASE_URL": url + name} for n in ("one", "two")]
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.slow
@pytest.mark.django_db
def test_both_serve_one_site(starts: list[dict[str, str]]):
    printed = []

    def start(variables: dict[str, str], stack: ExitStack) -> None:
        data_dir = Path(variables["DATA_DIR"])
        others = {name: value for name, value in variables.items() if name != "DATA_DIR"}
        server = stack.enter_context(serve(data_dir, **others))
        assert server.ask("/")[0].status == 200
        printed.append(server.printed)

    with ExitStack() as stack, ThreadPoolExecutor() as pool:
        list(pool.map(lambda variables: start(variables, stack), starts))

    assert sum("this one waits for it" in text for text in printed) == 1, printed
    assert sum("Password" in text for text in printed) == 1, printed
    assert run_manage("shell", "-v0", "-c", COUNT, **starts[0]).stdout.split() == ["1", "1"]


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
