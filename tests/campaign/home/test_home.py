"""The front door of the site."""

import pytest

from campaign.home.models import HomeStory
from openhartig.pages.models import SiteSettings
from tests.factories import (
    AmbitionPageFactory,
    ExamplePageFactory,
    MunicipalityFactory,
    PolicyPeriodFactory,
    StoryPageFactory,
)
from tests.html import read_html


@pytest.fixture
def choose(site):
    """A function that puts stories on the front page, in this order."""

    def choose(*stories) -> None:
        site.home.story_links = [HomeStory(story=story) for story in stories]
        site.home.save()

    return choose


def test_chosen_stories_come_first_and_the_newest_follow(client, site, choose):
    stories = StoryPageFactory.create_batch(6)
    choose(stories[4], stories[0])
    shown = client.get("/").context["stories"]

    assert shown == [stories[4], stories[0], stories[5], stories[3]]


def test_a_chosen_story_that_is_taken_back_disappears(client, site, choose):
    story = StoryPageFactory(title="Toch niet")
    choose(story)
    story.unpublish()

    assert client.get("/").context["stories"] == [site.story]
    assert "Toch niet" not in client.get("/").text


def test_a_chosen_story_that_is_deleted_leaves_nothing_behind(client, site, choose):
    story = StoryPageFactory()
    choose(story, site.story)
    story.delete()

    assert client.get("/").context["stories"] == [site.story]


def test_ambitions_by_period_and_number(client, site):
    old, new = (
        PolicyPeriodFactory(start_year=2018),
        PolicyPeriodFactory(start_year=2027, end_year=2031),
    )
    site.ambition.delete()
    for title, period, number in (("C", old, 1), ("B", new, 12), ("A", new, 2)):
        AmbitionPageFactory(title=title, period=period, number=number)
    AmbitionPageFactory(title="Concept", live=False)

    assert [ambition.title for ambition in client.get("/").context["ambitions"]] == ["A", "B", "C"]


def test_three_examples_in_the_order_of_the_cms(client, site):
    more = ExamplePageFactory.create_batch(3)

    assert client.get("/").context["examples"] == [site.example, *more[:2]]


def test_only_municipalities_with_stories_stand_there_once_and_lead_to_them(client, site):
    told = MunicipalityFactory(name="Peel en Maas", slug="peel-en-maas")
    StoryPageFactory.create_batch(2, municipality=told)
    StoryPageFactory(municipality=MunicipalityFactory(name="Conceptdorp"), live=False)
    MunicipalityFactory(name="Stilte")
    page = read_html(client.get("/"))
    links = [a["href"] for a in page.find("a") if a.text == "Peel en Maas"]

    assert links == ["/verhalen/?gemeente=peel-en-maas"]
    for silent in ("Stilte", "Conceptdorp"):
        assert silent not in page.text


def test_where_to_turn_to_stands_above_the_page_and_in_the_menu_only(client, site):
    page = read_html(client.get("/"))

    assert not [a for a in page.one("main").find("a") if a["href"] == site.help.get_url()]
    assert len([a for a in page.find("a") if a["href"] == site.help.get_url()]) <= 2


def test_the_question_of_the_campaign(client, site):
    SiteSettings.objects.create(site=site.record, question="Hoe gaat het echt?")

    assert "Hoe gaat het echt?" in [h.text for h in read_html(client.get("/")).find("h2")]


@pytest.mark.parametrize(
    ("heading", "parts"),
    [
        ("Samen maken we Limburg openhartig", ("Samen maken we Limburg", "openhartig")),
        ("Openhartig", ("", "Openhartig")),
        ("", ("", "")),
    ],
)
def test_the_last_word_of_the_heading_stands_out(site, heading, parts):
    site.home.heading = heading

    assert site.home.heading_words == parts


def test_an_empty_site_has_a_front_door_too(client, site):
    for page in (site.story, site.example, site.ambition):
        page.delete()

    assert client.get("/").status_code == 200
