"""What surrounds every page: the menu, the way up and the bottom of the site."""

import pytest

from campaign.home.models import PlainPage
from openhartig.pages.frame import Frame
from openhartig.pages.models import SiteSettings
from tests.factories import PlainPageFactory, StoryPageFactory
from tests.html import Element, read_html


def menu(page: Element) -> dict[str, str]:
    """Return the links of the menu, each with its mark for the current page."""
    links = page.one("nav", id="menu").find("a")
    return {link["href"]: link.get("aria-current") for link in links}


def titles(pages: list) -> list[str]:
    return [page.title for page in pages]


def footer(client) -> Element:
    return read_html(client.get("/")).one("footer")


def test_the_menu_has_the_sections_that_editors_chose(client, site):
    PlainPageFactory(parent=site.home, slug="over", show_in_menus=True)
    PlainPageFactory(parent=site.home, slug="niet", show_in_menus=False)
    PlainPageFactory(parent=site.home, slug="concept", show_in_menus=True, live=False)
    StoryPageFactory(slug="dieper", show_in_menus=True)
    found = menu(read_html(client.get("/")))

    assert list(found)[:4] == ["/verhalen/", "/ambities/", "/in-de-praktijk/", "/over/"]
    assert "/zoeken/" in found
    assert not {"/niet/", "/concept/", "/verhalen/dieper/"} & set(found)


def test_the_menu_marks_where_the_reader_is(client, site):
    marks = {
        "/": {},
        "/verhalen/": {"/verhalen/": "page"},
        site.story.get_url(): {"/verhalen/": "true"},
        site.example.get_url(): {"/in-de-praktijk/": "true"},
        "/zoeken/": {"/zoeken/": "page"},
        "/bestaat-niet/": {},
    }
    for address, expected in marks.items():
        found = menu(read_html(client.get(address)))
        assert {link: mark for link, mark in found.items() if mark} == expected, address


def test_the_order_of_the_menu_is_that_of_the_cms(client, site):
    site.examples.move(site.stories, pos="left")

    assert next(iter(menu(read_html(client.get("/"))))) == "/in-de-praktijk/"


def test_the_way_up(client, site):
    ways = {
        site.story: ["/", "/verhalen/"],
        site.ambition: ["/", "/ambities/"],
        site.plain: ["/"],
    }
    for page, expected in ways.items():
        trail = read_html(client.get(page.get_url())).one("nav", class_="breadcrumbs")
        assert [link["href"] for link in trail.find("a")] == expected
    assert not read_html(client.get("/")).find("nav", class_="breadcrumbs")


def test_the_way_up_needs_no_query_for_pages_at_usual_depth(rf, site, django_assert_num_queries):
    frame = Frame(rf.get("/"))
    assert frame.sections

    with django_assert_num_queries(0):
        assert titles(frame.trail(site.story)) == [site.home.title, site.stories.title]
        assert titles(frame.trail(site.plain)) == [site.home.title]
        assert frame.trail(site.home) == []
        assert frame.trail(None) == []


def test_the_way_up_from_below_a_hidden_section(rf, site):
    site.stories.unpublish()

    trail = Frame(rf.get("/")).trail(site.story)
    assert titles(trail) == [site.home.title, site.stories.title]


def test_one_request_has_one_frame(rf, site):
    request = rf.get("/")

    assert Frame.of(request) is Frame.of(request)
    assert Frame.of(request) is not Frame.of(rf.get("/"))


def test_a_page_type_says_by_which_name_every_page_knows_it(
    rf, site, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(PlainPage, "known_as", "agenda")
    PlainPageFactory(parent=site.home, slug="later")
    PlainPageFactory(parent=site.home, slug="concept", live=False).move(site.home, "first-child")
    frame = Frame(rf.get("/"))
    assert frame.sections

    with django_assert_num_queries(0):
        assert frame.known["agenda"].pk == site.plain.pk
        assert frame.known["stories"].pk == site.stories.pk
        assert "" not in frame.known


def test_the_footer_has_the_pages_that_editors_chose(client, site):
    PlainPageFactory(parent=site.home, title="Privacy", show_in_footer=True)
    PlainPageFactory(parent=site.home, title="Geheim", show_in_footer=True, live=False)

    assert "Privacy" in footer(client).text
    assert "Geheim" not in footer(client).text
    assert site.plain.title not in footer(client).text


def test_the_footer_is_short_on_the_steps_of_the_form(client, site):
    short = read_html(client.get("/deel-jouw-verhaal/begin/", follow=True)).one("footer")

    assert "Cookievoorkeuren" in short.text
    assert not short.find("h2")
    assert "Blijf op de hoogte" in footer(client).text


class TestSettings:
    @pytest.fixture
    def settings_of_site(self, site):
        return lambda **fields: SiteSettings.objects.create(site=site.record, **fields)

    def test_without_settings_the_site_works(self, client, site):
        for page in site.pages:
            assert "Hulp nodig?" in client.get(page.get_url()).text

    def test_contact_and_accounts_stand_in_the_footer(self, client, settings_of_site):
        settings_of_site(
            contact_name="Het projectteam",
            contact_email="team@example.nl",
            contact_phone="0475 000 000",
            social_links=[
                {"type": "link", "value": {"label": "Instagram", "url": "https://insta.example/"}}
            ],
            footer_text="<p>Van <b>ons</b> allemaal.</p>",
        )
        links = {link.text: link["href"] for link in footer(client).find("a")}

        assert links["Mail Het projectteam"] == "mailto:team@example.nl"
        assert links["Instagram"] == "https://insta.example/"
        assert "0475 000 000" in footer(client).text
        assert "Van ons allemaal." in footer(client).text

    def test_the_words_of_the_help_strip(self, client, settings_of_site):
        settings_of_site(help_strip_text="Hulp nodig, nu?")

        for address in ("/", "/zoeken/", "/bestaat-niet/"):
            header = read_html(client.get(address)).one("header", class_="site-header")
            assert "Hulp nodig, nu?" in header.text
