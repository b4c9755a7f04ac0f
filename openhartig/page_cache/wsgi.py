"""Answers public pages without Django, as long as nothing changed since they were built."""

import logging
import time
from collections.abc import Callable, Iterable

from django.conf import settings

from .answers import Answer, Headers
from .requests import Addresses
from .stamp import StampError, stamp_of_site
from .store import Files, Memory

SECONDS_KEPT = {"200": 300.0, "404": 10.0, "410": 10.0}
"""How long a page counts at most, also when nobody could tell that it changed."""

SECONDS_PASSED = 60.0
KEPT_TYPES = ("text/html", "text/plain", "application/xml", "application/atom+xml")

logger = logging.getLogger(__name__)


class PageCache:
    """A WSGI application in front of the site's own.

    An answer is valid only under the stamp that was read before it was built, so that nothing
    that changed meanwhile can be served later. Without a stamp Django answers.

    Args:
        site: the WSGI application of the site.
    """

    def __init__(self, site: Callable) -> None:
        self.site = site
        self.addresses = Addresses()
        self.stamp = stamp_of_site()
        self.memory = Memory(settings.PAGE_CACHE_BYTES)
        self.files = Files(settings.PAGE_CACHE_DIR, settings.PAGE_CACHE_FILES)

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """Answer one request."""
        key = self.addresses.key_of(environ)
        answer = self._find(key, environ) if key else None
        if answer is None or answer.is_empty:
            return self.site(environ, start_response)
        status, headers, body = answer.choose(environ)
        start_response(status, headers)
        return (body,)

    def _find(self, key: str, environ: dict) -> Answer | None:
        try:
            answer = self.memory.get(key, self.stamp.read())
            if answer is not None and answer.good_until > time.time():
                return answer
            with self.files.building(key):
                return self._build_unless_kept(key, self.stamp.read(), environ)
        except StampError as error:
            logger.warning("Pages come without the cache. %s", error)
            return None

    def _build_unless_kept(self, key: str, stamp: str, environ: dict) -> Answer:
        for place in (self.memory, self.files):
            answer = place.get(key, stamp)
            if answer is not None and answer.good_until > time.time():
                break
        else:
            answer = self._build(self.addresses.plain(environ, key))
            if answer.status.startswith("200"):
                self.files.put(key, stamp, answer)
        self.memory.put(key, stamp, answer)
        return answer

    def _build(self, environ: dict) -> Answer:
        """Ask the site for the page as a visitor without any cookie or preference gets it."""
        started: list = []

        def start_response(status: str, headers: Headers, exc_info=None) -> None:
            started[:] = [status, headers]

        chunks = self.site(environ, start_response)
        try:
            body = b"".join(chunks)
        finally:
            if close := getattr(chunks, "close", None):
                close()
        status, headers = started
        if not _may_be_kept(status, headers):
            return Answer.empty(time.time() + SECONDS_PASSED)
        return Answer.of(status, headers, body, time.time() + SECONDS_KEPT[status[:3]])


def _may_be_kept(status: str, headers: Headers) -> bool:
    named = {name.lower(): value.lower() for name, value in headers}
    return (
        status[:3] in SECONDS_KEPT
        and "set-cookie" not in named
        and not {"no-store", "private", "no-cache"} & _words(named.get("cache-control", ""))
        and _words(named.get("vary", "")) <= {"accept-encoding"}
        and named.get("content-type", "").startswith(KEPT_TYPES)
    )


def _words(header: str) -> set[str]:
    return {word.strip() for word in header.split(",") if word.strip()}
