"""What the processes of one run of the tests share, and how the tests are divided over them."""

from collections import Counter
from collections.abc import Callable
from fcntl import LOCK_EX, flock
from pathlib import Path
from tempfile import mkdtemp

import pytest
from xdist.scheduler import LoadScopeScheduling

PROJECT = Path(__file__).resolve().parents[1]


def made_once(path: Path, make: Callable[[Path], None]) -> Path:
    """Return something slow to make; the first process that needs it makes it, others wait.

    Args:
        path: where it is when it is whole.
        make: makes it at the path that it gets.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.with_suffix(".lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not path.exists():
            unfinished = Path(mkdtemp(dir=path.parent)) / path.name  # a new one after a failure
            make(unfinished)
            unfinished.rename(path)
    return path


def unit_of(nodeid: str) -> str:
    """Return what a test is never separated from: its file, or its folder when that is a package.

    The tests in a package share fixtures that are made once for all of them.
    """
    file = Path(nodeid.partition("::")[0])
    return str(file.parent if (PROJECT / file.parent / "__init__.py").exists() else file)


def keep_together(items: list[pytest.Item]) -> None:
    """Put the tests of a unit together, and slow units first, so that no process ends alone.

    Large units come before small ones among those that are slow; the others stay as they are.
    """
    slow = Counter(unit_of(item.nodeid) for item in items if item.get_closest_marker("slow"))
    places: dict[str, tuple[int, int]] = {}
    for item in items:
        unit = unit_of(item.nodeid)
        places.setdefault(unit, (-slow[unit], len(places)))
    items.sort(key=lambda item: places[unit_of(item.nodeid)])


class UnitScheduling(LoadScopeScheduling):
    """Hands out whole units to the processes, in the order of the tests."""

    def _split_scope(self, nodeid: str) -> str:
        return unit_of(nodeid)
