"""nginx as docs/production.md describes it, and nginx with the same bytes as a file."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from openhartig.settings import PROJECT_DIR
from tests.benchmarks.servers import Answer, nginx
from tests.openhartig.operations.processes import free_port

END_OF_LOCATION = "\n}"


@contextmanager
def documented_proxy(site: int, folder: Path, *, caches: bool) -> Iterator[tuple[int, int]]:
    """Run nginx before a site with the configuration of the documentation.

    Args:
        site: the port of the site.
        folder: where nginx may write.
        caches: with the part that lets nginx answer for a second without asking.

    Returns:
        The port and the process of nginx.
    """
    text = (PROJECT_DIR / "docs/production.md").read_text()
    blocks = re.findall(r"```nginx\n(.+?)\n```", text, re.DOTALL)
    upstream, location, private, cache, keeps = blocks
    if caches:
        upstream += "\n" + cache
        location = location.removesuffix(END_OF_LOCATION) + "\n" + keeps + END_OF_LOCATION
    http = upstream.replace("127.0.0.1:8000", f"127.0.0.1:{site}")
    http = http.replace("/var/cache/nginx", str(folder))
    port = free_port()
    with nginx(folder, port, http, location + private) as leader:
        yield port, leader


@contextmanager
def static_file(answer: Answer, folder: Path) -> Iterator[tuple[int, int]]:
    """Run nginx with the bytes of an answer as a file.

    Returns:
        The port and the process of nginx.
    """
    folder.mkdir()
    (folder / "page.html").write_bytes(answer.body)
    port = free_port()
    server = f"root {folder}; add_header Content-Encoding br; default_type text/html;"
    with nginx(folder, port, "sendfile on; tcp_nopush on;", server) as leader:
        yield port, leader
