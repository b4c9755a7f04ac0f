"""Where the server listens, and what follows from that for the settings."""

import errno
import socket
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.management.base import CommandError

from openhartig.settings.environment import as_browsers_send

EVERY_INTERFACE = ("0.0.0.0", "::")  # noqa: S104 - recognised here, not bound


@dataclass(frozen=True)
class BindAddress:
    """A host and a port of this machine.

    Attributes:
        host: a name or an IP address, without brackets.
    """

    host: str
    port: int

    @classmethod
    def parse(cls, text: str) -> "BindAddress":
        """Read HOST:PORT; an IPv6 address stands between brackets.

        Raises:
            CommandError: the text is something else.
        """
        try:
            parts = urlsplit(f"//{text}")
            host, port = parts.hostname, parts.port
        except ValueError:
            host = port = None
        if not host or not port or parts.netloc != text or parts.username:
            raise CommandError(f"--bind: expected HOST:PORT, such as 127.0.0.1:8000, not {text!r}.")
        return cls(host, port)

    def __str__(self) -> str:
        return self._join(self.host)

    def _join(self, host: str) -> str:
        return f"[{host}]:{self.port}" if ":" in host else f"{host}:{self.port}"

    def check_free(self) -> None:
        """Try whether a server can listen here.

        Raises:
            CommandError: it cannot; the message says why.
        """
        family = socket.AF_INET6 if ":" in self.host else socket.AF_INET
        with socket.socket(family) as attempt:
            attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                attempt.bind((self.host, self.port))
            except OSError as error:
                if error.errno == errno.EADDRINUSE:
                    reason = "something else is listening there; choose another with --bind"
                else:
                    reason = str(error.strerror)
                raise CommandError(f"Cannot listen on {self}: {reason}.") from error

    def environment(self) -> dict[str, str]:
        """Return the variables that make the settings follow this address.

        They are meant for a machine where nobody set `SITE_URL`.
        """
        if self.host not in EVERY_INTERFACE:
            return {"SITE_URL": f"http://{self}"}
        names = ",".join(sorted(own_names()))
        return {"SITE_URL": f"http://{self._join('127.0.0.1')}", "ALLOWED_HOSTS": names}


def own_names() -> set[str]:
    """Return the names and the IPv4 addresses under which others can reach this machine."""
    names = {socket.gethostname(), socket.getfqdn()}
    try:
        addresses = socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)
        names.update(str(address[4][0]) for address in addresses)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as route:
            route.connect(("192.0.2.1", 9))  # chooses an interface; sends nothing
            names.add(route.getsockname()[0])
    except OSError:
        pass  # a machine without a network has only its names
    return {host for name in names if (host := as_browsers_send(name))}
