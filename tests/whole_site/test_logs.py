"""What the running site writes down, at the level that says most: nothing about who read what."""

import socket
import sqlite3
from pathlib import Path

import pytest

from tests.first_start import FirstStart
from tests.openhartig.operations.processes import Server, serve

SLUG = "hoe-anna-het-redde"
TOKEN = "Zo-geheim_als-43-tekens-maar-kunnen-zijn-0A"
STORY = f"/verhalen/{SLUG}/"
PATHS = [
    STORY,
    f"/{SLUG}/",
    f"/verhalen/{SLUG}",
    f"/verhalen/{SLUG}%20{SLUG}/",
    f"/zoeken/?q={SLUG}",
    f"/mijn-verhaal/{TOKEN}/",
    f"/deel-jouw-verhaal/{TOKEN}/verhaal/",
    f"/media/images/{SLUG}.jpg",
    f"/static/{SLUG}.css",
    f"/documenten/1/{SLUG}.pdf",
    f"/beheer/{SLUG}/",
]
UNREADABLE = [
    f"GET {STORY} met spaties HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    f"GET {STORY} HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n",
    f"GET{SLUG} {STORY} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    f"GET {STORY}{'x' * 9000} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    f"GET {STORY} HTTP/1.1\r\nHost: 127.0.0.1\r\nReferer {STORY}\r\n\r\n",
    f"GET {STORY} HTTP/1.1\r\nHost: 127.0.0.1\r\nX: a\x00{SLUG}\r\n\r\n",
    f"POST {STORY} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {SLUG}\r\n\r\n",
    f"POST {STORY} HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: {SLUG}\r\n\r\n",
    f"POST {STORY} HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n{SLUG}\r\n",
]


@pytest.fixture
def data_dir(first_start: FirstStart, tmp_path: Path) -> Path:
    return first_start.copied_to(tmp_path / "var")


def send(server: Server, text: str) -> None:
    """Send something and wait until the site has answered it."""
    with socket.create_connection(("127.0.0.1", server.port), 30) as connection:
        connection.sendall(text.encode("latin-1"))
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65536):
            pass


def test_no_request_leaves_a_trace_of_its_address(data_dir: Path):
    with serve(data_dir, LOG_LEVEL="DEBUG") as server:
        for path in PATHS:
            for method in ("GET", "POST", "PUT"):
                server.ask(path, method)
            server.ask(path, Host="elders.example")
            server.ask("/robots.txt", Referer=f"http://127.0.0.1{path}")
            server.ask("/beheer/login/", "POST", Referer=f"http://127.0.0.1{path}")
        for text in UNREADABLE:
            send(server, text)
        with sqlite3.connect(data_dir / "db.sqlite3") as database:
            database.execute("ALTER TABLE wagtailcore_site RENAME TO elsewhere")
        statuses = {server.ask(path)[0].status for path in PATHS}
        assert 500 in statuses
    log = server.log.read_text()
    for line in ("Not Found: /verhalen/…", "Invalid request: ", "Internal Server Error: /"):
        assert line in log
    for secret in (SLUG, TOKEN, "ip="):
        assert secret not in log
