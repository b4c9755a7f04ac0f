"""Decides from a request whether its answer may come from the cache, and under which key."""

import re
from functools import lru_cache
from io import BytesIO
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from openhartig.doors import answers
from openhartig.web.private_addresses import is_private

LONGEST_ADDRESS = 400  # characters
PLACES_REMEMBERED = 2_000
DEFAULT_PORTS = {"http": "80", "https": "443"}
OF_THE_SERVER = (
    "wsgi.version",
    "wsgi.errors",
    "wsgi.multithread",
    "wsgi.multiprocess",
    "wsgi.run_once",
)


class Addresses:
    """The addresses of this site at which everybody gets the same answer.

    A room says in its `page_cache.py` which questions its addresses know, with the hook
    `cached_queries`, and which of its addresses are no page, with `never_cached`.
    """

    def __init__(self) -> None:
        self.queries = {name for ask in answers("cached_queries", "page_cache") for name in ask()}
        self.never = tuple(
            start for ask in answers("never_cached", "page_cache") for start in ask()
        )
        self.has_session = re.compile(
            rf"(?:^|[;,])\s*{re.escape(settings.SESSION_COOKIE_NAME)}\s*="
        ).search
        self.secure_header, self.secure_value = settings.SECURE_PROXY_SSL_HEADER or ("", "")
        self.port = split_domain_port(urlsplit(settings.SITE_URL).netloc)[1]
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
        return self.remembered_key(scheme, host, environ["SERVER_PORT"], path, query)

    def plain(self, environ: dict, key: str) -> dict:
        """Return the request for a page as nobody in particular would send it.

        It is made from the key. Of the request itself only what the server says of itself is taken
        over: a header, or anything else that a request may bring along, can thus not reach a page
        that is kept.

        Args:
            environ: the request, as WSGI describes it.
            key: its key.
        """
        scheme, _, rest = key.partition("://")
        host, slash, rest = rest.partition("/")
        path, _, query = rest.rpartition("?")
        name, port = split_domain_port(host)
        secure = {self.secure_header: self.secure_value} if scheme == "https" else {}
        return {
            **{name: environ[name] for name in OF_THE_SERVER if name in environ},
            **(secure if self.secure_header else {}),
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": slash + path,
            "QUERY_STRING": query,
            "HTTP_HOST": host,
            "SERVER_NAME": name,
            "SERVER_PORT": port or DEFAULT_PORTS[scheme],
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.url_scheme": scheme,
            "wsgi.input": BytesIO(),
        }

    def own_key(self, key: str, location: str) -> str:
        """Return the key of the address that a page gives as its own, without what it did not use.

        Args:
            key: the key under which it was asked.
            location: its `Content-Location`; only the questions in it count.

        Returns:
            "" when the address has questions and the page does not say which it knows.
        """
        path, _, asked = key.rpartition("?")
        if not asked:
            return key
        query = self._normal_form(location.partition("?")[2]) if location else None
        return "" if query is None else f"{path}?{query}"

    def _key(self, scheme: str, host: str, own_port: str, path: str, query: str) -> str | None:
        if not path.startswith("/") or path.startswith(self.never):
            return None
        if is_private(path):
            return None
        name, port = split_domain_port(host)
        port = "" if port == DEFAULT_PORTS.get(scheme) else port
        if port not in {"", own_port, self.port} or not validate_host(name, settings.ALLOWED_HOSTS):
            return None
        host, asked = f"{name}:{port}" if port else name, self._normal_form(query)
        return None if asked is None else f"{scheme}://{host}{path}?{asked}"

    def _normal_form(self, query: str) -> str | None:
        if not query:
            return ""
        text = query.encode("latin-1").decode(errors="replace")  # WSGI has bytes as Latin-1
        pairs = parse_qsl(text, keep_blank_values=True, errors="replace")
        names = [name for name, _ in pairs]
        if len(set(names)) < len(names) or not set(names) <= self.queries:
            return None
        return urlencode(sorted(pair for pair in pairs if pair[1]))
