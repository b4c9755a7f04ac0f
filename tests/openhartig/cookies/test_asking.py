"""Which pages ask: it follows from the page and the settings, never from the visitor."""

import pytest

from tests.html import read_html


def at_work(response) -> set[str]:
    """Return the services that have something to do on a page, as its script reads them."""
    parts = read_html(response).find("template", "figure")
    busy = [each for each in parts if each.attributes.keys() & {"data-wanted", "data-player"}]
    return {each["data-service"] for each in busy}


def notices(response) -> list:
    """Return what is told to who has no JavaScript."""
    return read_html(response).find("aside", class_="cookie-notice")


def test_every_page_asks_of_a_site_that_measures(client, text):
    for address in ("/", "/zoeken/", "/bestaat-niet/"):
        assert at_work(client.get(address)) == {"analytics"}
        assert notices(client.get(address))


def test_no_page_without_a_video_asks_of_a_site_that_measures_nothing(client, settings_of_site):
    settings_of_site.measurement_id = ""
    settings_of_site.save()

    for address in ("/", "/zoeken/", "/bestaat-niet/"):
        assert at_work(client.get(address)) == set()
        assert not notices(client.get(address))
    assert read_html(client.get("/cookies/")).one("form", class_="cookie-form")
    assert "/cookies/" in {link["href"] for link in read_html(client.get("/")).find("a")}


@pytest.mark.parametrize("kind", ["story", "plain", "stories", "ambitions", "home"])
def test_no_preview_asks(client, site, text, kind: str):
    page = getattr(site, kind).specific
    public = read_html(client.get(page.get_url()))
    assert "data-is-silent" not in public.one("template", id="cookie-layer").attributes

    for mode, _ in page.preview_modes:
        preview = read_html(page.make_preview_request(preview_mode=mode))
        assert "data-is-silent" in preview.one("template", id="cookie-layer").attributes
