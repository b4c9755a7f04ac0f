"""Ambitions and what puts them into practice, as a visitor reads them."""

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from campaign.policy.models import AmbitionStory
from tests.factories import (
    AmbitionPageFactory,
    ExamplePageFactory,
    MunicipalityFactory,
    PartnerFactory,
    PolicyPeriodFactory,
    StoryPageFactory,
)
from tests.html import read_html


def main(client, page):
    return read_html(client.get(page.get_url())).one("main")


class TestAmbitions:
    def test_the_list_groups_them_by_period_the_newest_first(self, client, site):
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

    def test_an_empty_list_says_so(self, client, site):
        site.ambition.delete()

        assert "Hier staan nog geen ambities." in main(client, site.ambitions).text

    def test_an_ambition_shows_its_examples_and_stories_that_are_live(self, client, site):
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

    def test_it_says_its_number_and_period(self, client, site):
        ambition = AmbitionPageFactory(number=7, period__name="Meedoen & Wonen")

        assert "Ambitie 7 · Meedoen & Wonen" in main(client, ambition).text

    def test_a_period_in_use_cannot_be_deleted(self, site):
        with pytest.raises(ProtectedError):
            site.ambition.period.delete()

    def test_a_period_does_not_end_before_it_starts(self, db):
        period = PolicyPeriodFactory.build(start_year=2026, end_year=2022)

        with pytest.raises(ValidationError, match="Het laatste jaar ligt vóór het eerste jaar"):
            period.full_clean()

    def test_a_period_of_one_year_is_fine(self, db):
        PolicyPeriodFactory.build(start_year=2026, end_year=2026).full_clean()


class TestExamples:
    def test_the_list_has_all_live_examples_in_the_order_of_the_cms(self, client, site):
        ExamplePageFactory(title="Nog niet", live=False)
        more = ExamplePageFactory.create_batch(2)
        titles = [heading.text for heading in main(client, site.examples).find("h3")]

        assert titles == [page.title for page in (site.example, *more)]
        assert "3 praktijkvoorbeelden" in main(client, site.examples).text

    def test_an_example_tells_when_where_and_with_whom(self, client, site):
        draft = AmbitionPageFactory(title="Nog niet", live=False)
        example = ExamplePageFactory(
            period="2024-2025",
            place="Zuid-Limburg",
            municipalities=[MunicipalityFactory(name="Weert")],
            partners=[PartnerFactory(name="Movisie", website="https://movisie.example/")],
            ambitions=[site.ambition, draft],
            contact_name="Het buurthuis",
            contact_email="buurthuis@example.nl",
            source_label="Eigen verslag",
            source_url="https://bron.example/",
            licence="CC BY 4.0",
            credit="Naar een tekst van Kennisland.",
        )
        page = main(client, example)
        links = {link["href"] for link in page.find("a")}

        for words in (
            "2024-2025",
            "Zuid-Limburg",
            "Weert",
            "Movisie",
            "Het buurthuis",
            "CC BY 4.0",
        ):
            assert words in page.text
        assert "Naar een tekst van Kennisland." in page.text
        assert site.ambition.title in page.text
        assert "Nog niet" not in page.text
        assert links >= {
            "https://movisie.example/",
            "https://bron.example/",
            "mailto:buurthuis@example.nl",
            site.ambition.get_url(),
        }

    def test_what_is_not_filled_in_is_left_out(self, client, site):
        bare = ExamplePageFactory(aim="", result="", period="", introduction="")
        text = main(client, bare).text

        for word in ("Wanneer", "Waar", "Contact", "Bron en licentie", "Wat leverde het op?"):
            assert word not in text

    def test_it_leads_to_three_others(self, client, site):
        others = ExamplePageFactory.create_batch(4)
        context = client.get(others[0].get_url()).context

        assert context["more_examples"] == [site.example, others[1], others[2]]

    def test_an_example_for_many_municipalities_is_short_on_its_card(self, client, site):
        ExamplePageFactory(municipalities=MunicipalityFactory.create_batch(5))

        assert "5 gemeenten" in main(client, site.examples).text
