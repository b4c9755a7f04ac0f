"""Addresses that no page may have: those of views, of routes below a page, and what rooms refuse.

What the URLs and the page types say needs no list. A room refuses any other address with the hook
`refuse_address`, in its `wagtail_hooks.py`.
"""

from collections.abc import Iterable, Iterator

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, reverse
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from openhartig.doors import answers

TAKEN = "Op dit adres staat al iets anders van de site. Kies een ander adres."


def refusal(parent, slug: str | None, page) -> str:
    """Return why a page below `parent` may not have a slug; nothing when it may.

    Each hook gets the whole address on the site and returns a sentence for an editor, or nothing.
    """
    if not slug or parent is None or parent.is_root():
        return ""
    address = f"{parent.path_on_site}{slug}/"
    is_view = _is_view(address) and not _is_front(page, address)
    if is_view or _is_route(parent.specific_class, slug):
        return TAKEN
    return next(filter(None, (ask(address) for ask in answers("refuse_address"))), "")


def _is_view(address: str) -> bool:
    """Tell whether the site itself answers at an address, or somewhere below its first part."""
    first_parts = {*_first_parts(get_resolver().url_patterns)}
    is_below = _first_part(address).casefold() in first_parts
    return is_below or any(_is_answered(path) for path in (address, address.rstrip("/")))


def _is_front(page, address: str) -> bool:
    """Tell whether a page is the one that leads to the views below an address."""
    front_of = getattr(page.specific_class, "front_of", "")
    return bool(front_of) and reverse(front_of).startswith(address) and not _is_answered(address)


def _is_route(parent_type: type[Page] | None, slug: str) -> bool:
    """Tell whether a page answers by itself where its child would."""
    if not (parent_type and issubclass(parent_type, RoutablePageMixin)):
        return False
    if slug.casefold() in _first_parts(parent_type.get_subpage_urls()):
        return True
    try:
        parent_type.get_resolver().resolve(f"/{slug}/")
    except Resolver404:
        return False
    return True


def _is_answered(path: str) -> bool:
    try:
        return get_resolver().resolve(path).url_name != "wagtail_serve"
    except Resolver404:
        return False


def _first_parts(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    """Yield the first part of every address in a list of patterns."""
    for pattern in patterns:
        if first := _first_part(str(pattern.pattern)):
            yield first
        elif isinstance(pattern, URLResolver):
            yield from _first_parts(pattern.url_patterns)


def _first_part(address: str) -> str:
    return address.lstrip("^/").split("/")[0]
