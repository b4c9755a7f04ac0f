"""Answers public pages without Django, as long as nothing changed since they were built."""

import time
from collections.abc import Callable, Iterable

from django.conf import settings

from .answers import Answer, Headers
from .requests import key_of
from .stamp import read_stamp
from .store import Files, Memory

SECONDS_KEPT = {"200": 3600.0, "404": 10.0, "410": 10.0}
KEPT_TYPES = ("text/html", "text/plain", "application/xml", "application/atom+xml")
PASS = Answer("", 0.0, {}, {})
"""Kept in memory for an address whose answers differ between visitors: Django gives them."""


class PageCache:
    """A WSGI application in front of the site's own.

    An answer is valid only under the stamp that was read before it was built, so that nothing
    that changed meanwhile can be served later.

    Args:
        site: the WSGI application of the site.
    """

    def __init__(self, site: Callable) -> None:
        self.site = site
        self.memory = Memory(settings.PAGE_CACHE_BYTES)
        self.files = Files(settings.PAGE_CACHE_DIR, settings.PAGE_CACHE_FILES)

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """Answer one request."""
        key = key_of(environ)
        if key is None:
            return self.site(environ, start_response)
        stamp = read_stamp()
        answer = self.memory.get(key, stamp)
        if answer is None or _is_old(answer):
            answer = self._find_or_build(key, stamp, environ)
        if answer is PASS:
            return self.site(environ, start_response)
        status, headers, body = answer.choose(environ)
        start_response(status, headers)
        return (body,)

    def _find_or_build(self, key: str, stamp: str, environ: dict) -> Answer:
        answer = self.files.get(key, stamp)
        if answer is None or _is_old(answer):
            with self.files.building(key):
                stamp = read_stamp()
                answer = self.files.get(key, stamp)
                if answer is None or _is_old(answer):
                    answer = self._build(environ)
                    if answer.status.startswith("200"):
                        self.files.put(key, stamp, answer)
        self.memory.put(key, stamp, answer)
        return answer

    def _build(self, environ: dict) -> Answer:
        """Ask the site for the page as a visitor without any cookie or preference gets it."""
        started: list = []

        def start_response(status: str, headers: Headers, exc_info=None) -> None:
            started[:] = [status, headers]

        chunks = self.site(_plain(environ), start_response)
        try:
            body = b"".join(chunks)
        finally:
            if close := getattr(chunks, "close", None):
                close()
        status, headers = started
        if not _may_be_kept(status, headers):
            return PASS
        return Answer.of(status, headers, body, time.time())


def _plain(environ: dict) -> dict:
    left_out = (
        "HTTP_ACCEPT_ENCODING",
        "HTTP_COOKIE",
        "HTTP_IF_MODIFIED_SINCE",
        "HTTP_IF_NONE_MATCH",
    )
    plain = {name: value for name, value in environ.items() if name not in left_out}
    return plain | {"REQUEST_METHOD": "GET"}


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


def _is_old(answer: Answer) -> bool:
    return answer is not PASS and time.time() - answer.built_at > SECONDS_KEPT[answer.status[:3]]
