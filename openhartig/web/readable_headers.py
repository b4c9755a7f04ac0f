"""Keeps from Django what it cannot read: it raises there, where a browser would never come."""

import codecs
import re
from collections.abc import Callable, Iterable

from django.http import parse_cookie
from django.utils.http import parse_header_parameters

CONTROL_CHARACTER = re.compile(r"[\x00-\x1f\x7f]")


class ReadableHeaders:
    """A WSGI application in front of the site's own: a header that cannot be read is not there.

    Args:
        site: the WSGI application of the site.
    """

    def __init__(self, site: Callable) -> None:
        self.site = site

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        """Answer one request."""
        if not _is_content_type(environ.get("CONTENT_TYPE", "")):
            environ["CONTENT_TYPE"] = ""
        if not _is_number(environ.get("CONTENT_LENGTH", "")):
            environ["CONTENT_LENGTH"] = ""
        if "HTTP_COOKIE" in environ:
            cookies = environ["HTTP_COOKIE"].split(";")
            environ["HTTP_COOKIE"] = ";".join(filter(_is_cookie, cookies))
        return self.site(environ, start_response)


def _is_cookie(cookie: str) -> bool:
    """Tell whether a cookie is text, also behind its quotes: no database looks for a NUL."""
    return not any(CONTROL_CHARACTER.search(text) for text in parse_cookie(cookie).values())


def _is_content_type(header: str) -> bool:
    """Tell whether a body is in UTF-8, as every browser sends it."""
    try:
        _, parameters = parse_header_parameters(header)
        return codecs.lookup(parameters.get("charset", "utf-8")).name == "utf-8"
    except (LookupError, ValueError):
        return False


def _is_number(header: str) -> bool:
    return not header or (header.isascii() and header.isdigit())
