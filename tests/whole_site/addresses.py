from urllib.parse import urldefrag, urljoin

from openhartig.pages.models import BasePage
from tests.html import Element

HOST = "http://testserver"
NOT_THERE = "/deze-pagina-is-er-niet/"
START = [
    "/",
    "/sitemap.xml",
    "/sitemap-paginas.xml",
    "/robots.txt",
    "/zoeken/?q=luisteren",
    "/zoeken/?q=qqq",
    "/zoeken/?q=%00",
    "/verhalen/?gemeente=bestaat-niet",
    "/verhalen/?thema=angst&perspectief=bestuurder",
    "/verhalen/?pagina=99",
    NOT_THERE,
]
"""Where the visit starts: the home page, and what no link leads to."""


def links(address: str, page: Element) -> list[tuple[str, str]]:
    """Return the links of a page to this site, each as an address and the part behind the #."""
    found = []
    for link in page.find("a"):
        whole = urljoin(HOST + address, link["href"])
        if whole.startswith(HOST):
            found.append(tuple(urldefrag(whole.removeprefix(HOST))))
    return found


def page_addresses() -> set[str]:
    """Return the addresses of all pages that are live."""
    return {page.get_url() for page in BasePage.objects.live().filter(depth__gt=1)}
