"""Where answers are kept: for how long, how many, and what happens when the disk fails."""

import errno
import os
import signal
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from openhartig.page_cache.stamp import change_stamp
from openhartig.page_cache.wsgi import PageCache

from .pages import PAGE, Site, ask


def test_a_missing_page_is_kept_for_seconds_and_not_on_disk(
    cache: PageCache, site: Site, settings, monkeypatch
) -> None:
    site.status = "404 Not Found"
    ask(cache), ask(cache)
    assert len(site.asked) == 1
    assert not list(settings.PAGE_CACHE_DIR.glob("answers/*/*"))
    in_a_while = time.time() + 11
    monkeypatch.setattr("openhartig.page_cache.wsgi.time.time", lambda: in_a_while)
    ask(cache)
    assert len(site.asked) == 2


def test_memory_and_disk_are_bounded(site: Site, settings) -> None:
    settings.PAGE_CACHE_BYTES, settings.PAGE_CACHE_FILES = 20_000, 5
    cache = PageCache(site)
    for number in range(50):
        ask(cache, f"/verhalen/?pagina={number}")
    assert cache.memory.bytes <= 20_000
    assert len(list(settings.PAGE_CACHE_DIR.glob("answers/*/*"))) == 5


def test_old_pages_leave_the_disk(cache: PageCache, settings) -> None:
    ask(cache)
    change_stamp()
    ask(cache, "/verhalen/")
    assert len(list(settings.PAGE_CACHE_DIR.glob("answers/*"))) == 1
    assert len(list(settings.PAGE_CACHE_DIR.glob("stamp*"))) == 1


def test_a_folder_that_cannot_be_written_costs_no_answer(site: Site, settings) -> None:
    settings.PAGE_CACHE_DIR = Path("/dev/null/no_folder")
    cache = PageCache(site)
    assert ask(cache)[2] == ask(cache)[2] == PAGE
    assert len(site.asked) == 2, "without a stamp nothing is kept"


def test_a_full_disk_leaves_the_memory(cache: PageCache, site: Site, monkeypatch) -> None:
    def write_bytes(*arguments) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    cache.stamp.read()
    monkeypatch.setattr(Path, "write_bytes", write_bytes)
    assert ask(cache)[2] == ask(cache)[2] == PAGE
    assert len(site.asked) == 1


@pytest.mark.parametrize("left", [b"", b"\x80\x05\x95"])
def test_a_file_that_was_cut_short_is_made_again(cache, site, settings, left: bytes) -> None:
    ask(cache)
    (file,) = settings.PAGE_CACHE_DIR.glob("answers/*/*")
    file.write_bytes(left)
    assert ask(PageCache(site))[2] == PAGE
    assert len(site.asked) == 2


def test_visitors_who_come_together_wait_for_one(cache: PageCache, site: Site) -> None:
    cache.stamp.read()  # the first reader makes it, and two may be first
    site.meanwhile = lambda: time.sleep(0.2)
    with ThreadPoolExecutor(8) as visitors:
        answers = list(visitors.map(lambda _: ask(cache, "/bestaat-niet/")[2], range(8)))
    assert answers == [PAGE] * 8
    assert len(site.asked) == 1


def test_nobody_waits_for_a_process_that_was_killed(cache: PageCache, site: Site) -> None:
    process = os.fork()
    if not process:
        site.meanwhile = lambda: os.kill(os.getpid(), signal.SIGKILL)
        ask(cache)
    os.waitpid(process, 0)
    assert ask(cache)[2] == PAGE
