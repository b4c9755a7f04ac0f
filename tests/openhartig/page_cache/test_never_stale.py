"""The real site under load: once a change is answered, no process shows what was before it."""

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path

import pytest

from openhartig.settings import PROJECT_DIR
from tests.first_start import FirstStart
from tests.openhartig.operations.processes import Server, environment_of, serve

pytestmark = pytest.mark.slow
WORKERS = 3
CHANGES = 30
CHANGE = """
import sys
from openhartig.pages.models import SiteSettings
for line in sys.stdin:
    SiteSettings.objects.update(question=f"Vraag nummer {line.strip()}.")
    print("done", flush=True)
"""


class Readers:
    """Visitors who look at the front page again and again.

    Attributes:
        answered: the number of the last change that was answered.
        stale: what was shown, and what should have been shown at least.
    """

    def __init__(self, server: Server, count: int) -> None:
        self.server = server
        self.answered = 0
        self.stale: list[tuple[int, int]] = []
        self.seen = 0
        self.over = False
        self.threads = [threading.Thread(target=self._read) for _ in range(count)]

    def _read(self) -> None:
        while not self.over:
            least = self.answered
            try:
                _, body = self.server.ask("/")
            except (OSError, HTTPException):
                continue  # its worker was killed
            shown = int(re.search(rb"Vraag nummer (\d+)\.", body)[1])
            self.seen += 1
            if shown < least:
                self.stale.append((shown, least))

    def wait_for_answers(self, count: int) -> None:
        """Wait until the visitors got so many answers more."""
        enough, deadline = self.seen + count, time.monotonic() + 60
        while self.seen < enough:
            assert time.monotonic() < deadline, "the site answers no more"
            time.sleep(0.01)

    def __enter__(self) -> "Readers":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *exception) -> None:
        self.over = True
        for thread in self.threads:
            thread.join()


class Editor:
    """Another process that changes the question that the front page shows.

    Args:
        data_dir: the data folder of the site.
        change: a script that does so for every number it reads, and prints "done".
        variables: more of the environment.
    """

    def __init__(self, data_dir: Path, change: str = CHANGE, **variables: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "shell", "-v0", "-c", change],
            cwd=PROJECT_DIR,
            env=environment_of({"DATA_DIR": str(data_dir)} | variables),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def change(self, number: int) -> None:
        self.process.stdin.write(f"{number}\n")
        self.process.stdin.flush()
        assert self.process.stdout.readline() == "done\n"

    def leave(self) -> None:
        self.process.stdin.close()
        self.process.wait(timeout=20)


@pytest.fixture(scope="module")
def data_dir(first_start: FirstStart, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return first_start.copied_to(tmp_path_factory.mktemp("load") / "var")


@pytest.fixture(scope="module")
def server(data_dir: Path) -> Iterator[Server]:
    with serve(data_dir, WEB_CONCURRENCY=str(WORKERS)) as server:
        yield server


@pytest.fixture
def editor(server: Server, data_dir: Path) -> Iterator[Editor]:
    editor = Editor(data_dir)
    editor.change(0)
    yield editor
    editor.leave()


def workers_of(port: int) -> list[int]:
    """Return the process numbers of the workers that listen at a port."""
    found = subprocess.run(
        ["pgrep", "-f", f"gunicorn.*127.0.0.1:{port}"], capture_output=True, text=True, check=True
    )
    _, *workers = sorted(map(int, found.stdout.split()))
    return workers


def test_no_answer_is_stale_under_load(server: Server, editor: Editor) -> None:
    with Readers(server, 6) as readers:
        for number in range(1, CHANGES + 1):
            editor.change(number)
            readers.answered = number
            readers.wait_for_answers(8)
    assert readers.stale == []


@pytest.mark.nightly
def test_no_answer_is_stale_when_workers_are_killed(server: Server, editor: Editor) -> None:
    with Readers(server, 4) as readers:
        for number in range(1, 7):
            victim = workers_of(server.port)[0]
            os.kill(victim, signal.SIGKILL)
            editor.change(number)
            readers.answered = number
            readers.wait_for_answers(8)
    assert readers.stale == []
    assert len(workers_of(server.port)) == WORKERS


def test_a_killed_worker_renews_all_pages(server: Server, data_dir: Path) -> None:
    """It may have changed something without living to tell."""
    before = os.readlink(data_dir / "page_cache" / "stamp")
    os.kill(workers_of(server.port)[0], signal.SIGKILL)
    deadline = time.monotonic() + 15
    while os.readlink(data_dir / "page_cache" / "stamp") == before:
        assert time.monotonic() < deadline
        time.sleep(0.05)
