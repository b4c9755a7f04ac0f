"""Several machines share one stamp in Redis; without Redis nothing stale is shown either."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from redis import Redis

from openhartig.page_cache.stamp import KEY, RedisStamp, StampError
from openhartig.page_cache.wsgi import PageCache
from tests.first_start import FirstStart
from tests.openhartig.operations.processes import serve
from tests.openhartig.page_cache.redis_server import RedisServer, start_redis
from tests.openhartig.page_cache.test_never_stale import Editor, Readers

from .pages import PAGE, Site, ask

CHANGES = 15


@pytest.fixture
def redis() -> Iterator[RedisServer]:
    server = start_redis()
    yield server
    with suppress(Exception):
        server.stop()


class Machine:
    """A machine with a disk and connections of its own."""

    def __init__(self, redis: RedisServer, site: Site, folder: Path, settings) -> None:
        settings.ALLOWED_HOSTS = ["limburg.example"]
        settings.PAGE_CACHE_DIR = folder
        self.cache = PageCache(site)
        self.cache.stamp = self.stamp = RedisStamp(redis.url)

    def ask(self) -> bytes:
        self.stamp.rests_until = 0.0
        return ask(self.cache)[2]


@pytest.fixture
def machines(redis: RedisServer, site: Site, tmp_path: Path, settings) -> list[Machine]:
    machines = [Machine(redis, site, tmp_path / name, settings) for name in ("north", "south")]
    for machine in machines:
        machine.stamp.read()
    return machines


def test_each_machine_keeps_a_page_until_one_of_them_changes_it(machines, site) -> None:
    for machine in machines * 3:
        assert machine.ask() == PAGE
    assert len(site.asked) == 2
    site.body = b"nieuw"
    machines[0].stamp.change()
    assert [machine.ask() for machine in machines] == [b"nieuw", b"nieuw"]


def test_without_redis_every_page_is_fresh(machines, site, redis) -> None:
    for machine in machines:
        machine.ask()
    redis.stop()
    for body in (b"een", b"twee"):
        site.body = body
        assert [machine.ask() for machine in machines] == [body, body]


def test_what_changed_without_redis_is_seen_when_it_returns(machines, site, redis) -> None:
    for machine in machines:
        machine.ask()
    redis.stop()
    site.body = b"nieuw"
    with pytest.raises(StampError):
        machines[0].stamp.change()
    redis.start()
    assert [machine.ask() for machine in machines] == [b"nieuw", b"nieuw"]


def test_no_old_page_returns_with_a_redis_that_knows_an_old_stamp(machines, site, redis) -> None:
    old = machines[0].stamp.read()
    for machine in machines:
        machine.ask()
    machines[0].stamp.change()
    site.body = b"nieuw"
    redis.stop()
    redis.start()
    Redis.from_url(redis.url).set(KEY, old)
    assert [machine.ask() for machine in reversed(machines)] == [b"nieuw", b"nieuw"]


def test_redis_that_forgot_the_stamp_gets_a_new_one(machines, site, redis) -> None:
    machines[0].ask()
    Redis.from_url(redis.url).delete(KEY)
    site.body = b"nieuw"
    assert machines[0].ask() == b"nieuw"


def test_a_machine_that_could_not_tell_tells_as_soon_as_it_can(machines, site, redis) -> None:
    """Its Redis went away just after the change was made; the others see nothing of that."""
    machines[1].ask()
    site.body = b"nieuw"
    machines[0].stamp.redis.connection_pool.disconnect()
    machines[0].ask()
    assert machines[1].ask() == b"nieuw"


def test_a_redis_that_hangs_is_asked_once_a_second(machines, redis) -> None:
    redis.stop()
    stamp = machines[0].stamp
    with pytest.raises(StampError):
        stamp.read()
    redis.start()
    with pytest.raises(StampError, match="a moment ago"):
        stamp.read()
    stamp.change()


@pytest.mark.slow
def test_no_answer_is_stale_on_any_of_two_machines(
    redis: RedisServer, first_start: FirstStart, tmp_path: Path
) -> None:
    for machine in ("north", "south"):
        first_start.copied_to(tmp_path / machine)
    (tmp_path / "north" / "db.sqlite3").rename(tmp_path / "db.sqlite3")
    database = f"sqlite:///{tmp_path / 'db.sqlite3'}"
    shared = {"DATABASE_URL": database, "REDIS_URL": redis.url, "SECRET_KEY": "shared" * 12}
    with (
        serve(tmp_path / "north", WEB_CONCURRENCY="2", **shared) as north,
        serve(tmp_path / "south", WEB_CONCURRENCY="2", **shared) as south,
    ):
        editor = Editor(tmp_path / "north", **shared)
        editor.change(0)
        with Readers(north, 3) as in_north, Readers(south, 3) as in_south:
            for number in range(1, CHANGES + 1):
                editor.change(number)
                in_north.answered = in_south.answered = number
                in_south.wait_for_answers(8)
                in_north.wait_for_answers(1)
        editor.leave()
    assert in_north.stale == in_south.stale == []
