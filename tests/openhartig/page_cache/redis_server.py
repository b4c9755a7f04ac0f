"""A Redis of a test's own: a real one where it is installed, and one of fakeredis elsewhere."""

import shutil
import subprocess
from threading import Thread

from fakeredis import TcpFakeServer
from redis import Redis
from redis.backoff import ConstantBackoff
from redis.retry import Retry

from tests.openhartig.operations.processes import free_port


class RedisServer:
    """A server that forgets everything when it stops.

    Attributes:
        url: its address, also after it was started again.
    """

    def __init__(self) -> None:
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self.start()

    def start(self) -> None:
        address = ("--bind", "127.0.0.1", "--port", str(self.port))
        self.process = subprocess.Popen(
            ["redis-server", *address, "--save", ""], stdout=subprocess.DEVNULL
        )
        Redis.from_url(self.url, retry=Retry(ConstantBackoff(0.05), 200)).ping()

    def stop(self) -> None:
        self.process.kill()
        self.process.wait(timeout=20)


class PretendedRedisServer(RedisServer):
    """The same, in a thread of the test."""

    def start(self) -> None:
        self.server = TcpFakeServer(("127.0.0.1", self.port), server_type="redis")
        Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def start_redis() -> RedisServer:
    """Start the best of both."""
    return RedisServer() if shutil.which("redis-server") else PretendedRedisServer()
