"""The tips for a conversation from all stories together."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stories.library.listing import PAGE_SIZE
from tests.factories import ImageFactory, StoryPageFactory
from tests.html import read_html

pytestmark = pytest.mark.django_db


def tip(title: str) -> dict:
    return {"type": "tip", "value": {"title": title, "text": "<p>En wacht dan even.</p>"}}


def titles(client, address: str = "/verhalen/tips/") -> list[str]:
    page = read_html(client.get(address)).one("main")
    return [heading.text for heading in page.find("h2", class_="tip-title")]


def test_every_tip_is_there_with_its_story_the_newest_first(client, site):
    StoryPageFactory(title="Ouder", body=[tip("Vraag door"), tip("Loop samen")])
    story = StoryPageFactory(title="Nieuwer", body=[tip("Zwijg eens")])
    StoryPageFactory(body=[tip("Nog een concept")], live=False)

    assert titles(client) == ["Zwijg eens", "Vraag door", "Loop samen"]
    page = read_html(client.get("/verhalen/tips/")).one("main")
    assert page.find("a", href=story.get_url())[0].text == "Nieuwer"


def test_a_tip_goes_away_with_its_story(client, site):
    story = StoryPageFactory(body=[tip("Vraag door")])
    assert titles(client) == ["Vraag door"]
    story.unpublish()
    assert titles(client) == []


def test_the_list_leads_there(client, site):
    assert read_html(client.get("/verhalen/")).find("a", href="/verhalen/tips/")


def test_many_come_a_page_at_a_time_in_as_many_queries(client, site):
    def ask() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert titles(client)
        return len(queries)

    picture = {"image": ImageFactory().pk, "alt_text": "Een bankje", "decorative": False}
    image = {"type": "image", "value": {"image": picture, "caption": ""}}
    StoryPageFactory(body=[tip("De oudste")])
    ask()  # makes the settings of the site
    few = ask()
    StoryPageFactory.create_batch(PAGE_SIZE, body=[image, tip("Een nieuwere")])
    assert ask() == few <= 14
    assert titles(client) == ["Een nieuwere"] * PAGE_SIZE
    assert titles(client, "/verhalen/tips/?pagina=2") == ["De oudste"]
    assert client.get("/verhalen/tips/?thema=x&pagina=7")["Content-Location"].endswith("?pagina=2")
