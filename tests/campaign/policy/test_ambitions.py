"""Ambitions and what puts them into practice, as a visitor reads them."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from campaign.policy.models import AmbitionStory
from tests.factories import (
    AmbitionPageFactory,
    ExamplePageFactory,
    PolicyPeriodFactory,
    StoryPageFactory,
)
from tests.html import read_html


def main(client, page):
    return read_html(client.get(page.get_url())).one("main")


def test_the_list_groups_them_by_period_the_newest_first(client, site):
    old = PolicyPeriodFactory(name="Vroeger", start_year=2018, end_year=2021)
    new = PolicyPeriodFactory(name="Straks", start_year=2027, end_year=2031)
    site.ambition.delete()
    for title, period, number in (("Drie", new, 3), ("Eén", new, 1), ("Oud", old, 1)):
        AmbitionPageFactory(title=title, period=period, number=number)
    headings = [(h.tag, h.text) for h in main(client, site.ambitions).find("h2", "h3")]

    assert headings == [
        ("h2", "Straks"),
        ("h3", "Eén"),
        ("h3", "Drie"),
        ("h2", "Vroeger"),
        ("h3", "Oud"),
    ]


def test_an_empty_list_says_so(client, site):
    site.ambition.delete()

    assert "Hier staan nog geen ambities." in main(client, site.ambitions).text


def test_an_ambition_shows_its_examples_and_stories_that_are_live(client, site):
    example = ExamplePageFactory(title="In beeld", ambitions=[site.ambition])
    ExamplePageFactory(title="Nog niet", ambitions=[site.ambition], live=False)
    ExamplePageFactory(title="Elders", ambitions=[AmbitionPageFactory()])
    first, second = StoryPageFactory.create_batch(2)
    draft = StoryPageFactory(live=False)
    links = [AmbitionStory(story=story) for story in (second, draft, first)]
    site.ambition.story_links = links
    site.ambition.save()
    context = client.get(site.ambition.get_url()).context

    assert context["examples"] == [site.example, example]
    assert context["stories"] == [second, first]


def test_it_says_its_number_and_period(client, site):
    ambition = AmbitionPageFactory(number=7, period__name="Meedoen & Wonen")

    assert "Ambitie 7 · Meedoen & Wonen" in main(client, ambition).text


def test_a_period_in_use_cannot_be_deleted(site):
    with pytest.raises(ProtectedError):
        site.ambition.period.delete()


def test_a_period_does_not_end_before_it_starts(db):
    period = PolicyPeriodFactory.build(start_year=2026, end_year=2022)

    with pytest.raises(ValidationError, match="Het laatste jaar ligt vóór het eerste jaar"):
        period.full_clean()


def test_a_period_of_one_year_is_fine(db):
    PolicyPeriodFactory.build(start_year=2026, end_year=2026).full_clean()
