"""Decides from a request whether its answer may come from the cache, and under which key."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from openhartig.private_addresses import is_private

LONGEST_ADDRESS = 400  # characters
PLACES_REMEMBERED = 2_000


class Addresses:
    """The addresses of this site at which everybody gets the same answer."""

    def __init__(self) -> None:
        self.has_session = re.compile(
            rf"(?:^|[;,])\s*{re.escape(settings.SESSION_COOKIE_NAME)}\s*="
        ).search
        self.secure_header, self.secure_value = settings.SECURE_PROXY_SSL_HEADER or ("", "")
        self.remembered_key = lru_cache(PLACES_REMEMBERED)(self._key)

    def key_of(self, environ: dict) -> str | None:
        """Return the key under which everybody gets the same answer, or None.

        Only an anonymous GET or HEAD for a page on a host of ours has one, with no other question
        in its address than filters and a page number. These are put in one order.

        Args:
            environ: the request, as WSGI describes it.
        """
        if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
            return None
        if "HTTP_AUTHORIZATION" in environ or "HTTP_RANGE" in environ:
            return None
        if "HTTP_COOKIE" in environ and self.has_session(environ["HTTP_COOKIE"]):
            return None
        path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
        host = environ.get("HTTP_HOST", "")
        if len(path) + len(query) + len(host) > LONGEST_ADDRESS:
            return None
        secure = self.secure_value and environ.get(self.secure_header) == self.secure_value
        scheme = "https" if secure else environ["wsgi.url_scheme"]
        return self.remembered_key(scheme, host, path, query)

    def plain(self, environ: dict, key: str) -> dict:
        """Return the request for a page as nobody in particular would send it.

        Args:
            environ: the request, as WSGI describes it.
            key: its key.
        """
        kept = {
            name: value
            for name, value in environ.items()
            if not name.startswith(("HTTP_", "CONTENT_"))
        }
        if self.secure_header and key.startswith("https:"):
            kept[self.secure_header] = self.secure_value
        return kept | {
            "REQUEST_METHOD": "GET",
            "HTTP_HOST": environ["HTTP_HOST"].lower(),
            "QUERY_STRING": key.rpartition("?")[2],
        }

    def _key(self, scheme: str, host: str, path: str, query: str) -> str | None:
        host = host.lower()
        if path.startswith(settings.PAGE_CACHE_NEVER) or is_private(path):
            return None
        if not validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS):
            return None
        query = _normal_form(query)
        return None if query is None else f"{scheme}://{host}{path}?{query}"


def _normal_form(query: str) -> str | None:
    if not query:
        return ""
    text = query.encode("latin-1").decode(errors="replace")  # WSGI has bytes as Latin-1
    pairs = parse_qsl(text, keep_blank_values=True, errors="replace")
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names) or not set(names) <= set(settings.PAGE_CACHE_QUERY_KEYS):
        return None
    return urlencode(sorted(pair for pair in pairs if pair[1]))
