"""The configuration of nginx in docs/production.md, tried with nginx itself."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.benchmarks.proxies import documented_proxy, need
from tests.benchmarks.servers import ask
from tests.first_start import FirstStart
from tests.openhartig.operations.processes import Server, serve
from tests.openhartig.page_cache.test_never_stale import Editor

pytestmark = pytest.mark.usefixtures("_nginx")
PUBLIC = "public, max-age=0, must-revalidate"


@pytest.fixture(scope="module")
def _nginx() -> None:
    need("nginx")


@pytest.fixture(scope="module")
def data_dir(first_start: FirstStart, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return first_start.copied_to(tmp_path_factory.mktemp("proxy") / "var")


@pytest.fixture(scope="module")
def site(_nginx: None, data_dir: Path) -> Iterator[Server]:
    with serve(data_dir) as server:
        yield server


@pytest.fixture(params=[False, True], ids=["strict", "for a second"])
def caches(request: pytest.FixtureRequest) -> bool:
    return request.param


@pytest.fixture
def port(site: Server, tmp_path: Path, caches: bool) -> Iterator[int]:
    with documented_proxy(site.port, tmp_path / "nginx", caches=caches) as (port, _):
        yield port


def kept_by(folder: Path) -> list[str]:
    """Return the addresses of what nginx has on its disk."""
    lines = [file.read_bytes() for file in folder.glob("nginx/openhartig/*") if file.is_file()]
    return [line.split(b"KEY: ")[1].split(b"\n")[0].decode() for line in lines]


def test_pages_come_through_and_only_public_ones_stay(port: int, tmp_path: Path, caches) -> None:
    host = f"127.0.0.1:{port}"
    first = ask(port, "/", Host=host)
    tag = dict(first.headers)["ETag"]
    assert first.status == 200
    assert dict(first.headers)["Cache-Control"] == PUBLIC
    assert ask(port, "/", IF_NONE_MATCH=tag).status == 304
    private = ("/mijn-verhaal/sleutel/", "/deel-jouw-verhaal/", "/beheer/login/")
    for path in (*private, "/zoeken/?q=angst", "/bestaat-niet/", "/?utm_source=x"):
        ask(port, path)
        ask(port, path, COOKIE="sessionid=x")
    ask(port, "/verhalen/", COOKIE="sessionid=x")
    assert kept_by(tmp_path) == (["http127.0.0.1/"] if caches else [])


def test_each_encoding_is_kept_apart(port: int) -> None:
    for encoding in ("br", "gzip", "identity") * 2:
        answer = dict(ask(port, "/", ACCEPT_ENCODING=encoding).headers)
        assert answer.get("Content-Encoding", "identity") == encoding


def test_a_change_is_seen_at_once_or_after_a_second(port: int, site, data_dir, caches) -> None:
    editor = Editor(data_dir)
    editor.change(1)
    time.sleep(1.1 if caches else 0)
    ask(port, "/")
    editor.change(2)
    editor.leave()
    time.sleep(1.1 if caches else 0)
    assert b"Vraag nummer 2." in ask(port, "/", ACCEPT_ENCODING="identity").body
