"""Runs `manage.py` in processes of its own, as somebody on the command line would."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from openhartig.settings import PROJECT_DIR

CONFIGURATION = {
    "ALLOWED_HOSTS",
    "DATABASE_URL",
    "DATA_DIR",
    "DEBUG",
    "DJANGO_SETTINGS_MODULE",
    "EMAIL_FROM",
    "EMAIL_URL",
    "ENCRYPTION_KEYS",
    "LOG_LEVEL",
    "REDIS_URL",
    "SECRET_KEY",
    "SECRET_KEY_FALLBACKS",
    "SITE_URL",
    "WEB_CONCURRENCY",
}
START_SECONDS = 600  # of a first start on a machine that has much else to do


def run_manage(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a command until it ends.

    Args:
        arguments: what follows `manage.py`.
        variables: the configuration; nothing of it comes from outside the test.
    """
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=PROJECT_DIR,
        env=environment_of(variables),
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
    )


def only_sentence(process: subprocess.CompletedProcess[str]) -> str:
    """Return the one line with which a command refused to run."""
    assert process.returncode != 0
    lines = process.stderr.strip().splitlines()
    assert len(lines) == 1, process.stderr
    return lines[0]


def free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return attempt.getsockname()[1]


@dataclass
class Server:
    """A site that answers.

    Attributes:
        printed: what `serve` wrote until the site answered.
        log: the file with all that it writes.
        seconds: how long that took.
        pid: the number of the process that leads the others.
    """

    port: int
    printed: str
    log: Path
    seconds: float
    pid: int

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
        """Send one request; underscores in the names of headers stand for hyphens."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=names)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body


@contextmanager
def serve(
    data_dir: Path, port: int | None = None, *, untold: bool = False, **variables: str
) -> Iterator[Server]:
    """Serve a data folder until the block ends, and stop as a system would ask it to.

    Args:
        data_dir: the data folder.
        port: where to listen; without it, somewhere.
        untold: leave it to the command to find the address of the site, for which it begins again.
        variables: more of the configuration.
    """
    port = port or free_port()
    address = {} if untold else {"SITE_URL": f"http://127.0.0.1:{port}"}
    configuration = {"DATA_DIR": str(data_dir), "WEB_CONCURRENCY": "1"} | address | variables
    output = data_dir.with_name(f"{data_dir.name}-{port}.txt")
    start = time.monotonic()
    with output.open("w") as file:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--bind", f"127.0.0.1:{port}"],
            cwd=PROJECT_DIR,
            env=environment_of(configuration),
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    try:
        while "CMS:" not in output.read_text():
            running = process.poll() is None and time.monotonic() < start + START_SECONDS
            assert running, f"The site did not start:\n{output.read_text()}"
            time.sleep(0.1)
        yield Server(port, output.read_text(), output, time.monotonic() - start, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=60)


def environment_of(variables: dict[str, str]) -> dict[str, str]:
    """Return the environment of a process with no other settings of the site than these."""
    outside = {name: value for name, value in os.environ.items() if name not in CONFIGURATION}
    return outside | variables
