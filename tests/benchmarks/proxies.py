"""nginx and Caddy as docs/production.md describes them, and nginx with the same bytes as a file."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from openhartig.settings import PROJECT_DIR
from tests.benchmarks.servers import Answer, nginx, process
from tests.openhartig.operations.processes import free_port

NAME = "www.example.nl"
SITE = "127.0.0.1:8000"
PORT_80 = re.compile(r"server \{\n    listen 80 .*?\n\}\n", re.DOTALL)
END_OF_LOCATION = "\n    }\n}"


def need(program: str) -> None:
    """Skip a test that needs a program, but where all programs must be there."""
    if shutil.which(program):
        return
    message = f"{program} is not installed (Debian: apt install {program})"
    if os.environ.get("REQUIRE_PROXIES"):
        pytest.fail(message)
    pytest.skip(message)


def documented_nginx(site: int, folder: Path, *, caches: bool = False) -> str:
    """Return the block `http` of nginx before a site, on IPv4 only.

    Args:
        site: the port of the site.
        folder: where nginx may write.
        caches: with the part that lets nginx answer for a second without asking.
    """
    http, cache, keeps = _documented("nginx")
    if caches:
        http = f"{cache}\n{http}".replace(END_OF_LOCATION, f"\n{keeps}{END_OF_LOCATION}")
    http = re.sub(r"\n *listen \[::\].*", "", http)
    return http.replace(SITE, f"127.0.0.1:{site}").replace("/var/cache/nginx", str(folder))


def documented_caddy(site: int) -> str:
    """Return the configuration of Caddy before a site."""
    (text,) = _documented("caddyfile")
    return text.replace(SITE, f"127.0.0.1:{site}")


@contextmanager
def documented_proxy(site: int, folder: Path, *, caches: bool) -> Iterator[tuple[int, int]]:
    """Run the documented nginx before a site, but without TLS, to measure the rest.

    Returns:
        The port and the process of nginx.
    """
    port = free_port()
    http = PORT_80.sub("", documented_nginx(site, folder, caches=caches))
    http = re.sub(r"\n *ssl_certificate.*", "", http)
    http = http.replace("listen 443 ssl default_server;", f"listen 127.0.0.1:{port};")
    with nginx(folder, port, http) as leader:
        yield port, leader


@contextmanager
def nginx_with_tls(http: str, folder: Path, ports: tuple[int, int]) -> Iterator[None]:
    """Run nginx with a block `http`, on two ports of our own and with a certificate of our own."""
    certificate, key = make_certificate(folder)
    for usual, port in zip(("80 ", "443 ssl "), ports, strict=True):
        http = http.replace(f"listen {usual}", f"listen 127.0.0.1:{port} {usual.strip('0348 ')} ")
    http = http.replace(f"/etc/ssl/{NAME}.pem", certificate).replace(f"/etc/ssl/{NAME}.key", key)
    with nginx(folder, ports[0], http):
        yield


@contextmanager
def caddy_with_tls(text: str, folder: Path, ports: tuple[int, int]) -> Iterator[None]:
    """Run Caddy with a configuration, on two ports of our own and with a certificate of our own."""
    certificate, key = make_certificate(folder)
    ours = f"{{\n    admin off\n    http_port {ports[0]}\n    https_port {ports[1]}\n"
    text = ours + text.removeprefix("{\n")
    address = f"https://{NAME} {{\n"
    text = text.replace(address, f"{address}    tls {certificate} {key}\n")
    (folder / "Caddyfile").write_text(text)
    command = ["caddy", "run", "--config", str(folder / "Caddyfile"), "--adapter", "caddyfile"]
    home = {name: str(folder) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    with (folder / "caddy.log").open("w") as log:
        options = {"stdout": log, "stderr": log, "env": os.environ | home}
        with process(command, ports[0], **options):
            yield


def make_certificate(folder: Path) -> tuple[str, str]:
    """Make a certificate that nobody trusts; return where it and its key are."""
    folder.mkdir(parents=True, exist_ok=True)
    certificate, key = str(folder / "certificate.pem"), str(folder / "key.pem")
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    subject = ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"]
    where = ["-keyout", key, "-out", certificate]
    subprocess.run([*command, *subject, *where], check=True, capture_output=True)
    return certificate, key


@contextmanager
def static_file(answer: Answer, folder: Path) -> Iterator[tuple[int, int]]:
    """Run nginx with the bytes of an answer as a file.

    Returns:
        The port and the process of nginx.
    """
    folder.mkdir()
    (folder / "page.html").write_bytes(answer.body)
    port = free_port()
    server = (
        f"server {{ listen 127.0.0.1:{port}; access_log off; root {folder};"
        " add_header Content-Encoding br; default_type text/html; }"
    )
    with nginx(folder, port, f"sendfile on; tcp_nopush on; {server}") as leader:
        yield port, leader


def _documented(language: str) -> list[str]:
    """Return the blocks in a language, as they stand in the documentation."""
    text = (PROJECT_DIR / "docs/production.md").read_text()
    return re.findall(rf"```{language}\n(.+?)\n```", text, re.DOTALL)
