"""Helplines: where visitors see them, and when editors must look at them again."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from campaign.help.models import CHECK_EVERY, Helpline
from tests.factories import HelplineFactory
from tests.html import read_html


def days_ago(number: int) -> date:
    return timezone.localdate() - timedelta(days=number)


@pytest.mark.parametrize(
    ("fields", "stale"),
    [
        ({"checked_on": days_ago(0)}, False),
        ({"checked_on": days_ago(CHECK_EVERY.days)}, False),
        ({"checked_on": days_ago(CHECK_EVERY.days + 1)}, True),
        ({"checked_on": days_ago(-1)}, False),
        ({"checked_on": None}, True),
        ({"checked_on": None, "phone": ""}, False),
        ({"checked_on": days_ago(1000), "phone": ""}, False),
        ({"checked_on": None, "phone": "", "chat_url": "https://x.nl"}, True),
    ],
)
def test_a_number_or_chat_is_stale_after_half_a_year(db, fields, stale):
    helpline = HelplineFactory(**fields)

    assert helpline.is_stale == stale
    assert list(Helpline.objects.stale()) == ([helpline] if stale else [])


@pytest.fixture
def lines(site) -> dict[str, Helpline]:
    """A helpline for each place, in the opposite order of their names."""
    return {
        "urgent": HelplineFactory(name="Z", phone="112", phone_label="112", urgent=True, order=1),
        "strip": HelplineFactory(name="Y", phone="113", in_strip=True, order=2),
        "box": HelplineFactory(name="X", phone="0880767000", in_story_box=True, order=3),
        "hidden": HelplineFactory(
            name="Verborgen", urgent=True, in_strip=True, in_story_box=True, live=False
        ),
        "chat": HelplineFactory(
            name="W", phone="", chat_url="https://chat.example.nl/", chat_label="Chat nu", order=4
        ),
    }


def test_the_help_page_has_all_of_them_with_the_urgent_first(client, lines):
    response = client.get("/hulp/")
    names = [heading.text for heading in read_html(response).one("main").find("h3")]

    assert names == ["Z", "Y", "X", "W"]
    assert response.context["urgent"] == [lines["urgent"]]
    links = {link["href"] for link in read_html(response).one("main").find("a")}
    assert {"tel:112", "tel:113", "tel:0880767000", "https://chat.example.nl/"} <= links


def test_the_strip_on_every_page_has_its_own(client, lines, site):
    for page in [page.get_url() for page in site.pages] + ["/zoeken/", "/bestaat-niet/"]:
        header = read_html(client.get(page)).one("header", class_="site-header")
        phones = [a["href"] for a in header.find("a") if a["href"].startswith("tel:")]
        assert phones == ["tel:113"], page


def test_a_hidden_helpline_is_shown_nowhere(client, lines, site):
    for page in site.pages:
        assert "Verborgen" not in client.get(page.get_url()).text


def test_a_check_is_shown_with_its_date_in_dutch(client, site):
    HelplineFactory(checked_on=date(2026, 3, 1), source_label="113", source_url="https://113.nl/")
    text = read_html(client.get("/hulp/")).one("main").text

    assert "Gecontroleerd op 1 maart 2026" in text
    assert "Bron: 113" in text


def test_a_site_without_helplines_still_works(client, site):
    for page in site.pages:
        assert client.get(page.get_url()).status_code == 200


class TestReminder:
    @pytest.fixture
    def start(self, site, log_in):
        return lambda user: log_in(user).get(reverse("wagtailadmin_home"))

    def test_editors_see_which_helplines_to_check(self, start, editor):
        old = HelplineFactory(name="Oude lijn", checked_on=days_ago(200))
        HelplineFactory(name="Nieuwe lijn")
        HelplineFactory(name="Verborgen lijn", live=False, checked_on=None)
        page = start(editor).text

        assert "Oude lijn" in page
        assert reverse("wagtailsnippets_help_helpline:edit", args=[old.pk]) in page
        assert "Nieuwe lijn" not in page
        assert "Verborgen lijn" not in page

    def test_there_is_no_reminder_when_all_is_checked(self, start, editor):
        HelplineFactory()

        assert "Controleer deze hulplijnen" not in start(editor).text

    def test_the_reminder_goes_away_after_a_new_check(self, start, editor, log_in):
        old = HelplineFactory(name="Oude lijn", checked_on=None)
        address = reverse("wagtailsnippets_help_helpline:edit", args=[old.pk])
        form = {
            "name": old.name,
            "slug": old.slug,
            "for_whom": old.for_whom,
            "phone": old.phone,
            "phone_label": old.phone_label,
            "live": "on",
            "order": old.order,
            "checked_on": timezone.localdate().isoformat(),
        }
        log_in(editor).post(address, form)

        assert "Oude lijn" not in start(editor).text

    def test_who_cannot_change_helplines_is_not_reminded(self, start, municipal_editor):
        HelplineFactory(checked_on=None)

        assert "Controleer deze hulplijnen" not in start(municipal_editor).text

    def test_the_list_of_helplines_says_which_to_check(self, editor, log_in):
        HelplineFactory(checked_on=None)
        HelplineFactory()
        page = log_in(editor).get(reverse("wagtailsnippets_help_helpline:list")).text

        assert page.count("Opnieuw controleren") == 1
        assert page.count("In orde") == 1
