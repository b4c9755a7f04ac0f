"""Stands between a browser and all other hosts: writes down who is asked, and answers nobody."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit


@dataclass
class DeadEnd:
    """A proxy that leads nowhere.

    Attributes:
        port: where it listens.
        asked: the hosts that were asked for anything, in that order.
    """

    port: int
    asked: list[str] = field(default_factory=list)


@contextmanager
def dead_end() -> Iterator[DeadEnd]:
    """Serve a proxy that leads nowhere."""

    class Handler(BaseHTTPRequestHandler):
        def refuse(self) -> None:
            host = urlsplit(self.path).hostname or self.path.partition(":")[0]
            here.asked.append(host)
            self.send_error(502)

        do_CONNECT = do_GET = do_POST = refuse  # noqa: N815 - the names that it looks for

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        here = DeadEnd(server.server_port)
        Thread(target=server.serve_forever, daemon=True).start()
        yield here
        server.shutdown()
