"""Practice examples, as a visitor reads them."""

import pytest
from django.db import connection

from campaign.practice.models import ExamplePage
from tests.factories import (
    AmbitionPageFactory,
    ExamplePageFactory,
    MunicipalityFactory,
    PartnerFactory,
)
from tests.html import read_html


def main(client, page):
    return read_html(client.get(page.get_url())).one("main")


def test_the_list_has_all_live_examples_in_the_order_of_the_cms(client, site):
    ExamplePageFactory(title="Nog niet", live=False)
    more = ExamplePageFactory.create_batch(2)
    titles = [heading.text for heading in main(client, site.examples).find("h3")]

    assert titles == [page.title for page in (site.example, *more)]
    assert "3 praktijkvoorbeelden" in main(client, site.examples).text


def test_an_example_tells_when_where_and_with_whom(client, site):
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


def test_what_is_not_filled_in_is_left_out(client, site):
    bare = ExamplePageFactory(aim="", result="", period="", introduction="")
    text = main(client, bare).text

    for word in ("Wanneer", "Waar", "Contact", "Bron en licentie", "Wat leverde het op?"):
        assert word not in text


def test_it_leads_to_three_others(client, site):
    others = ExamplePageFactory.create_batch(4)
    context = client.get(others[0].get_url()).context

    assert context["more_examples"] == [site.example, others[1], others[2]]


def test_an_example_for_many_municipalities_is_short_on_its_card(client, site):
    ExamplePageFactory(municipalities=MunicipalityFactory.create_batch(5))

    assert "5 gemeenten" in main(client, site.examples).text


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL plans by what it counted")
def test_the_first_examples_are_found_without_a_walk_through_all_pages(site):
    plan = ExamplePage.objects.live().for_cards()[:3].explain()

    assert "practice_examplepage" in plan
    assert "SCAN pages_basepage" not in plan
