"""A story is found by what it is about, from where and by whom, as far as its page says so."""

import pytest

from stories.models import ContentNote, Perspective
from tests.factories import MunicipalityFactory, StoryPageFactory, ThemeFactory
from tests.html import read_html


def found(client, words: str) -> list:
    response = client.get("/zoeken/", {"q": words})
    return [] if response.context["is_guess"] else [r["page"] for r in response.context["results"]]


@pytest.fixture
def story(site):
    return StoryPageFactory(
        title="Een zin",
        display_name="Truus",
        themes=[ThemeFactory(name="Zwaluwen")],
        municipality=MunicipalityFactory(name="Zwaluwdorp"),
        perspective=Perspective.RELATIVE,
        content_notes=[ContentNote.EATING_DISORDER],
    )


@pytest.mark.parametrize("words", ["zwaluwen", "Zwaluwdorp", "naaste", "eetstoornis"])
def test_a_story_is_found_by(client, story, words):
    assert found(client, words) == [story]


def test_it_is_a_card_with_teller_place_and_notes(client, story):
    (card,) = read_html(client.get("/zoeken/?q=zwaluwen")).one("main").find("article")

    assert "story-card" in card["class"]
    for words in ("Truus", "Zwaluwdorp", "Let op", "eetstoornis", "Zwaluwen"):
        assert words in card.text


def test_what_the_page_does_not_show_is_not_searched(client, story):
    """A municipality that a teller refused is in no row of a live page, only in a draft of it."""
    place = MunicipalityFactory(name="Ganzendorp")
    story.municipality = place
    story.save_revision()
    assert found(client, "ganzendorp") == []

    hidden = StoryPageFactory(municipality=None)
    assert hidden not in found(client, "zwaluwdorp")


def test_another_name_is_found_at_once(client, story):
    theme, place = story.themes.get(), story.municipality
    theme.name, place.name = "Ooievaars", "Reigerdorp"
    theme.save()
    place.save()

    assert found(client, "ooievaars") == found(client, "reigerdorp") == [story]
    assert found(client, "zwaluwen") == found(client, "zwaluwdorp") == []


def test_what_is_taken_away_or_deleted_is_not_found(client, story):
    other = StoryPageFactory(themes=[ThemeFactory(name="Ooievaars"), story.themes.get()])
    other.themes = [theme for theme in other.themes.all() if theme.name == "Ooievaars"]
    other.save()
    assert found(client, "zwaluwen") == [story]
    assert found(client, "ooievaars") == [other]

    story.themes.get().delete()
    story.municipality.delete()
    assert found(client, "zwaluwen") == found(client, "zwaluwdorp") == []
