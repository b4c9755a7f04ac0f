"""Somebody in need who searches sees whom to call before anything else, and leaves no trace."""

import pytest

from campaign.help.models import Helpline
from tests.factories import HelplineFactory, StoryPageFactory
from tests.html import read_html


@pytest.fixture
def _lines(site):
    HelplineFactory(name="Nood", phone="112", urgent=True, order=1)
    HelplineFactory(name="Praten", phone="113", urgent=True, order=2)
    HelplineFactory(name="Niet voor nu", phone="0800", urgent=False)


pytestmark = pytest.mark.usefixtures("_lines")


def helped(client, words: str):
    """Return the region with help, and the headings of the page in order."""
    main = read_html(client.get("/zoeken/", {"q": words})).one("main")
    found = main.find("section", class_="search-help")
    return (found[0] if found else None), [heading.text for heading in main.find("h2")]


@pytest.mark.parametrize("words", ["ik wil dood", "zelfmord", "mijn zoon wil niet meer leven"])
@pytest.mark.parametrize("has_results", [True, False])
def test_help_stands_above_the_results(client, words, has_results):
    if has_results:
        StoryPageFactory(title=words)
    region, headings = helped(client, words)

    assert region["aria-labelledby"] == region.one("h2")["id"]
    assert headings[0] == region.one("h2").text
    assert ("Niets gevonden" in headings[1]) == (not has_results)
    calls = [a["href"] for a in region.find("a") if a["href"].startswith("tel:")]
    assert calls == ["tel:113", "tel:112"]
    assert "Niet voor nu" not in region.text
    assert region.find("a")[-1]["href"] == "/hulp/"


def test_without_an_urgent_line_whom_one_can_call_stands_there(client):
    Helpline.objects.filter(urgent=True).delete()
    HelplineFactory(name="Alleen een website", phone="", urgent=False)
    region, _ = helped(client, "ik wil dood")
    assert "Niet voor nu" in region.text
    assert "Alleen een website" not in region.text


def test_a_long_text_is_heard_to_its_end(client):
    region, _ = helped(client, f"{'het is al laat en ik zit op de bank ' * 15} ik wil dood")
    assert region


def test_it_does_not_stand_in_the_way_of_others(client):
    assert helped(client, "vrijwilligerswerk")[0] is None
    assert helped(client, "")[0] is None


def test_what_was_asked_is_kept_nowhere(client):
    response = client.get("/zoeken/", {"q": "ik wil dood"})

    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert "dood" not in read_html(response).one("title").text
    assert response["Referrer-Policy"] == "same-origin"
