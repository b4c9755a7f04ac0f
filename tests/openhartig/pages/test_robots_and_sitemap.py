"""What search engines are told about the whole site."""

from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from wagtail.models import PageViewRestriction

from openhartig.pages.sitemap import PageSitemap
from tests.factories import PlainPageFactory, StoryPageFactory

QUERIES = {"/sitemap.xml": 3, "/sitemap-paginas.xml": 4}  # site, restrictions, count, pages
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def read_xml(client, address: str) -> ElementTree.Element:
    """Return the document at an address."""
    response = client.get(address)
    assert response["Content-Type"] == "application/xml"
    return ElementTree.fromstring(response.content)


def parts(client) -> list[str]:
    """Return the addresses of the parts of the sitemap, from its index."""
    index = read_xml(client, "/sitemap.xml")
    assert index.tag == f"{SITEMAP}sitemapindex"
    return [loc.text for loc in index.findall(f"{SITEMAP}sitemap/{SITEMAP}loc")]


def addresses_in(client, part: str) -> list[tuple[str, str]]:
    """Return the paths in one part, each with the day of its last change."""
    urls = read_xml(client, part).findall(f"{SITEMAP}url")
    return [
        (urlsplit(url.findtext(f"{SITEMAP}loc")).path, url.findtext(f"{SITEMAP}lastmod", ""))
        for url in urls
    ]


def sitemap(client) -> dict[str, str]:
    """Return the paths in all parts, each with the day of its last change."""
    found = [address for part in parts(client) for address in addresses_in(client, part)]
    assert len(dict(found)) == len(found)
    return dict(found)


def test_robots_are_kept_out_of_the_cms_and_of_search(client, site):
    response = client.get("/robots.txt")

    assert response["Content-Type"].startswith("text/plain")
    assert response.text.splitlines() == [
        "User-agent: *",
        "Disallow: /beheer/",
        "Disallow: /zoeken/",
        "Sitemap: http://localhost/sitemap.xml",
    ]


def test_robots_only_read(client, site):
    assert client.post("/robots.txt").status_code == 405


def test_the_sitemap_has_every_live_page_with_its_last_change(client, site):
    addresses = sitemap(client)

    assert set(addresses) == {page.get_url() for page in site.pages}
    assert addresses[site.story.get_url()] == site.story.last_published_at.date().isoformat()


def test_drafts_and_private_pages_are_not_in_the_sitemap(client, site):
    draft, private = StoryPageFactory(live=False), StoryPageFactory()
    PageViewRestriction.objects.create(page=private, restriction_type="login")

    assert not {draft.get_url(), private.get_url()} & set(sitemap(client))


def test_a_page_that_search_engines_should_not_show_is_not_in_the_sitemap(client, site):
    hidden = PlainPageFactory(parent=site.home, noindex=True)

    assert hidden.get_url() not in sitemap(client)


def test_a_large_site_has_a_sitemap_in_parts(client, site, monkeypatch):
    monkeypatch.setattr(PageSitemap, "limit", 4)
    stories = StoryPageFactory.create_batch(4)
    sizes = [len(addresses_in(client, part)) for part in parts(client)]

    assert sizes == [4, 4, 4, 3]
    assert set(sitemap(client)) == {page.get_url() for page in [*site.pages, *stories]}


def test_a_part_that_does_not_exist_is_not_found(client, site):
    assert client.get("/sitemap-paginas.xml?p=2").status_code == 404
    assert client.get("/sitemap-verhalen.xml").status_code == 404


@pytest.mark.parametrize(("address", "number"), QUERIES.items())
def test_the_number_of_queries_does_not_grow(
    client, site, django_assert_num_queries, address, number
):
    client.get(address)
    with django_assert_num_queries(number):
        client.get(address)
    StoryPageFactory.create_batch(5)
    with django_assert_num_queries(number):
        client.get(address)
