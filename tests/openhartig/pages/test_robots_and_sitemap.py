"""What search engines are told about the whole site."""

import re
from xml.etree import ElementTree

from wagtail.models import PageViewRestriction

from tests.factories import PlainPageFactory, StoryPageFactory

QUERIES = 14  # the site, the pages, and one for each page type
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def sitemap(client) -> dict[str, str]:
    """Return the paths in the sitemap, each with the day of its last change."""
    response = client.get("/sitemap.xml")
    assert response["Content-Type"] == "application/xml"
    urls = ElementTree.fromstring(response.content).findall(f"{SITEMAP}url")
    addresses = {
        url.findtext(f"{SITEMAP}loc"): url.findtext(f"{SITEMAP}lastmod", "") for url in urls
    }
    assert len(addresses) == len(urls)
    return {re.sub(r"^http://[^/]+", "", address): day for address, day in addresses.items()}


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


def test_the_number_of_queries_does_not_grow(client, site, django_assert_num_queries):
    sitemap(client)
    with django_assert_num_queries(QUERIES):
        sitemap(client)
    StoryPageFactory.create_batch(5)
    with django_assert_num_queries(QUERIES):
        sitemap(client)
