"""Which pages ask: it follows from the page and the settings, never from the visitor."""

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


def test_a_preview_does_not_ask(client, site, text):
    preview = read_html(site.plain.make_preview_request())
    public = read_html(client.get(site.plain.get_url()))

    assert "data-is-silent" in preview.one("template", id="cookie-layer").attributes
    assert "data-is-silent" not in public.one("template", id="cookie-layer").attributes
