"""The short version of a story in easy Dutch, which its teller agrees to like the text."""

import pytest

from openhartig.search.index import texts_of
from stories.consent import gate
from stories.consent.content import parts_of
from stories.consent.models import Agreement, Teller
from stories.consent.obstacles import Kind, Obstacle
from stories.desk.differences import Differences
from stories.desk.spelling import readable
from stories.models import StoryPage
from stories.my_story.changes import paragraphs_of
from tests.factories import StoryPageFactory
from tests.html import Element, read_html

EASY = "Ik was bang in de winkel.\n\nMijn vriendin hielp mij."
CHANGED = [Obstacle(Kind.CHANGED, "de tekst")]


@pytest.fixture
def story(site) -> StoryPage:
    return StoryPageFactory(easy_text=EASY)


def page_of(client, story: StoryPage) -> Element:
    return read_html(client.get(story.get_url())).one("main")


def test_a_reader_chooses_one_of_two_versions(client, story):
    easy, whole = page_of(client, story).find("details", name="versie")  # one name: one is open

    assert "open" in whole.attributes
    assert "open" not in easy.attributes
    assert [paragraph.text for paragraph in easy.find("p")] == EASY.split("\n\n")
    assert "Het begon op een gewone dinsdag." in whole.text


def test_without_a_short_version_there_is_nothing_to_choose(client, site):
    page = page_of(client, StoryPageFactory())

    assert not page.find("details", name="versie")
    assert "makkelijke taal" not in page.text


def test_what_was_typed_is_text(client, site):
    story = StoryPageFactory(easy_text="<script>alert(1)</script>")

    assert not page_of(client, story).find("details", name="versie")[0].find("script")


def test_it_waits_for_the_teller_like_the_text(story):
    assert gate.obstacles(story) == []
    story.easy_text = EASY.replace("bang", "heel bang")
    assert gate.obstacles(story) == CHANGED

    teller = Teller.objects.get(key=story.key)
    teller.agree(parts_of(story), Agreement.Kind.TELLER)
    assert gate.obstacles(story) == []
    story.easy_text = ""
    assert gate.obstacles(story) == CHANGED


def test_an_agreement_from_before_there_was_one_stays(site):
    story = StoryPageFactory()
    teller = Teller.objects.get(key=story.key)
    teller.agreements.all().delete()
    teller.agree(parts_of(story, version=1), Agreement.Kind.TELLER)
    teller.agreements.update(parts_version=1)

    assert gate.obstacles(story) == []
    story.easy_text = EASY
    assert gate.obstacles(story) == CHANGED


def test_whoever_compares_two_versions_sees_it(story):
    old = StoryPage.objects.get(pk=story.pk)
    old.easy_text = ""

    assert Differences(old, story).names == ["de korte versie in makkelijke taal"]
    assert "Mijn vriendin hielp mij." in paragraphs_of(story)
    assert "Mijn vriendin hielp mij." in readable(story)


def test_search_knows_it(story):
    assert EASY in list(texts_of(story))
