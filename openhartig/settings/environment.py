"""Reads the environment variables that configure the site: the one place that knows them.

Every variable is listed in the table of the README. A missing or malformed one stops the
start with one sentence that names it.
"""

import logging
import os
import re
import secrets
import tempfile
from contextlib import suppress
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from pathlib import Path

import dj_email_url
from django.core.exceptions import ImproperlyConfigured
from environs import Env, EnvError

PROJECT_DIR = Path(__file__).resolve().parents[2]
DATABASES = ("django.db.backends.sqlite3", "django.db.backends.postgresql")
MAIL_IN_FILES = dj_email_url.parse("file:")
MAIL_TIMEOUT = 10  # seconds
DEFAULT_PORTS = {"http": "80", "https": "443"}
ADDRESS = re.compile(r"(https?)://([a-z0-9.-]+|\[[0-9a-f:.]+\])(?::([1-9][0-9]{0,4}))?/*")
HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)(?:\.(?!-)[a-z0-9-]{1,63}(?<!-))*")
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
LONGEST_HOST = 253  # characters
LAST_PORT = 65_535
SHORTEST_KEY = 32  # characters of an encryption key: it must be random, not a password


def make_folder(data_dir: Path) -> Path:
    """Return the data folder, made when it is not there yet.

    Args:
        data_dir: the folder that holds everything this machine keeps.

    Raises:
        ImproperlyConfigured: it cannot be made.
    """
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"DATA_DIR: the folder {data_dir} cannot be written ({error.strerror})."
        ) from error
    return data_dir


def local_key(data_dir: Path, name: str) -> str:
    """Return a key kept in the data folder; make it on the first start.

    Args:
        data_dir: the folder that holds everything this machine keeps.
        name: the name of the file; it appears with the whole key in it or not at all.

    Raises:
        ImproperlyConfigured: the key file cannot be read or written.
    """
    key_file = data_dir / name
    try:
        if not key_file.exists():
            with tempfile.NamedTemporaryFile("w", dir=data_dir) as file:
                file.write(secrets.token_urlsafe(64))
                file.flush()
                with suppress(FileExistsError):  # another process was faster
                    os.link(file.name, key_file)
    except OSError as error:
        raise ImproperlyConfigured(
            f"DATA_DIR: the folder {data_dir} cannot be written ({error.strerror})."
        ) from error
    try:
        return key_file.read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(
            f"DATA_DIR: {key_file} cannot be read ({error.strerror})."
        ) from error


def as_browsers_send(host: str) -> str:
    """Return a host as it stands in the request of a browser; empty for what is no single host.

    Args:
        host: a name in the letters of the domain name system, or an IP address.
    """
    host = host.lower()
    try:
        if host.startswith("["):
            address = IPv6Address(host.removeprefix("[").removesuffix("]"))
            return "" if address.scope_id else f"[{address.compressed}]"
        if NUMBER.fullmatch(host.rpartition(".")[2]):
            return str(IPv4Address(host))
    except AddressValueError:
        return ""
    return host if HOST.fullmatch(host) and len(host) <= LONGEST_HOST else ""


def split_site_url(site_url: str) -> tuple[str, str]:
    """Return the address of the site as browsers write it, and the host in it.

    Args:
        site_url: a scheme, a host and perhaps a port.

    Raises:
        ImproperlyConfigured: it is no such address.
    """
    found = ADDRESS.fullmatch(site_url.lower())
    scheme, host, port = found.groups() if found else ("", "", None)
    if not (host := as_browsers_send(host)) or int(port or 0) > LAST_PORT:
        raise ImproperlyConfigured(
            "SITE_URL: expected an address without a path, such as https://www.example.nl."
        )
    port = "" if port in (None, DEFAULT_PORTS[scheme]) else f":{port}"
    return f"{scheme}://{host}{port}", host


def without_jit(options: dict) -> dict:
    """Return the options of a connection to PostgreSQL that compiles no queries by itself.

    Compiling one with many joins takes seconds and saves nothing here. What the address itself asks
    for comes later, and wins.
    """
    asked = options.get("options", "")
    return options | {"options": f"-c jit=off {asked}".strip()}


