"""The screen with figures: what can be chosen, and that it shows steps only."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from openhartig.figures.models import Count
from openhartig.figures.wagtail_hooks import VIEWERS
from stories.desk.models import ReasonTemplate
from tests.factories import HelplineFactory, MunicipalityFactory, PlainPageFactory, UserFactory
from tests.html import Element, read_html

from .counted import FIGURES, began, counted

pytestmark = pytest.mark.usefixtures("december")


def look(cms: Client, address: str = FIGURES, **query) -> Element:
    answer = cms.get(address, query)
    assert answer.status_code == 200
    return read_html(answer).one("main")


def numbers(page: Element) -> dict[str, str]:
    """Return what the tables say, by the first words of a row."""
    found = {}
    for row in page.find("tr"):
        if heads := row.find("th", scope="row"):
            label = (heads[0].find("span", class_="figures-label") or heads)[0].text
            found[label] = " ".join(row.one("td", class_="figures-number").text.split())
    return found


def test_a_site_that_just_began(cms: Client):
    began("2026-12")
    page = look(cms)

    assert "Nog niets geteld sinds december 2026" in page.text
    assert not page.find("form", class_="figures-choice")
    assert list(numbers(page)) == [
        "Hulplijnen op tijd gecontroleerd",
        "Pagina’s waarop nog iets in te vullen is",
    ]
    assert cms.get(reverse("figure", args=["placed"])).status_code == 404


def test_numbers_go_up_by_five(cms: Client, venlo):
    began("2026-10")
    counted("placed", 4, "2026-10", place=venlo)
    counted("placed", 3, "2026-11", place=venlo)
    counted("received", 4, "2026-11", part="form")
    counted("withdrawn", 900, "2026-12")
    shown = numbers(look(cms))

    assert (shown["Geplaatst"], shown["Ontvangen"], shown["Teruggetrokken"]) == ("5", "<5", "0")
    assert numbers(look(cms, van="2026-10", tot="2026-10"))["Geplaatst"] == "<5"
    assert numbers(look(cms, van="2026-11", tot="2026-11"))["Geplaatst"] == "5"


def test_a_municipality_of_its_own(cms: Client, venlo):
    began("2026-10")
    counted("placed", 12, "2026-10", place=venlo)
    counted("placed", 30, "2026-10")
    page = look(cms, gemeente=venlo.pk)

    assert numbers(page)["Geplaatst"] == "10"
    assert "Tot de tekst er is" not in page.text
    assert "Venlo, oktober 2026 tot en met november 2026" in page.text
    assert numbers(look(cms))["Geplaatst"] == "40"


def test_who_works_for_a_municipality_begins_with_its_figures(log_in, venlo):
    began("2026-10")
    counted("placed", 10, "2026-10", place=venlo)
    counted("placed", 30, "2026-10")
    cms = log_in(UserFactory(role=VIEWERS, municipality=venlo))

    assert numbers(look(cms))["Geplaatst"] == "10"
    assert numbers(look(cms, reverse("figure", args=["placed"])))["oktober 2026"] == "10"
    region = look(cms, gemeente="")
    assert numbers(region)["Geplaatst"] == "40"
    periods = region.one("nav", **{"aria-label": "Periode"}).find("a")
    assert all(link["href"].endswith("&gemeente=") for link in periods)


def test_the_holes_of_a_municipality(cms: Client, site, venlo):
    note = [{"type": "to_fill_in", "value": "Wat doet Venlo?"}]
    for team in (venlo, MunicipalityFactory()):
        PlainPageFactory(team=team, body=note).save_revision()
    began("2026-10")
    label = "Pagina’s waarop nog iets in te vullen is"

    assert numbers(look(cms, gemeente=venlo.pk))[label] == "1"
    assert numbers(look(cms))[label] == "2"


def test_checks_of_helplines_are_counted(cms: Client, django_capture_on_commit_callbacks):
    """They count when somebody looked again, on whatever road that is written down."""
    today = timezone.localdate()
    in_time = HelplineFactory(phone="0800", checked_on=today - timedelta(days=180))
    late = HelplineFactory(phone="0801", checked_on=today - timedelta(days=181))
    first = HelplineFactory(phone="0802", checked_on=None)
    with django_capture_on_commit_callbacks(execute=True):
        for helpline in (in_time, late, first):
            helpline.checked_on = today
            helpline.save()
            helpline.save()

    found = Count.objects.filter(figure__startswith="check-").values_list("figure", "number")
    assert sorted(found) == [("check-in-time", 1), ("check-late", 1)]


def test_one_figure_in_all_its_parts(cms: Client, venlo):
    began("2026-09")
    counted("received", 6, "2026-09", place=venlo, part="form")
    counted("received", 7, "2026-11", part="interview")
    address = reverse("figure", args=["received"])
    page = look(cms, address)

    assert [caption.text for caption in page.find("caption")] == [
        "Per maand",
        "Per gemeente",
        "Waarvan",
    ]
    shown = numbers(page)
    assert (shown["september 2026"], shown["november 2026"]) == ("5", "5")
    assert (shown["Venlo"], shown["zonder gemeente"]) == ("5", "5")
    assert (shown["zelf gestuurd"], shown["uit een gesprek"]) == ("5", "5")
    of_venlo = look(cms, address, gemeente=venlo.pk)
    assert [caption.text for caption in of_venlo.find("caption")] == ["Per maand"]


def test_the_median_and_the_longest_wait(cms: Client):
    began("2026-10")
    assert numbers(look(cms))["Tot de tekst er is"] == "te weinig om te zeggen"
    for part, number in {"2": 3, "7": 22, "30": 6, "more": 1}.items():
        counted("wait-written", number, "2026-10", part=part)

    said = numbers(look(cms))["Tot de tekst er is"]

    assert said == "de helft binnen een week, de langste binnen een maand"
    details = look(cms, reverse("figure", args=["wait-written"]))
    assert [caption.text for caption in details.find("caption")] == ["Waarvan"]
    assert numbers(details)["binnen 2 dagen"] == "<5"


def test_a_share_of_enough_only(cms: Client):
    began("2026-10")
    counted("care-in-time", 12, "2026-10")
    counted("care-late", 6, "2026-10")
    assert numbers(look(cms))["Nazorg op tijd"] == "10"

    counted("care-in-time", 14, "2026-11")
    assert numbers(look(cms))["Nazorg op tijd"] == "25 ongeveer 80%"


def test_what_is_gone_stays_counted(cms: Client, venlo):
    began("2026-10")
    template = ReasonTemplate.objects.create(name="Iets anders", text="Dank je wel.")
    counted("declined", 5, "2026-10", place=venlo, part=str(template.pk))
    template.delete()
    venlo.delete()
    page = look(cms, reverse("figure", args=["declined"]))

    assert numbers(page)["zonder gemeente"] == "5"
    assert numbers(page)["met eigen woorden, of een sjabloon dat weg is"] == "5"


def test_how_the_site_is_now(cms: Client):
    HelplineFactory(name="Nooit nagekeken", phone="0800", checked_on=None)
    HelplineFactory(name="Zonder nummer", phone="", chat_url="", checked_on=None)

    assert numbers(look(cms))["Hulplijnen op tijd gecontroleerd"].endswith(" van de 1")


@pytest.mark.parametrize(
    "query",
    [
        {"van": "2026-11", "tot": "2026-10"},
        {"van": "2026-12"},
        {"tot": "morgen"},
        {"gemeente": "999"},
        {"gemeente": "x'"},
    ],
)
def test_what_cannot_be_chosen(cms: Client, query: dict):
    began("2026-10")
    page = look(cms, **query)

    assert page.find(class_="w-field__errors")
    assert "oktober 2026 tot en met november 2026" in page.text


def test_the_usual_periods(cms: Client):
    began("2024-03")
    links = look(cms).one("nav", **{"aria-label": "Periode"}).find("a")

    assert {link.text: link["href"] for link in links} == {
        "november 2026": "?van=2026-11&tot=2026-11",
        "kwartaal 4": "?van=2026-10&tot=2026-11",
        "2026": "?van=2026-01&tot=2026-11",
        "alles": "?van=2024-03&tot=2026-11",
        "2025": "?van=2025-01&tot=2025-12",
    }


def test_bars_say_the_same_as_the_table(cms: Client, venlo):
    began("2026-10")
    counted("received", 20, "2026-10", part="form")
    counted("placed", 11, "2026-10")
    bars = look(cms).find("rect")

    assert [bar["width"] for bar in bars[:3]] == ["100", "50", "0"]
    assert all(bar.parent["aria-hidden"] == "true" for bar in bars)


def test_nothing_on_the_screen_needs_an_inline_style(cms: Client):
    began("2026-10")
    page = look(cms)

    assert not [each for each in page.find() if "style" in each.attributes]


def test_more_that_was_counted_costs_no_more_queries(cms: Client, venlo):
    began("2026-01")
    counted("placed", 2, "2026-01", place=venlo)
    addresses = [FIGURES, reverse("figure", args=["placed"]), f"{FIGURES}?export=csv"]

    def queries() -> list[int]:
        found = []
        for address in addresses:
            with CaptureQueriesContext(connection) as captured:
                b"".join(cms.get(address))
            found.append(len(captured))
        return found

    queries()
    few = queries()
    for month in range(2, 11):
        for place in (venlo, MunicipalityFactory(), None):
            counted("placed", month, f"2026-{month:02}", place=place)
            counted("wait-read", month, f"2026-{month:02}", place=place, part="7")

    assert queries() == few
