"""The addresses of a story: where it is and was, and which redirects lead there or hold one."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import parse_qsl, unquote, urlsplit

from django.db.models import QuerySet
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Revision

from openhartig.pages.models import BasePage
from stories.models import StoryPage


def revisions_of(pages: Iterable[BasePage]) -> QuerySet[Revision]:
    """Return all versions of some pages."""
    return Revision.page_revisions.filter(object_id__in=[str(page.pk) for page in pages])


def path_of(link: str) -> str:
    """Return the path of an address, without a slash at the end; empty for what is no address."""
    try:
        return urlsplit(link.strip()).path.rstrip("/")
    except ValueError:
        return ""


def addresses_of(pages: Iterable[StoryPage]) -> set[str]:
    """Return every address that pages have or had, also in a draft, but for those of others."""
    pages = list(pages)
    found = {page.path_on_site for page in pages}
    by_number = {str(page.pk): page for page in pages}
    for version in revisions_of(pages):
        parent = by_number[version.object_id].path_on_site.rstrip("/").rpartition("/")[0]
        if slug := version.content.get("slug"):
            found.add(f"{parent}/{slug}/")
        if path := version.content.get("url_path"):  # its parent may have had another name
            found.add("/" + path.split("/", 2)[2])
    return without_others(found, pages)


def redirects_of(pages: Iterable[StoryPage], addresses: set[str]) -> list[Redirect]:
    """Return the redirects to pages, however their addresses were typed, and those that hold one.

    A redirect to such a redirect leads to the pages as well.
    """
    pages = list(pages)
    numbers = {page.pk for page in pages}
    own = {_plain(address) for address in addresses}
    others: set[str] = set()
    left, found = list(Redirect.objects.all()), []
    while new := [
        redirect
        for redirect in left
        if redirect.redirect_page_id in numbers
        or _leads_to(redirect.redirect_link, own, others)
        or _leads_to(redirect.old_path, own, set())
    ]:
        found += new
        left = [redirect for redirect in left if redirect not in new]
        others |= {_plain(path) for path in without_others(old_paths(new), pages)}
    return found


def old_paths(redirects: Iterable[Redirect]) -> set[str]:
    """Return where redirects stand; a question at the same path may lead to anything else."""
    paths = (redirect.old_path for redirect in redirects if "?" not in redirect.old_path)
    return {f"{path_of(path)}/" for path in paths if path_of(path)}


def without_others(addresses: set[str], pages: Iterable[BasePage]) -> set[str]:
    """Leave out the addresses that other pages than these have now."""
    slugs = {address.strip("/").rpartition("/")[2] for address in addresses}
    numbers = [page.pk for page in pages]
    others = BasePage.objects.filter(slug__in=slugs).exclude(pk__in=numbers)
    taken = {other.path_on_site.strip("/") for other in others}
    return {address for address in addresses if address.strip("/") not in taken}


def _leads_to(link: str, own: set[str], others: set[str]) -> bool:
    """Tell whether a link leads to one of some paths, on whatever host, or asks for one.

    Args:
        link: an address, whole or not.
        own: paths of a story; nothing else can be below them.
        others: paths that only count as they are.
    """
    return any(
        place in others or not own.isdisjoint([place, *map(str, PurePosixPath(place).parents)])
        for place in _places(link)
    )


def _places(link: str) -> Iterator[str]:
    """Return the path of a link, and those in its question, in one way of writing."""
    yield _plain(path_of(link))
    with suppress(ValueError):
        for _, value in parse_qsl(urlsplit(link.strip()).query):
            if "/" in value:
                yield _plain(path_of(value))


def _plain(path: str) -> str:
    """Return a path without capitals, percents, double slashes or dots."""
    for _ in range(2):  # what was encoded once too often works as well
        path = unquote(path)
    return normpath(f"/{path.strip('/ ')}").casefold()
