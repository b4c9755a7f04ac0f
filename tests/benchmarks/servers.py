"""The servers that are compared, each in processes of its own, on the loopback interface."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from openhartig.operations import gunicorn_conf
from openhartig.settings import PROJECT_DIR
from tests.benchmarks.load import HEADERS
from tests.openhartig.operations.processes import free_port

WORKERS = 2


@dataclass(frozen=True)
class Target:
    """Something to put load on.

    Attributes:
        url: one page.
        leaders: the processes that answer, each with all its children.
    """

    url: str
    leaders: list[int]


@dataclass(frozen=True)
class Answer:
    """One answer, as it came over the wire."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


def ask(port: int, path: str, method: str = "GET", **headers: str) -> Answer:
    """Send one request as a browser would; underscores in names stand for hyphens."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    names = {name.replace("_", "-").title(): value for name, value in headers.items()}
    connection.request(method, path, headers=HEADERS | names)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return Answer(answer.status, answer.getheaders(), body)


@contextmanager
def gunicorn(app: str, folder: Path, port: int, **variables: str) -> Iterator[int]:
    """Run an application on the server and the kind of worker of the site.

    Args:
        app: the module.
        folder: where the module is found.
        port: where it listens.
        variables: its environment.
    """
    kind = ("--worker-class", gunicorn_conf.worker_class, "--threads", str(gunicorn_conf.threads))
    where = ("--chdir", str(folder), "--bind", f"127.0.0.1:{port}", "--no-control-socket")
    rest = (
        "--log-level",
        "warning",
        "--workers",
        str(WORKERS),
        "--keep-alive",
        str(gunicorn_conf.keepalive),
        "--preload",
    )
    command = [sys.executable, "-m", "gunicorn", *kind, *where, *rest, app]
    with process(command, port, env=os.environ | variables) as leader:
        yield leader


@contextmanager
def constant(answer: Answer, folder: Path, *, all_headers: bool) -> Iterator[Target]:
    """Run the application that answers the bytes of an answer to everything."""
    (folder / "body").write_bytes(answer.body)
    variables = {"CONSTANT_BODY": str(folder / "body")}
    if all_headers:
        own = {"server", "date", "connection"}
        headers = [pair for pair in answer.headers if pair[0].lower() not in own]
        (folder / "headers").write_text(json.dumps(headers))
        variables["CONSTANT_HEADERS"] = str(folder / "headers")
    port = free_port()
    with gunicorn("tests.benchmarks.constant", PROJECT_DIR, port, **variables) as leader:
        yield Target(f"http://127.0.0.1:{port}/", [leader])


@contextmanager
def nginx(folder: Path, port: int, http: str) -> Iterator[int]:
    """Run nginx, with logs that say as much as they can where nothing else is said.

    Args:
        folder: where it may write.
        port: where it listens.
        http: what stands in its block `http`.
    """
    folder.mkdir(parents=True, exist_ok=True)
    names = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    folders = "".join(f"{name}_temp_path {folder}/{name};" for name in names)
    user = "user root;" if os.geteuid() == 0 else ""
    (folder / "nginx.conf").write_text(
        f"daemon off; {user} worker_processes {WORKERS}; pid {folder}/pid;\n"
        f"error_log {folder}/error.log info; events {{ worker_connections 512; }}\n"
        f"http {{ access_log {folder}/access.log; {folders}\n{http}\n}}\n"
    )
    command = ["nginx", "-e", f"{folder}/error.log", "-c", f"{folder}/nginx.conf"]
    with process(command, port) as leader:
        yield leader


@contextmanager
def process(command: list[str], port: int, **options) -> Iterator[int]:
    """Run a command until the block ends; it begins as soon as the port answers."""
    running = subprocess.Popen(command, **{"stdout": subprocess.DEVNULL} | options)
    try:
        deadline = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                if running.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"{command[0]} does not answer") from None
                time.sleep(0.1)
        yield running.pid
    finally:
        running.terminate()
        running.wait(timeout=60)