class Environment:
    """The typed configuration of one running site.

    Raises:
        ImproperlyConfigured: a variable is missing or malformed; the message names it.
    """

    def __init__(self) -> None:
        try:
            self._read(Env())
        except EnvError as error:
            raise ImproperlyConfigured(str(error)) from error

    def _read(self, env: Env) -> None:
        self.debug = env.bool("DEBUG", False)
        self.log_level = env.log_level("LOG_LEVEL", logging.WARNING)

        data_dir = env.str("DATA_DIR", str(PROJECT_DIR / "var"))
        if not data_dir:
            raise ImproperlyConfigured("DATA_DIR: empty; expected a folder.")
        self.data_dir = make_folder(Path(data_dir).resolve())

        self.erasure_ledger = Path(env.str("ERASURE_LEDGER", str(self.data_dir / "erased")))
        self.backup_days = env.int("BACKUP_DAYS", 90)

        self.site_url, host = split_site_url(env.str("SITE_URL", "http://127.0.0.1:8000"))
        self.https = self.site_url.startswith("https:")
        other_hosts = self._list(env.list("ALLOWED_HOSTS", []))
        if not all(as_browsers_send(other) for other in other_hosts):
            raise ImproperlyConfigured(
                "ALLOWED_HOSTS: expected whole hosts without a port, such as example.nl."
            )
        self.allowed_hosts = [host, *map(as_browsers_send, other_hosts)]
        if not self.https:
            self.allowed_hosts += ["localhost", "127.0.0.1", "[::1]"]

        secret_key = env.str("SECRET_KEY", "")
        if self.https and not secret_key:
            raise ImproperlyConfigured("SECRET_KEY: missing; a site on https needs its own.")
        self.secret_key = secret_key or local_key(self.data_dir, "secret_key")
        self.secret_key_fallbacks = self._list(env.list("SECRET_KEY_FALLBACKS", []))

        encryption_keys = self._list(env.list("ENCRYPTION_KEYS", []))
        if self.https and not encryption_keys:
            raise ImproperlyConfigured("ENCRYPTION_KEYS: missing; a site on https needs its own.")
        if any(len(key) < SHORTEST_KEY for key in encryption_keys):
            raise ImproperlyConfigured(
                f"ENCRYPTION_KEYS: expected keys of at least {SHORTEST_KEY} characters."
            )
        self.encryption_keys = encryption_keys or [local_key(self.data_dir, "encryption_key")]

        self.database = env.dj_db_url(
            "DATABASE_URL",
            f"sqlite:///{self.data_dir / 'db.sqlite3'}",
            conn_max_age=60,
            conn_health_checks=True,
        )
        if self.database["ENGINE"] not in DATABASES:
            raise ImproperlyConfigured("DATABASE_URL: expected sqlite:/// or postgresql://.")
        if self.database["ENGINE"].endswith("postgresql"):
            self.database["OPTIONS"] = without_jit(self.database.get("OPTIONS", {}))

        self.redis_url = env.str("REDIS_URL", "")
        if self.redis_url and not self.redis_url.startswith(("redis://", "rediss://", "unix://")):
            raise ImproperlyConfigured("REDIS_URL: expected redis://, rediss:// or unix://.")

        email = env.dj_email_url("EMAIL_URL") if env.str("EMAIL_URL", "") else MAIL_IN_FILES
        if "EMAIL_BACKEND" not in email:
            raise ImproperlyConfigured("EMAIL_URL: expected smtp:// or submission://.")
        self.email = email | {"EMAIL_TIMEOUT": email["EMAIL_TIMEOUT"] or MAIL_TIMEOUT}
        self.email_from = env.str("EMAIL_FROM", f"noreply@{host}")

        self.web_concurrency = env.int("WEB_CONCURRENCY", 2)
        if self.web_concurrency < 1:
            raise ImproperlyConfigured("WEB_CONCURRENCY: expected a number above zero.")

    @staticmethod
    def _list(items: list[str]) -> list[str]:
        """Return the items of a list without spaces around them; empty ones are no items."""
        return [item.strip() for item in items if item.strip()]
