"""The newest stories as an Atom feed."""

import json
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from openhartig.pages.models import BasePage
from stories.library.feed import FEED_SIZE, PlainAtomFeed
from tests.factories import StoryPageFactory, ThemeFactory
from tests.html import read_html

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def feed(client, site):
    def read():
        response = client.get("/verhalen/feed/")
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        return ElementTree.fromstring(response.content)

    return read


def titles(feed) -> list[str]:
    return [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]


def test_the_feed_says_what_it_is(feed):
    found = feed()

    assert found.tag == f"{ATOM}feed"
    assert found.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl"
    assert found.findtext(f"{ATOM}title") == "Verhalen – Limburg Openhartig"
    assert found.findtext(f"{ATOM}id") == "http://localhost/verhalen/"
    links = {link.get("rel"): link.get("href") for link in found.findall(f"{ATOM}link")}
    assert links == {
        "alternate": "http://localhost/verhalen/",
        "self": "http://localhost/verhalen/feed/",
    }


@pytest.mark.parametrize("address", ["/", "/zoeken/", "/cookies/", "/bestaat-niet/"])
def test_every_page_leads_to_it(client, site, address: str):
    page = read_html(client.get(address))
    links = [*page.one("head").find("link", type="application/atom+xml"), *page.find("a")]
    assert [link["href"] for link in links if "feed" in link["href"]] == ["/verhalen/feed/"] * 2

    site.stories.unpublish()

    assert "feed/" not in client.get(address).text


def test_an_entry_tells_what_a_card_tells(feed, site):
    moment = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    story = StoryPageFactory(
        title="Zeg <het> & doe iets",
        introduction="Een zus vertelt.",
        display_name="Sanne",
        themes=[ThemeFactory(name="Rouw"), ThemeFactory(name="Werk")],
        first_published_at=moment,
        last_published_at=moment + timedelta(days=1),
    )
    entry = feed().find(f"{ATOM}entry")

    assert entry.findtext(f"{ATOM}title") == "Zeg <het> & doe iets"
    assert entry.findtext(f"{ATOM}summary") == "Een zus vertelt."
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Sanne"
    assert entry.find(f"{ATOM}link").get("href") == f"http://localhost{story.get_url()}"
    assert datetime.fromisoformat(entry.findtext(f"{ATOM}published")) == moment
    assert datetime.fromisoformat(entry.findtext(f"{ATOM}updated")) == moment + timedelta(days=1)
    assert {c.get("term") for c in entry.findall(f"{ATOM}category")} == {"Rouw", "Werk"}


@given(st.text(st.characters()), st.lists(st.text(st.characters()), max_size=2))
def test_any_text_at_all_fits_in_a_feed(text: str, categories: list[str]):
    feed = PlainAtomFeed(title=text, subtitle=text, link="/", description=None)
    feed.add_item(title=text, link="/", description=text, author_name=text, categories=categories)
    entry = ElementTree.fromstring(feed.writeString("utf-8")).find(f"{ATOM}entry")

    summary = entry.find(f"{ATOM}summary")
    assert summary.get("type") == "text"
    assert (summary.text or "") == (entry.findtext(f"{ATOM}title") or "")
    assert len(entry.findall(f"{ATOM}category")) == len(categories)


def test_a_summary_is_plain_text_and_says_so(feed):
    StoryPageFactory(introduction="Als x < 3 & y > 2, dan <b>niet</b> vet.")
    summary = feed().find(f"{ATOM}entry/{ATOM}summary")

    assert summary.get("type") == "text"
    assert summary.text == "Als x < 3 & y > 2, dan <b>niet</b> vet."


def test_a_control_character_that_came_in_otherwise_breaks_nothing(client, feed, site):
    bad = "Zo\x01\ufffe\x0b \u202ehet\x1f ging"
    for page in (site.story, site.stories):
        BasePage.objects.filter(pk=page.pk).update(title=bad, introduction=bad)
    type(site.story).objects.filter(pk=site.story.pk).update(display_name=bad)

    assert titles(feed()) == ["Zo\n het ging"]
    ElementTree.fromstring(client.get("/sitemap-paginas.xml").content)
    html = client.get(site.story.get_url()).text
    (data,) = read_html(html).find("script", type="application/ld+json")
    assert json.loads("".join(data.content))[0]["headline"] == bad


def test_an_anonymous_story_stays_anonymous(feed):
    assert feed().findtext(f"{ATOM}entry/{ATOM}author/{ATOM}name") == "Anoniem"


def test_the_newest_story_comes_first_and_the_feed_has_an_end(feed):
    stories = StoryPageFactory.create_batch(FEED_SIZE + 5)

    assert titles(feed()) == [story.title for story in reversed(stories)][:FEED_SIZE]


def test_drafts_are_not_in_the_feed(feed, site):
    StoryPageFactory(title="Nog niet", live=False)

    assert titles(feed()) == [site.story.title]


def test_a_feed_without_stories_is_valid(feed, site):
    site.story.delete()

    assert titles(feed()) == []


def test_the_number_of_queries_does_not_grow(feed):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            feed()
        return len(queries)

    feed()
    few = count()
    StoryPageFactory.create_batch(10, themes=[ThemeFactory()])
    assert count() == few <= 9


@pytest.mark.parametrize("address", ["/verhalen/feed", "/verhalen/feed/meer/", "/verhalen/feeds/"])
def test_other_addresses_near_the_feed_have_nothing(client, site, address):
    assert client.get(address).status_code in {301, 404}


def test_the_feed_is_announced_on_every_page(client, site):
    for page in site.pages:
        assert 'type="application/atom+xml"' in client.get(page.get_url()).text
