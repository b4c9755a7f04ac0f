"""What does not count any more leaves the disk at once, on whatever road; nothing waits for it."""

from pathlib import Path

import pytest

from openhartig.page_cache.stamp import StampError, change_stamp, drop_old_pages
from openhartig.page_cache.wsgi import PageCache

from .pages import PAGE, Site, ask


def kept(folder: Path) -> list[str]:
    """Return the names of everything below a folder that has something in it."""
    return [path.name for path in folder.rglob("*") if path.is_file() and path.stat().st_size]


def test_a_change_drops_every_page_before_anybody_asks_for_one(cache, settings) -> None:
    for number in range(5):
        ask(cache, f"/verhalen/?pagina={number}")
    assert len(kept(settings.PAGE_CACHE_DIR)) == 5
    change_stamp()
    assert kept(settings.PAGE_CACHE_DIR) == []


def test_a_page_that_was_being_built_meanwhile_does_not_stay(cache, site, settings) -> None:
    site.meanwhile = change_stamp
    assert ask(cache)[2] == PAGE
    assert kept(settings.PAGE_CACHE_DIR) == []


def test_a_process_forgets_what_it_remembers_with_its_next_request(cache, site) -> None:
    other = PageCache(site)
    ask(cache), ask(other)
    change_stamp()
    ask(other, "/verhalen/")
    assert list(other.memory.answers) == ["http://limburg.example/verhalen/?"]


def test_a_machine_drops_its_pages_when_it_sees_a_new_stamp(cache, site, settings) -> None:
    """Another machine changed the stamp, and could not reach this disk."""
    ask(cache)
    cache.stamp.change()
    site.status = "404 Not Found"
    ask(cache, "/bestaat-niet/")
    assert kept(settings.PAGE_CACHE_DIR) == []


def test_a_machine_that_cannot_know_the_stamp_keeps_nothing(cache, settings, monkeypatch) -> None:
    def read(self) -> str:
        raise StampError("gone")

    ask(cache)
    monkeypatch.setattr(type(cache.stamp), "read", read)
    assert ask(cache)[2] == PAGE
    assert kept(settings.PAGE_CACHE_DIR) == []


def test_old_pages_that_came_from_elsewhere_are_dropped_and_the_present_ones_stay(
    cache: PageCache, settings
) -> None:
    ask(cache)
    present = kept(settings.PAGE_CACHE_DIR)
    old = settings.PAGE_CACHE_DIR / "answers" / "0123456789abcdef"
    old.mkdir()
    (old / "page").write_bytes(PAGE)
    drop_old_pages()
    assert kept(settings.PAGE_CACHE_DIR) == present


@pytest.mark.parametrize("drop", [drop_old_pages, change_stamp])
def test_a_disk_that_cannot_be_written_stops_nobody(settings, drop) -> None:
    settings.PAGE_CACHE_DIR = Path("/dev/null/no_folder")
    drop()


def test_the_disk_is_bounded_in_bytes_and_the_oldest_page_goes_first(site: Site, settings) -> None:
    settings.PAGE_CACHE_FILE_BYTES = 20_000
    cache = PageCache(site)
    for number in range(30):
        ask(cache, f"/verhalen/?pagina={number}")
    files = list(settings.PAGE_CACHE_DIR.glob("answers/*/*"))
    assert 10_000 < sum(file.stat().st_size for file in files) <= 20_000
    ask(PageCache(site), "/verhalen/?pagina=29")
    assert len(site.asked) == 30
    ask(PageCache(site), "/verhalen/?pagina=0")
    assert len(site.asked) == 31


def test_what_is_missing_takes_no_place_of_pages(cache: PageCache, site: Site, settings) -> None:
    ask(cache)
    site.status = "404 Not Found"
    for number in range(1_500):
        ask(cache, f"/bestaat-niet-{number}/")
    assert list(cache.memory.answers) == ["http://limburg.example/?"]
    assert cache.passing.bytes <= cache.passing.most_bytes < settings.PAGE_CACHE_BYTES
    assert len(kept(settings.PAGE_CACHE_DIR)) == 1
