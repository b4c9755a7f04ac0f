"""That an example was made up is said wherever it stands, and of no other story."""

import json
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from campaign.policy.models import AmbitionStory
from stories.models import StoryPage
from tests.factories import AmbitionPageFactory, StoryPageFactory
from tests.html import Element, read_html

TITLE = "‘Ik zei het hardop’"
LABELLED = f"Voorbeeldverhaal: {TITLE}"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def stories(site) -> tuple[StoryPage, StoryPage]:
    """An example, and a story that somebody lived, with the same words."""
    words = {"title": TITLE, "introduction": "Bo vertelt.", "display_name": "Bo"}
    return (
        StoryPageFactory(**words, is_example=True, slug="voorbeeld"),
        StoryPageFactory(**words, slug="echt"),
    )


def meta(page: Element, name: str) -> str:
    (element,) = page.find("meta", name=name) + page.find("meta", property=name)
    return element["content"]


def test_the_story_itself_says_so_to_people_and_to_machines(client, stories):
    example, lived = (read_html(client.get(story.get_url())) for story in stories)

    assert "Voorbeeldverhaal: dit verhaal is verzonnen" in example.one("main").one("header").text
    assert example.one("h1").text == lived.one("h1").text == TITLE
    assert example.one("title").text == f"{LABELLED} – Limburg Openhartig"
    assert meta(example, "og:title") == LABELLED
    for name in ("description", "og:description"):
        assert meta(example, name) == "Dit verhaal is verzonnen. Bo vertelt."
    script = example.one("script", type="application/ld+json")
    data = {item["@type"]: item for item in json.loads("".join(script.content))}
    assert data["Article"]["headline"] == LABELLED
    assert data["Article"]["description"] == "Dit verhaal is verzonnen. Bo vertelt."
    assert "author" not in data["Article"], "nobody wrote this"
    assert data["BreadcrumbList"]["itemListElement"][-1]["name"] == LABELLED
    assert "verzonnen" not in client.get(stories[1].get_url()).text.split("Lees verder")[0]
    assert meta(lived, "og:title") == TITLE


def test_an_own_title_for_search_engines_gets_the_label_as_well(client, site):
    example = StoryPageFactory(is_example=True, seo_title="Hardop")

    page = read_html(client.get(example.get_url()))

    assert page.one("title").text == "Voorbeeldverhaal: Hardop – Limburg Openhartig"


@pytest.mark.parametrize("address", ["/", "/verhalen/", "/ambities/ambitie/"])
def test_every_card_says_so(client, stories, address: str):
    ambition = AmbitionPageFactory(slug="ambitie")
    for order, story in enumerate(stories):
        AmbitionStory.objects.create(page=ambition, story=story, sort_order=order)

    cards = read_html(client.get(address)).one("main").find("article")
    said = {
        card.one("a")["href"]: card.text.startswith("Voorbeeldverhaal: verzonnen") for card in cards
    }

    assert [said[story.get_url()] for story in stories] == [True, False]


def test_the_feed_says_so(client, stories):
    feed = ElementTree.fromstring(client.get("/verhalen/feed/").content)
    said = {
        entry.findtext(f"{ATOM}title"): entry.findtext(f"{ATOM}summary")
        for entry in feed.findall(f"{ATOM}entry")
    }

    assert said[LABELLED] == "Dit verhaal is verzonnen. Bo vertelt."
    assert said[TITLE] == "Bo vertelt."


def test_search_says_so(client, stories):
    results = read_html(client.get("/zoeken/?q=hardop")).one("main").text

    assert results.count(TITLE) == 2
    assert results.count("Voorbeeldverhaal") == 1


def test_editors_see_it_in_their_list(admin_client, stories):
    section = stories[0].get_parent()
    screen = admin_client.get(reverse("wagtailadmin_explore", args=[section.pk]), follow=True)

    assert screen.text.count(LABELLED) >= 1
