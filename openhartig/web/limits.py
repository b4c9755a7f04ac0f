"""Counts how often somebody does something, without knowing who it is.

The cache holds no address: only a keyed hash of it, with a random key that lasts a day and is
nowhere else. Every time takes one of a fixed number of places, and each place is free again after
its own hour; taking one is a single step, so that the processes of the site cannot miscount.
"""

import hashlib
import hmac
import ipaddress
import secrets
import time
from dataclasses import dataclass

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest

HOUR = 60 * 60
DAY = 24 * HOUR
PREFIX_OF_A_HOUSEHOLD = 64  # bits of an IPv6 address


@dataclass(frozen=True)
class Limit:
    """How often something may happen in a period.

    Attributes:
        name: what is counted.
        most: how many times.
        seconds: how long each time counts.
    """

    name: str
    most: int
    seconds: int = HOUR

    def taken(self, who: str) -> list[float]:
        """Return the moments at which the places of somebody are free again."""
        return sorted(caches["shared"].get_many(self._places(who)).values())

    def take(self, who: str) -> bool:
        """Count one time; False when there is no place left."""
        cache = caches["shared"]
        free_at = time.time() + self.seconds
        return any(cache.add(place, free_at, self.seconds) for place in self._places(who))

    def is_reached(self, who: str) -> bool:
        """Tell whether somebody has no place left."""
        return len(self.taken(who)) >= self.most

    def forget(self, who: str) -> None:
        """Give all places of somebody back."""
        caches["shared"].delete_many(self._places(who))

    def _places(self, who: str) -> list[str]:
        digest = hmac.new(_key_of_today(), f"{self.name} {who}".encode(), hashlib.sha256)
        return [f"{digest.hexdigest()}-{number}" for number in range(self.most)]


def _key_of_today() -> bytes:
    keys = caches["shared"]
    return keys.get_or_set("key", lambda: secrets.token_bytes(32), DAY)  # type: ignore[return-value]  # never None


def address_of(request: HttpRequest) -> str:
    """Return from where a request comes: a household, not a device.

    Behind a proxy that is what the proxy itself added to X-Forwarded-For; empty when it adds
    nothing.
    """
    address = request.META.get("REMOTE_ADDR", "")
    if settings.SECURE_PROXY_SSL_HEADER:
        address = request.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if parsed.version == 4:
        return str(parsed)
    network = ipaddress.ip_network((int(parsed), PREFIX_OF_A_HOUSEHOLD), strict=False)
    return str(parsed.ipv4_mapped or network)
