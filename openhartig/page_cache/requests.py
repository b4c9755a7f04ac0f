"""Decides from a request whether its answer may come from the cache, and under which key."""

from collections.abc import Collection
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http.request import split_domain_port, validate_host

from openhartig.private_addresses import is_private

LONGEST_ADDRESS = 400  # characters


def key_of(environ: dict) -> str | None:
    """Return the key under which everybody gets the same answer, or None.

    Only an anonymous GET or HEAD for a page on a host of ours has one, with no other question in
    its address than filters and a page number. These are put in one order.

    Args:
        environ: the request, as WSGI describes it.
    """
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"}:
        return None
    if "HTTP_AUTHORIZATION" in environ or "HTTP_RANGE" in environ:
        return None
    if settings.SESSION_COOKIE_NAME + "=" in environ.get("HTTP_COOKIE", ""):
        return None
    path = environ.get("PATH_INFO", "")
    if (
        len(path) > LONGEST_ADDRESS
        or path.startswith(settings.PAGE_CACHE_NEVER)
        or is_private(path)
    ):
        return None
    query = _normal_form(environ.get("QUERY_STRING", ""), settings.PAGE_CACHE_QUERY_KEYS)
    host = environ.get("HTTP_HOST", "").lower()
    if query is None or not validate_host(split_domain_port(host)[0], settings.ALLOWED_HOSTS):
        return None
    scheme = environ.get("HTTP_X_FORWARDED_PROTO", environ["wsgi.url_scheme"])
    return f"{scheme[:5]}://{host}{path}?{query}"


def _normal_form(query: str, known: Collection[str]) -> str | None:
    if not query:
        return ""
    if len(query) > LONGEST_ADDRESS:
        return None
    pairs = parse_qsl(query, keep_blank_values=True, errors="replace")
    names = [name for name, _ in pairs]
    if len(set(names)) < len(names) or not set(names) <= set(known):
        return None
    return urlencode(sorted(pair for pair in pairs if pair[1]))
