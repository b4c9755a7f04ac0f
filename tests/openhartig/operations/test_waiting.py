"""A connection on which nobody asks anything yet, such as browsers open ahead, keeps no thread."""

import socket
from collections.abc import Iterator
from concurrent.futures import Future
from selectors import DefaultSelector
from unittest.mock import Mock

import pytest
from gunicorn.config import Config
from gunicorn.workers.gthread import ThreadWorker

from openhartig.operations import gunicorn_conf


class Threads:
    """Threads that write down what they get, and answer nothing."""

    def __init__(self) -> None:
        self.given: list = []

    def submit(self, handle, conn) -> Future:
        self.given.append(conn)
        return Future()


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield listener


@pytest.fixture
def worker(listener: socket.socket) -> Iterator[ThreadWorker]:
    """A process of the server that has begun to listen, without its loop and its threads."""
    config = Config()
    config.set("worker_class", gunicorn_conf.worker_class)
    config.set("keepalive", gunicorn_conf.keepalive)
    worker = config.worker_class(1, 1, [listener], Mock(), 30, config, Mock())
    worker.poller = DefaultSelector()
    worker.tpool = Threads()
    worker.set_accept_enabled(True)
    yield worker
    worker.poller.close()


def test_a_thread_is_for_who_asks_something(worker: ThreadWorker, listener: socket.socket) -> None:
    with socket.create_connection(listener.getsockname()) as visitor:
        worker.wait_for_and_dispatch_events(timeout=30)
        assert worker.nr_conns == 1
        assert worker.tpool.given == []
        visitor.sendall(b"GET / HTTP/1.1\r\n")
        worker.wait_for_and_dispatch_events(timeout=30)
        assert len(worker.tpool.given) == 1


def test_a_connection_that_stays_silent_is_closed(
    worker: ThreadWorker, listener: socket.socket
) -> None:
    with socket.create_connection(listener.getsockname()) as visitor:
        worker.wait_for_and_dispatch_events(timeout=30)
        worker.pending_conns[0].timeout = 0
        worker.murder_pending()
        visitor.settimeout(30)
        assert visitor.recv(1) == b""
        assert worker.nr_conns == 0
