"""Lists of pages show the own municipality first, and all with one press."""

import pytest
from django.test import Client

from openhartig.region.models import Municipality
from openhartig.roles.rights import EDITORS, MUNICIPAL_EDITORS
from tests.factories import ExamplePageFactory, MunicipalityFactory, StoryPageFactory, UserFactory
from tests.html import read_html

LISTS = ["/beheer/stories/", "/beheer/examples/"]


@pytest.fixture
def places(site) -> list[Municipality]:
    """Two municipalities, each with a story and an example on the site; the region has both too."""
    places = [MunicipalityFactory(name=name) for name in ("Aandorp", "Beek")]
    for place in [*places, None]:
        name = place.name if place else "Regio"
        StoryPageFactory(title=f"Werk {name}", team=place)
        ExamplePageFactory(title=f"Werk {name}", team=place)
    return places


@pytest.fixture
def cms(places, log_in) -> Client:
    """The CMS as an editor of the first municipality sees it."""
    return log_in(UserFactory(role=MUNICIPAL_EDITORS, municipality=places[0]))


def listed(client: Client, address: str) -> set[str]:
    """Return whose work a list shows."""
    text = client.get(address).text
    return {name for name in ("Aandorp", "Beek", "Regio") if f"Werk {name}" in text}


def pressed(client: Client, address: str) -> str:
    """Return where a press leads on what the list says of its filter on municipality."""
    page = read_html(client.get(address))
    (pill,) = [item for item in page.find("li", class_="w-pill") if "Werk van" in item.text]
    return pill.one("button", class_="w-pill__remove")["data-w-swap-src-value"]


@pytest.mark.parametrize("address", LISTS)
class TestAList:
    def test_shows_the_own_municipality_and_all_with_one_press(self, cms, address):
        assert listed(cms, address) == {"Aandorp"}
        assert listed(cms, pressed(cms, address)) == {"Aandorp", "Beek", "Regio"}

    def test_leads_back_from_all_with_one_press(self, cms, address):
        assert listed(cms, pressed(cms, f"{address}?team=alle")) == {"Aandorp"}

    def test_finds_words_of_the_own_municipality_or_of_all(self, cms, address):
        assert listed(cms, f"{address}?q=werk") == {"Aandorp"}
        assert listed(cms, f"{address}?q=werk&team=alle") == {"Aandorp", "Beek", "Regio"}

    def test_shows_another_municipality_or_the_region(self, cms, places, address):
        assert listed(cms, f"{address}?team={places[1].pk}") == {"Beek"}
        assert listed(cms, f"{address}?team=regio") == {"Regio"}
        assert listed(cms, f"{address}?team=regio&q=werk") == {"Regio"}

    def test_shows_all_to_the_region(self, places, log_in, address):
        region = log_in(UserFactory(role=EDITORS))

        assert listed(region, address) == {"Aandorp", "Beek", "Regio"}
        assert listed(region, f"{address}?team={places[1].pk}") == {"Beek"}
