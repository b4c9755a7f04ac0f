"""The cache that all processes of the site share."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import Mock

import pytest
from django.core.cache.backends import filebased

from openhartig.operations.shared_cache import SharedCache

ADD = """
import sys
from django.conf import settings
settings.configure()
from openhartig.operations.shared_cache import SharedCache
cache = SharedCache(sys.argv[1], {})
print(sum(cache.add(f"plaats-{number}", 1, 60) for number in range(200)))
"""


@pytest.fixture
def cache(tmp_path) -> SharedCache:
    return SharedCache(str(tmp_path / "cache"), {})


def test_only_the_first_adds(cache):
    assert cache.add("sleutel", "een", 60)
    assert not cache.add("sleutel", "twee", 60)
    assert cache.get("sleutel") == "een"


def test_what_is_over_makes_room(cache):
    assert cache.add("sleutel", "een", -1)
    assert cache.add("sleutel", "twee", 60)
    assert cache.get("sleutel") == "twee"


def test_one_of_many_threads_is_the_first(cache):
    with ThreadPoolExecutor(16) as pool:
        added = list(pool.map(lambda number: cache.add("sleutel", number, 60), range(200)))
    assert sum(added) == 1


def test_one_of_two_processes_is_the_first(cache, tmp_path):
    command = [sys.executable, "-c", ADD, str(tmp_path / "cache")]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert sum(int(process.communicate()[0]) for process in both) == 200


def test_nothing_but_the_values_is_left(cache, tmp_path):
    cache.add("sleutel", "een", 60)
    cache.add("sleutel", "twee", 60)
    assert len(list((tmp_path / "cache").iterdir())) == 1


@pytest.mark.parametrize("moment", ["_cull", "_write_content"])
def test_a_folder_that_is_emptied_while_somebody_adds_breaks_nothing(
    cache, tmp_path, monkeypatch, moment
):
    real = getattr(cache, moment)
    assert cache.add("eerder", "een", 60)
    monkeypatch.setattr(cache, moment, then_once(real, lambda: shutil.rmtree(tmp_path / "cache")))
    assert cache.add("sleutel", "een", 60)
    assert cache.get("sleutel") == "een"
    assert not cache.add("sleutel", "twee", 60)


@pytest.mark.parametrize("error", [FileNotFoundError, FileExistsError])
def test_a_folder_that_is_emptied_while_it_is_made_stops_nobody(tmp_path, monkeypatch, error):
    with monkeypatch.context() as patch:  # what os.makedirs raises when it loses the race
        patch.setattr(filebased, "safe_makedirs", Mock(side_effect=error))
        cache = SharedCache(str(tmp_path / "cache"), {})
    assert cache.add("sleutel", "een", 60)


def then_once(work: Callable, once: Callable[[], None]) -> Callable:
    """Return the same function, after which something else happens the first time."""
    left = [once]

    def both(*args):
        result = work(*args)
        if left:
            left.pop()()
        return result

    return both
