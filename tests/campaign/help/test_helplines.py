"""Helplines: where visitors see them, and when editors must look at them again."""

from datetime import date, datetime, time, timedelta
from email.utils import parsedate_to_datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from campaign.help.models import CHECK_EVERY, Helpline
from campaign.help.models.helpline import NEVER_CHECKED, NOT_YET, TO_CHECK
from tests.cms import errors, helpline_form
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


def test_each_is_told_once(client, lines):
    page = read_html(client.get("/hulp/")).one("main")

    names = [heading.text for heading in page.find("h3")]
    numbers = [link["href"] for link in page.find("a") if link["href"].startswith("tel:")]
    assert len(names) == len(set(names)) == 4
    assert len(numbers) == len(set(numbers)) == 3


class TestCheck:
    """A check says its month for 180 days, and nothing more; where it comes from is in the CMS."""

    def test_a_recent_one_shows_its_month(self, client, site):
        HelplineFactory(
            checked_on=days_ago(180), source_label="De bron", source_url="https://bron.example.nl/"
        )
        answer = client.get("/hulp/")
        page = read_html(answer).one("main")

        assert f"Gecontroleerd in {date_format(days_ago(180), 'F Y')}" in page.text
        assert page.one("time")["datetime"] == days_ago(180).strftime("%Y-%m")
        assert "bron.example.nl" not in answer.text
        assert "De bron" not in answer.text

    @pytest.mark.parametrize("checked_on", [days_ago(181), None])
    def test_an_older_one_shows_nothing(self, client, site, checked_on):
        HelplineFactory(checked_on=checked_on)
        answer = client.get("/hulp/")

        assert "ontroleerd" not in answer.text
        assert "Expires" not in answer.headers

    def test_the_month_leaves_the_page_without_any_write(self, client, site, monkeypatch):
        HelplineFactory(checked_on=days_ago(10))
        HelplineFactory(checked_on=days_ago(150))
        answer = client.get("/hulp/")
        until = parsedate_to_datetime(answer["Expires"])
        midnight = datetime.combine(days_ago(-31), time(), timezone.get_default_timezone())
        assert until == midnight
        assert answer.text.count("Gecontroleerd in") == 2

        monkeypatch.setattr(timezone, "now", lambda: until)
        assert client.get("/hulp/").text.count("Gecontroleerd in") == 1


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, []),
        ({"ages": "adults"}, ["Voor volwassenen, niet voor jongeren"]),
        ({"ages": "youth"}, ["Voor jongeren, niet voor volwassenen"]),
        (
            {"ages": "everybody", "about": "anybody"},
            ["Voor jezelf of voor een ander", "Voor volwassenen en voor jongeren"],
        ),
        ({"about": "others"}, ["Als je je zorgen maakt om een ander"]),
    ],
)
def test_a_card_says_for_whom_as_far_as_known(client, site, fields, shown):
    HelplineFactory(**fields)
    page = read_html(client.get("/hulp/")).one("main")

    assert [tag.text for tag in page.find("li", class_="tag")] == shown


@pytest.mark.parametrize(
    ("fields", "hours"),
    [
        ({"availability": "always"}, "Dag en nacht"),
        ({}, "Tijden niet bekend"),
        ({"urgent": True}, ""),
        ({"phone": ""}, ""),
        ({"hours_remark": "Bel overdag."}, "Tijden niet bekend Bel overdag."),
    ],
)
def test_a_card_says_when(client, site, fields, hours):
    HelplineFactory(**fields)
    page = read_html(client.get("/hulp/")).one("main")

    assert " ".join(each.text for each in page.find("div", class_="helpline-hours")) == hours
    assert [p["data-open"] for p in page.find("p", class_="helpline-now")] == (
        ["always"] if hours == "Dag en nacht" else []
    )


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
        HelplineFactory(name="Verborgen lijn", live=False, checked_on=days_ago(200))
        page = start(editor).text

        assert "Oude lijn" in page
        assert reverse("wagtailsnippets_help_helpline:edit", args=[old.pk]) in page
        assert "Nieuwe lijn" not in page
        assert "Verborgen lijn" not in page
        assert "bezoekers zien ze nog niet" not in page

    def test_editors_see_what_waits_for_a_first_check(self, start, editor):
        HelplineFactory(name="Concept", live=False, checked_on=None, to_check="Klopt de leeftijd?")
        page = start(editor).text

        assert "Concept" in page
        assert "Klopt de leeftijd?" in page
        assert "langer dan 180 dagen" not in page

    def test_there_is_no_reminder_when_all_is_checked(self, start, editor):
        HelplineFactory()

        assert "Hulplijnen om na te kijken" not in start(editor).text

    def test_the_reminder_goes_away_after_a_new_check(self, start, editor, log_in):
        old = HelplineFactory(name="Oude lijn", checked_on=None)
        address = reverse("wagtailsnippets_help_helpline:edit", args=[old.pk])
        form = helpline_form(name=old.name, live="on", checked_on=timezone.localdate().isoformat())
        log_in(editor).post(address, form)

        assert "Oude lijn" not in start(editor).text

    def test_one_press_says_that_all_is_right(self, start, editor, log_in):
        old = HelplineFactory(name="Oude lijn", checked_on=days_ago(200))
        address = reverse("helpline_confirm", args=[old.pk])
        forms = read_html(start(editor)).find("form")
        assert address in [form["action"] for form in forms if form.get("action")]

        browser = log_in(editor)
        assert browser.get(address).status_code == 405
        response = browser.post(address, follow=True)
        assert "Oude lijn: vandaag gecontroleerd." in response.text
        assert Helpline.objects.get(pk=old.pk).checked_on == timezone.localdate()
        assert "Hulplijnen om na te kijken" not in response.text

    def test_nobody_else_presses_and_no_draft_is_confirmed(
        self, site, editor, municipal_editor, log_in
    ):
        old = HelplineFactory(checked_on=days_ago(200))
        address = reverse("helpline_confirm", args=[old.pk])
        log_in(municipal_editor).post(address)
        assert Helpline.objects.get(pk=old.pk).checked_on == days_ago(200)
        draft = HelplineFactory(live=False, checked_on=None)
        address = reverse("helpline_confirm", args=[draft.pk])
        assert log_in(editor).post(address).status_code == 404

    def test_who_cannot_change_helplines_is_not_reminded(self, start, municipal_editor):
        HelplineFactory(checked_on=None)

        assert "Hulplijnen om na te kijken" not in start(municipal_editor).text

    def test_the_list_of_helplines_says_which_to_check(self, editor, log_in):
        HelplineFactory(checked_on=None)
        HelplineFactory()
        page = log_in(editor).get(reverse("wagtailsnippets_help_helpline:list")).text

        assert page.count("Opnieuw controleren") == 1
        assert page.count("In orde") == 1


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"phone": "0800"}, {"checked_on": [NEVER_CHECKED]}),
        ({"chat_url": "https://chat.example.nl/"}, {"checked_on": [NEVER_CHECKED]}),
        ({"to_check": "Klopt het nummer?"}, {"to_check": [TO_CHECK]}),
        ({"checked_on": days_ago(-1).isoformat()}, {"checked_on": [NOT_YET]}),
    ],
)
def test_what_nobody_looked_at_stays_a_draft(admin_client, fields, refused):
    address = reverse("wagtailsnippets_help_helpline:add")

    assert errors(admin_client.post(address, helpline_form(live="on", **fields))) == refused
    if "checked_on" not in fields:
        assert admin_client.post(address, helpline_form(**fields)).status_code == 302
        assert not Helpline.objects.get().live
