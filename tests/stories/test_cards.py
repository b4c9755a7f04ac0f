"""Stories beside each other: what a card says, and in which colours."""

import re

import pytest

from openhartig.media.compositions import CALM
from openhartig.media.portrait import APART, CALM_SCHEMES, portrait
from stories.cards import cards
from stories.models import ContentNote, StoryPage
from tests.factories import StoryPageFactory
from tests.html import Element, read_html

LONG, LONGER = ([{"type": "text", "value": f"<p>{'woord ' * many}</p>"}] for many in (620, 1600))
SCHEME = re.compile(r"scheme-(\w+)")


@pytest.fixture
def list_page(client, site):
    """A function that makes stories, the newest last, and returns their cards in the list."""

    def read(*stories: dict) -> list[Element]:
        for fields in stories:
            StoryPageFactory(**fields)
        found = read_html(client.get("/verhalen/")).one("main").find("article")
        return found[: len(stories)][::-1]

    return read


def facts(card: Element) -> str:
    return card.one("span", class_="dotted").text


def test_time_is_told_where_it_helps_to_choose(list_page):
    short, long, longer = list_page({}, {"body": LONG}, {"body": LONGER})

    assert "lezen" not in facts(short)
    assert facts(long).endswith(", 3 minuten lezen")
    assert facts(longer).endswith(", 8 minuten lezen")


def test_time_is_not_told_where_it_is_everywhere_the_same(site):
    stories = [StoryPageFactory(body=LONG) for _ in range(3)]

    assert not any(card.tells_time for card in cards(stories))
    assert not cards(stories[:1])[0].tells_time
    assert cards([]) == []


def test_no_line_of_facts_holds_a_dot_that_could_end_it(list_page, client):
    for card in list_page({"body": LONG}, {}):
        assert "·" not in card.text


def test_neighbours_have_other_colours_and_a_heavy_story_has_calm_ones(list_page):
    found = list_page(*[{"content_notes": [ContentNote.SUICIDE]} for _ in range(5)], *[{}] * 5)
    schemes = [SCHEME.search(card.one("svg")["class"])[1] for card in found]

    for distance in range(1, APART + 1):
        for one, other in zip(schemes, schemes[distance:], strict=False):
            assert one != other
    assert set(schemes[:5]) <= set(CALM_SCHEMES)


def test_a_card_and_its_story_have_the_same_drawing(list_page, client):
    (card,) = list_page({"content_notes": [ContentNote.LOSS]})
    story = StoryPage.objects.newest_first().first()
    page = read_html(client.get(story.get_url())).one("main").one("header")

    drawn = [[path["d"] for path in each.one("svg").find("path")] for each in (card, page)]

    assert drawn[0] == drawn[1]
    assert portrait(story.key, is_calm=True).composition in CALM


def test_a_video_in_a_heavy_story_is_calm_as_well(client, site):
    video = {
        "url": "https://vimeo.com/1",
        "title": "Film",
        "poster": None,
        "transcript": "<p>A</p>",
    }
    body = [{"type": "video", "value": video | {"url": f"https://vimeo.com/{n}"}} for n in range(5)]
    story = StoryPageFactory(content_notes=[ContentNote.SUICIDE], body=body)
    text = read_html(client.get(story.get_url())).one("article", class_="story")

    schemes = {
        SCHEME.search(svg["class"])[1] for svg in text.find("svg") if "portrait" in svg["class"]
    }

    assert schemes <= set(CALM_SCHEMES)
