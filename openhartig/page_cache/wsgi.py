"""Answers public pages without Django, as long as nothing changed since they were built."""

import logging
import time
from collections.abc import Callable, Iterable
from math import inf

from django.conf import settings
from django.utils.http import parse_http_date_safe

from .answers import Answer, Headers
from .requests import Addresses
from .stamp import StampError, stamp_of_site
from .store import Files, Memory, drop_all_but

SECONDS_KEPT = {"200": 300.0, "404": 10.0, "410": 10.0}
"""How long a page counts at most, also when nobody could tell that it changed."""

SECONDS_PASSED = 60.0
SECONDS_REST = 5.0
"""How long nothing is built that was kept before, after the site could not answer."""

KEPT_TYPES = ("text/html", "text/plain", "application/xml", "application/atom+xml")
PASSING_BYTES = 4 * 1024 * 1024
"""For what is no page, such as what is missing, so that it takes no place of pages."""

logger = logging.getLogger(__name__)


class PageCache:
    """A WSGI application in front of the site's own.

    An answer is valid only under the stamp that was read before it was built, so that nothing
    that changed meanwhile can be served later. Without a stamp Django answers.

    Two headers of an answer say more about it: `Content-Location` which of the questions in its
    address it knows, and `Expires` when it stops being right, as what is said of today does.

    Args:
        site: the WSGI application of the site.
    """

    def __init__(self, site: Callable) -> None:
        self.site = site
        self.addresses = Addresses()
        self.stamp = stamp_of_site()
        self.memory = Memory(settings.PAGE_CACHE_BYTES)
        self.passing = Memory(PASSING_BYTES)
        self.files = Files(
            settings.PAGE_CACHE_DIR, settings.PAGE_CACHE_FILES, settings.PAGE_CACHE_FILE_BYTES
        )
        self.last_stamp = ""
        self.rests_until = 0.0

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
        """Return the answer for a key, or for that of the same page under its own address."""
        try:
            answer = self._find_at(key, environ)
            return self._find_at(answer.same_as, environ) if answer.same_as else answer
        except StampError as error:
            logger.warning("Pages come without the cache. %s", error)
            drop_all_but("", self.files.folder)
            return None

    def _find_at(self, key: str, environ: dict) -> Answer:
        stamp = self._present_stamp()
        answer = self.memory.get(key, stamp) or self.passing.get(key, stamp)
        if answer is not None and answer.good_until > time.time():
            return answer
        with self.files.building(key):
            return self._build_unless_kept(key, self._present_stamp(), environ)

    def _present_stamp(self) -> str:
        """Return the stamp; what this machine kept under another goes when a new one is seen."""
        stamp = self.stamp.read()
        if stamp != self.last_stamp:
            self.last_stamp = stamp
            drop_all_but(stamp, self.files.folder)
        return stamp

    def _build_unless_kept(self, key: str, stamp: str, environ: dict) -> Answer:
        now = time.time()
        places = (self.memory, self.passing, self.files)
        kept = [answer for place in places if (answer := place.get(key, stamp))]
        right = [answer for answer in kept if answer.right_until > now]
        answer = next((answer for answer in kept if answer.good_until > now), None)
        if answer is None and not (right and self.rests_until > now):
            answer = self._build(key, self.addresses.plain(environ, key))
            if answer and answer.is_page:
                self.files.put(key, stamp, answer)
                drop_all_but(self.stamp.read(), self.files.folder)
        if answer is None:  # the site is in trouble, such as without its database
            rested = time.time() + SECONDS_REST
            answer = right[0].prolonged(rested) if right else Answer.empty(rested)
        (self.memory if answer.is_page else self.passing).put(key, stamp, answer)
        return answer

    def _build(self, key: str, environ: dict) -> Answer | None:
        """Ask the site for the page as a visitor without any cookie or preference gets it.

        Returns:
            None when the site is in trouble and cannot tell.
        """
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
        now, named = time.time(), {name.lower(): value for name, value in headers}
        if status.startswith("5"):
            self.rests_until = now + SECONDS_REST
            return None
        if not _may_be_kept(status, named):
            return Answer.empty(now + SECONDS_PASSED)
        good_until = now + SECONDS_KEPT[status[:3]]
        own = self.addresses.own_key(key, named.get("content-location", ""))
        if own != key and status.startswith("200"):
            return Answer("", good_until, same_as=own) if own else Answer.empty(good_until)
        expires = named.get("expires")
        right_until = inf if expires is None else parse_http_date_safe(expires) or 0.0
        return Answer.of(status, headers, body, good_until, right_until)


def _may_be_kept(status: str, named: dict[str, str]) -> bool:
    return (
        status[:3] in SECONDS_KEPT
        and "set-cookie" not in named
        and not {"no-store", "private", "no-cache"} & _words(named.get("cache-control", ""))
        and _words(named.get("vary", "")) <= {"accept-encoding"}
        and named.get("content-type", "").lower().startswith(KEPT_TYPES)
    )


def _words(header: str) -> set[str]:
    return {word.strip() for word in header.lower().split(",") if word.strip()}
