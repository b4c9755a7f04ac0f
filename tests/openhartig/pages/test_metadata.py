"""What search engines and share cards read of a page."""

import pytest
from django.core.files.base import ContentFile
from PIL import Image

from openhartig.media.renditions import SHARE_CARD
from openhartig.pages.templatetags.page_frame import palette
from openhartig.settings import PROJECT_DIR
from tests.factories import ImageFactory, PlainPageFactory, StoryPageFactory
from tests.html import read_html
from tests.openhartig.media.factories import drawn_picture


def head(client, address: str):
    return read_html(client.get(address)).one("head")


def meta(head, name: str) -> str:
    (element,) = head.find("meta", name=name) + head.find("meta", property=name)
    return element["content"]


@pytest.fixture(autouse=True)
def _host(site) -> None:
    site.record.hostname = "www.openhartig.example"
    site.record.port = 443
    site.record.save()


def test_the_canonical_address_is_the_page_itself(client, site):
    for page in site.pages:
        address = f"https://www.openhartig.example{page.get_url()}"
        found = head(client, page.get_url() + "?utm_source=mail")
        assert found.one("link", rel="canonical")["href"] == address
        assert meta(found, "og:url") == address


def test_a_list_with_a_choice_points_to_the_whole_list(client, site):
    found = head(client, "/verhalen/?perspectief=naaste")

    assert found.one("link", rel="canonical")["href"].endswith(".example/verhalen/")


def test_the_description_is_the_one_of_the_editor_or_the_introduction(client, site):
    own = PlainPageFactory(parent=site.home, search_description="Kort.", introduction="Lang.")
    none = PlainPageFactory(parent=site.home, introduction="Alleen inleiding.")

    for page, text in ((own, "Kort."), (none, "Alleen inleiding.")):
        found = head(client, page.get_url())
        assert meta(found, "description") == text
        assert meta(found, "og:description") == text


def test_the_title_names_page_and_site(client, site):
    page = PlainPageFactory(parent=site.home, title="Privacy")

    assert head(client, page.get_url()).one("title").text == "Privacy – Limburg Openhartig"
    assert meta(head(client, page.get_url()), "og:title") == "Privacy"
    page.seo_title = "Privacy en cookies"
    page.save()
    assert "Privacy en cookies" in head(client, page.get_url()).one("title").text


def test_a_story_is_an_article_and_a_list_is_not(client, site):
    assert meta(head(client, site.story.get_url()), "og:type") == "article"
    assert meta(head(client, "/verhalen/"), "og:type") == "website"


def test_the_share_image_is_the_photo_of_the_story_or_that_of_the_site(client, site):
    with_photo = StoryPageFactory(photo=ImageFactory(), photo_decorative=True)

    assert "/media/images/" in meta(head(client, with_photo.get_url()), "og:image")
    assert meta(head(client, site.story.get_url()), "og:image").endswith("/images/share.png")
    for address in (with_photo.get_url(), site.story.get_url()):
        assert meta(head(client, address), "og:image").startswith("http")


@pytest.mark.parametrize("size", [(64, 40), (300, 900), (1600, 300), (1200, 630), (2000, 1500)])
def test_the_share_image_says_its_own_size(client, site, size):
    image = ImageFactory(file=ContentFile(drawn_picture(*size), "foto.png"))
    story = StoryPageFactory(photo=image, photo_decorative=True)
    found = head(client, story.get_url())
    with Image.open(image.renditions.get(filter_spec=SHARE_CARD).file) as card:
        width, height = card.size

    assert (meta(found, "og:image:width"), meta(found, "og:image:height")) == (
        f"{width}",
        f"{height}",
    )
    assert (width, height) == (1200, 630) or min(size) < 630 or max(size) < 1200


def test_the_share_image_of_the_site_says_its_own_size(client, site):
    found = head(client, site.story.get_url())
    with Image.open(PROJECT_DIR / "static/images/share.png") as card:
        assert card.size == (
            int(meta(found, "og:image:width")),
            int(meta(found, "og:image:height")),
        )


def test_a_page_asks_search_engines_to_stay_away_only_when_an_editor_says_so(client, site):
    hidden = PlainPageFactory(parent=site.home, noindex=True)

    assert meta(head(client, hidden.get_url()), "robots") == "noindex"
    for address in ("/cookies/", *(page.get_url() for page in site.pages)):
        assert not head(client, address).find("meta", name="robots"), address


def test_every_page_tells_a_browser_its_colour(client, site):
    assert meta(head(client, site.home.get_url()), "theme-color") == palette("ink")


def test_search_and_missing_pages_are_not_for_search_engines(client, site):
    for address in ("/zoeken/?q=buurvrouw", "/bestaat-niet/"):
        assert meta(head(client, address), "robots") == "noindex"


def test_words_of_editors_cannot_become_markup(client, site):
    evil = '"><script>alert(1)</script>'
    page = PlainPageFactory(parent=site.home, title=evil, introduction=evil)
    found = read_html(client.get(page.get_url()))

    kinds = {script.get("type") for script in found.find("script")}
    assert kinds == {"application/ld+json", "module"}
    assert meta(found.one("head"), "description") == evil
    assert found.one("h1").text == evil
