"""Compares what uncached pages cost in sites of different sizes."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psycopg
from psycopg.sql import SQL, Identifier

from openhartig.settings import PROJECT_DIR
from tests.benchmarks.tables import Costs, growth_table
from tests.openhartig.operations.processes import environment_of, run_manage

ROUNDS = 3
SET_UP = (("migrate", "-v0"), ("setup_site",), ("collectstatic", "--no-input", "-v0"))
Variables = dict[str, str]


def measure_growth(folder: Path, sizes: Sequence[int]) -> None:
    """Print what uncached pages cost in a small and a large site, on each database.

    Args:
        folder: where the sites may keep their files.
        sizes: the number of stories in the small site and in the large one.
    """
    folders = {size: {"DATA_DIR": str(folder / f"growth_{size}")} for size in sizes}
    print_growth("SQLite", folders)
    url = os.environ.get("DATABASE_URL", "")
    if url.startswith("postgres"):
        with ExitStack() as stack:
            for size, variables in folders.items():
                variables["DATABASE_URL"] = stack.enter_context(own_database(url, size))
            print_growth("PostgreSQL", folders)


def print_growth(database: str, sites: dict[int, Variables]) -> None:
    """Make sites, measure them in turns, and print the least that each page cost.

    The speed of a machine changes from minute to minute: the sites are measured one after the
    other, several times.

    Args:
        database: the name of the kind of database.
        sites: the environment of each site by its number of stories.
    """
    for size, variables in sites.items():
        for command in (
            ("migrate", "-v0"),
            ("setup_site",),
            ("collectstatic", "--no-input", "-v0"),
        ):
            made = run_manage(*command, **variables)
            if made.returncode:
                raise RuntimeError(made.stderr)
        if "DATABASE_URL" in variables:
            print_new_search(variables)
        _growth(variables, str(size))
    rounds = [[json.loads(_growth(site)) for site in sites.values()] for _ in range(ROUNDS)]
    costs = [_least(of_site) for of_site in zip(*rounds, strict=True)]
    print(f"{growth_table(database, *sites, costs)}\n", flush=True)


def print_new_search(variables: Variables) -> None:
    """Print what a search costs on a new site, on a server as it comes."""
    with psycopg.connect(variables["DATABASE_URL"]) as connection:
        ((jit,),) = connection.execute("SHOW jit")
    *_, milliseconds = json.loads(_growth(variables))["search"]
    print(
        f"A search on a new site, PostgreSQL with jit {jit}: {milliseconds:.0f} ms.\n", flush=True
    )


def _growth(variables: Variables, *arguments: str) -> str:
    """Run `growth` in a process of its own, for one site; return the last line it prints."""
    command = [sys.executable, "-m", "tests.benchmarks.growth", *arguments]
    environment = environment_of(variables)
    done = subprocess.run(
        command, cwd=PROJECT_DIR, env=environment, stdout=subprocess.PIPE, text=True, check=True
    )
    return (done.stdout.splitlines() or [""])[-1]


def _least(rounds: Sequence[Costs]) -> Costs:
    """Return the least of each cost over some rounds."""
    return {name: tuple(map(min, *(costs[name] for costs in rounds))) for name in rounds[0]}


@contextmanager
def own_database(url: str, size: int) -> Iterator[str]:
    """Make an empty database beside that of an address, and drop it afterwards."""
    name = f"openhartig_benchmark_{size}"
    drop = SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(drop)
        connection.execute(SQL("CREATE DATABASE {}").format(Identifier(name)))
        try:
            yield f"{url.rpartition('/')[0]}/{name}"
        finally:
            connection.execute(drop)
