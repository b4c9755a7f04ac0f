"""The list of stories as a visitor narrows it down, on a small site."""

import pytest

from stories.models import Perspective, StoryPage
from tests.factories import AudioFactory, MunicipalityFactory, StoryPageFactory, ThemeFactory
from tests.html import read_html

VIDEO = {
    "type": "video",
    "value": {
        "url": "https://youtu.be/aqz-KE-bpKQ",
        "title": "Film",
        "poster": None,
        "transcript": "<p>Tekst</p>",
    },
}


@pytest.fixture(scope="module")
def made(_small_site, django_db_blocker) -> dict[str, StoryPage]:
    with django_db_blocker.unblock():
        audio = {"title": "Geluid", "file": AudioFactory().pk, "transcript": "<p>Tekst</p>"}
        sound = {"type": "audio", "value": audio}
        rouw, werk = ThemeFactory(slug="rouw"), ThemeFactory(slug="werk")
        weert = MunicipalityFactory(slug="weert")
        _small_site.story.delete()
        return {
            "plain": StoryPageFactory(title="Zonder iets"),
            "loss": StoryPageFactory(title="Over rouw", themes=[rouw], municipality=weert),
            "work": StoryPageFactory(
                title="Over werk", themes=[rouw, werk], perspective=Perspective.EMPLOYER
            ),
            "film": StoryPageFactory(title="Met film", body=[VIDEO], municipality=weert),
            "both": StoryPageFactory(title="Met alles", body=[VIDEO, sound], themes=[werk]),
            "sound": StoryPageFactory(title="Met geluid", body=[sound]),
        }


@pytest.fixture
def stories(made, db) -> dict[str, StoryPage]:
    """Six stories that differ in one thing or two; the first has nothing of its own."""
    return made


def shown(client, query: str) -> set[str]:
    """Return the titles of the cards on the page."""
    page = read_html(client.get(f"/verhalen/?{query}"))
    return {heading.text for heading in page.one("main").find("h3")}


EVERYTHING = {"Zonder iets", "Over rouw", "Over werk", "Met film", "Met alles", "Met geluid"}


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", EVERYTHING),
        ("thema=", EVERYTHING),
        ("thema=rouw", {"Over rouw", "Over werk"}),
        ("perspectief=werkgever", {"Over werk"}),
        ("gemeente=weert", {"Over rouw", "Met film"}),
        ("gemeente=regio", {"Zonder iets", "Over werk", "Met alles", "Met geluid"}),
        ("vorm=video", {"Met film", "Met alles"}),
        ("vorm=audio", {"Met alles", "Met geluid"}),
        ("vorm=tekst", {"Zonder iets", "Over rouw", "Over werk"}),
        ("thema=rouw&gemeente=weert", {"Over rouw"}),
        ("thema=werk&vorm=audio", {"Met alles"}),
        ("thema=rouw&vorm=tekst&perspectief=werkgever&gemeente=regio", {"Over werk"}),
        ("thema=rouw&vorm=audio", set()),
        ("thema=rouw&thema=werk", {"Over werk", "Met alles"}),
        ("vorm=video&onbekend=1&pagina=1", {"Met film", "Met alles"}),
    ],
)
def test_each_choice_and_each_combination(client, stories, query, titles):
    assert shown(client, query) == titles


@pytest.mark.parametrize(
    ("query", "label"),
    [
        ("thema=onzin", "Thema"),
        ("perspectief=Naaste", "Wie vertelt"),
        ("gemeente=Weert", "Gemeente"),
        ("vorm=film", "Vorm"),
    ],
)
def test_a_choice_that_does_not_exist_is_set_aside_and_said(client, stories, query, label):
    response = client.get(f"/verhalen/?{query}")
    notice = read_html(response).one("p", class_="notice").text

    assert response.status_code == 200
    assert shown(client, query) == EVERYTHING
    assert notice.startswith("We kennen deze keuze niet")
    assert label in notice


def test_the_other_choices_still_count_beside_an_unknown_one(client, stories):
    assert shown(client, "thema=onzin&vorm=video") == {"Met film", "Met alles"}


def test_without_a_wrong_choice_there_is_no_notice(client, stories):
    assert not read_html(client.get("/verhalen/?vorm=video")).find("p", class_="notice")


def test_the_form_remembers_the_choices(client, stories):
    page = read_html(client.get("/verhalen/?thema=rouw&vorm=tekst"))
    form = page.one("form", class_="filter-form")
    chosen = {
        select["name"]: option["value"]
        for select in form.find("select")
        for option in select.find("option")
        if "selected" in option.attributes
    }

    assert form["method"] == "get"
    assert form["action"].startswith("/verhalen/")
    assert chosen == {"thema": "rouw", "vorm": "tekst"}


def test_each_choice_can_be_taken_away(client, stories):
    page = read_html(client.get("/verhalen/?thema=rouw&gemeente=weert&pagina=1"))
    chips = page.one("main").find("a", class_="chip")
    addresses = [chip["href"].partition("#")[0] for chip in chips]

    assert addresses == ["/verhalen/?gemeente=weert", "/verhalen/?thema=rouw"]


def test_a_theme_without_a_fitting_story_shows_zero(client, stories):
    listing = client.get("/verhalen/?perspectief=werkgever").context["listing"]
    counts = {option.value: option.count for option in listing.filters[0].options}

    assert counts == {"rouw": 1, "werk": 1}
    listing = client.get("/verhalen/?vorm=audio").context["listing"]
    assert {option.value: option.count for option in listing.filters[0].options}["rouw"] == 0


def test_drafts_are_neither_shown_nor_counted(client, stories):
    stories["loss"].unpublish()

    assert shown(client, "thema=rouw") == {"Over werk"}
    listing = client.get("/verhalen/").context["listing"]
    assert listing.total == 5
    assert {option.value: option.count for option in listing.filters[0].options}["rouw"] == 1


def test_nothing_found_offers_a_way_on(client, stories):
    page = read_html(client.get("/verhalen/?thema=rouw&vorm=audio")).one("main")

    assert "0 verhalen" in page.text
    assert {"/verhalen/", "/hulp/"} <= {link["href"] for link in page.find("a")}


def test_the_newest_story_comes_first(client, stories):
    found = client.get("/verhalen/").context["stories"]

    assert found[0].title == "Met geluid"
    dates = [story.first_published_at for story in found]
    assert dates == sorted(dates, reverse=True)
