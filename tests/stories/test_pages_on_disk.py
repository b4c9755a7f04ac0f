"""The pages of the real site on disk: gone with the story, and there when the database is away."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, connection

from openhartig.page_cache.wsgi import PageCache
from stories.consent.live import apply_grants
from stories.consent.models import Teller
from stories.consent.uses import How, Use
from stories.models import StoryPage
from stories.withdrawal.erasure import withdraw
from stories.withdrawal.pause import pause
from tests.factories import make_tree
from tests.openhartig.page_cache.pages import ask

NAME = "Zonneroosje"


@pytest.fixture
def folder(settings, tmp_path: Path) -> Path:
    settings.ALLOWED_HOSTS = ["limburg.example"]
    settings.ERASURE_LEDGER = tmp_path / "erased"
    settings.PAGE_CACHE_DIR = tmp_path / "page_cache"
    return settings.PAGE_CACHE_DIR


@pytest.fixture
def cache(database, folder: Path) -> PageCache:
    """The real site with one story that has a name, visited and thus on disk."""
    story = make_tree().story
    StoryPage.objects.filter(pk=story.pk).update(display_name=NAME)
    cache = PageCache(get_wsgi_application())
    for address in ("/", "/verhalen/", story.get_url()):
        for _ in range(2):  # the first visit of all makes the settings of the site
            assert NAME.encode() in ask(cache, address)[2]
    assert traces(folder)
    return cache


def traces(folder: Path) -> list[Path]:
    """Return the files that hold the name of the teller."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if NAME.encode() in path.read_bytes()]


def refuse_name(story: StoryPage) -> None:
    teller = Teller.objects.get(key=story.key)
    teller.decide(set(Use) - {Use.NAME}, How.SPOKEN, witness="Een collega")
    apply_grants(teller)


ROADS: dict[str, Callable[[StoryPage], object]] = {
    "withdrawal": lambda story: withdraw(story.key),
    "pause": lambda story: pause(Teller.objects.get(key=story.key)),
    "the name refused": refuse_name,
    "unpublish": lambda story: story.unpublish(),
    "delete": lambda story: story.delete(),
    "another name": lambda story: StoryPage.objects.filter(pk=story.pk).update(display_name="Anna"),
}


@pytest.mark.parametrize("road", ROADS.values(), ids=ROADS)
def test_a_story_leaves_the_disk_at_once(cache, folder: Path, road: Callable) -> None:
    road(StoryPage.objects.get())
    assert traces(folder) == []


def test_without_a_database_what_was_kept_is_served_and_the_rest_says_where_help_is(
    cache, monkeypatch
) -> None:
    now = time.time()
    monkeypatch.setattr("openhartig.page_cache.wsgi.time.time", lambda: now)

    def away(execute, *arguments):
        raise OperationalError("server closed the connection unexpectedly")

    with connection.execute_wrapper(away):
        for _ in range(3):
            now += 60 * 60
            assert ask(cache, "/verhalen/")[0] == 200
        for path in ("/hulp/", "/zoeken/?q=rouw", "/mijn-verhaal/" + "a" * 43 + "/"):
            status, _, body = ask(cache, path)
            assert status == 500
            assert b'href="tel:113"' in body
            assert b"OperationalError" not in body
    now += 60
    assert ask(cache, "/hulp/")[0] == 200
