"""nginx and Caddy as documented, with all that may go wrong: nothing of an address in any log."""

import re
import secrets
import socket
import ssl
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.benchmarks import proxies
from tests.first_start import FirstStart
from tests.openhartig.operations.processes import Server, free_port, serve

TOKEN = "Zo-geheim_als-43-tekens-maar-kunnen-zijn-0A"
SLUG = "hoe-anna-het-redde"
PATHS = [f"/mijn-verhaal/{TOKEN}/", f"/deel-jouw-verhaal/{TOKEN}/verhaal/", f"/verhalen/{SLUG}/"]
HOSTS = [proxies.NAME, "example.nl", "127.0.0.1"]
TOO_LARGE = "Content-Length: 99999999"


@pytest.fixture(scope="module")
def data_dir(first_start: FirstStart, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return first_start.copied_to(tmp_path_factory.mktemp("logs") / "var")


@pytest.fixture(scope="module")
def site(data_dir: Path) -> Iterator[Server]:
    keys = {name: secrets.token_urlsafe(64) for name in ("SECRET_KEY", "ENCRYPTION_KEYS")}
    with serve(data_dir, SITE_URL=f"https://{proxies.NAME}", LOG_LEVEL="DEBUG", **keys) as server:
        yield server


@pytest.fixture
def ports() -> tuple[int, int]:
    return free_port(), free_port()


def ask(port: int, path: str, *headers: str, tls: bool = False, host: str = proxies.NAME) -> str:
    """Send a request to a port, with TLS or without it.

    Returns:
        The first line of the answer; empty when the connection was closed instead.
    """
    lines = [f"GET {path} HTTP/1.1", f"Host: {host}", "Connection: close", *headers, "", ""]
    with socket.create_connection(("127.0.0.1", port), 30) as plain:
        connection = plain
        if tls:
            context = ssl._create_unverified_context()
            connection = context.wrap_socket(plain, server_hostname=host)
        try:
            connection.sendall("\r\n".join(lines).encode())
            return connection.recv(65536).decode("latin-1").partition("\r\n")[0]
        except OSError:
            return ""


def visit(ports: tuple[int, int]) -> None:
    """Ask for everything that is nobody's business, in every way that may be written down."""
    plain, tls = ports
    for path in PATHS:
        referer = f"Referer: https://{proxies.NAME}{path}"
        assert " 301 " in ask(plain, path)
        assert " 404 " in ask(tls, path, tls=True)
        assert " 200 " in ask(tls, "/robots.txt", referer, tls=True)
        assert " 400 " in ask(tls, path, referer)
        assert " 4" in ask(tls, path, TOO_LARGE, referer, tls=True)
        for host in HOSTS[1:]:
            ask(plain, path, referer, host=host)
            ask(tls, path, referer, host=host)
            with suppress(OSError):  # Caddy knows no other name
                ask(tls, path, referer, tls=True, host=host)
        for odd in (f"{path} en meer", path + "x" * 70_000):
            ask(plain, odd, referer)
            ask(tls, odd, referer, tls=True)
        hang_up(tls, path)


def hang_up(port: int, path: str) -> None:
    """Send half a request and leave."""
    with socket.create_connection(("127.0.0.1", port), 30) as plain:
        context = ssl._create_unverified_context()
        with context.wrap_socket(plain, server_hostname=proxies.NAME) as connection:
            connection.sendall(f"GET {path} HTTP/1.1\r\nHost: {proxies.NAME}\r\nCook".encode())


def written(folder: Path) -> str:
    """Return all that is in the files of a folder."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    return "".join(file.read_text(errors="replace") for file in files)


def test_nginx_writes_no_address_down(site: Server, tmp_path: Path, ports):
    proxies.need("nginx")
    http = proxies.documented_nginx(site.port, tmp_path)
    with proxies.nginx_with_tls(http, tmp_path, ports):
        visit(ports)
    with proxies.nginx_with_tls(
        http.replace(f":{site.port}", f":{free_port()}"), tmp_path / "2", ports
    ):
        assert " 502 " in ask(ports[1], PATHS[0], f"Referer: {PATHS[0]}", tls=True)
    assert (tmp_path / "error.log").read_text()
    for secret in (TOKEN, SLUG):
        assert secret not in written(tmp_path)
        assert secret not in site.log.read_text()


@pytest.mark.parametrize("line", ["access_log off;", "error_log /dev/null emerg;"])
def test_each_line_about_logs_is_needed_in_nginx(site: Server, tmp_path: Path, ports, line: str):
    proxies.need("nginx")
    for server in (0, 1):
        http = proxies.documented_nginx(site.port, tmp_path)
        before, between, after = http.split(line)
        http = line.join((before + between, after) if server == 0 else (before, between + after))
        folder = tmp_path / str(server)
        with proxies.nginx_with_tls(http, folder, ports):
            visit(ports)
        assert TOKEN in written(folder)


def test_caddy_writes_no_address_down(site: Server, tmp_path: Path, ports):
    proxies.need("caddy")
    with proxies.caddy_with_tls(proxies.documented_caddy(site.port), tmp_path, ports):
        visit(ports)
    with proxies.caddy_with_tls(proxies.documented_caddy(free_port()), tmp_path / "2", ports):
        assert " 502 " in ask(ports[1], PATHS[0], f"Referer: {PATHS[0]}", tls=True)
    assert (tmp_path / "caddy.log").read_text()
    for secret in (TOKEN, SLUG):
        assert secret not in written(tmp_path)
        assert secret not in site.log.read_text()


def test_without_its_line_about_logs_caddy_writes_the_private_link_down(tmp_path: Path, ports):
    proxies.need("caddy")
    text = re.sub(r"\n *exclude .*", "", proxies.documented_caddy(free_port()))
    with proxies.caddy_with_tls(text, tmp_path, ports):
        assert " 502 " in ask(ports[1], PATHS[0], tls=True)
    assert TOKEN in written(tmp_path)
