"""The calendar of the CMS: a month with what is planned, published and to be looked at."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from campaign.accessibility.models import AccessibilityPage
from openhartig.figures.wagtail_hooks import VIEWERS
from openhartig.pages.calendar import Month
from openhartig.roles.rights import EDITORS, MUNICIPAL_EDITORS
from stories.consent.permissions import COORDINATORS
from stories.conversation.models import Conversation
from stories.follow_up.models import AfterCare
from stories.models import StoryPage
from tests.cms import edit_address
from tests.factories import (
    HelplineFactory,
    MunicipalityFactory,
    PlainPageFactory,
    StoryPageFactory,
    TellerFactory,
    UserFactory,
)
from tests.html import read_html
from tests.stories.desk.makers import make_page

pytestmark = pytest.mark.slow
CALENDAR = "/beheer/kalender/"
SOON = timezone.localtime() + timedelta(days=40)


def rows(browser: Client, moment: datetime | date, **query) -> dict[str, str]:
    """The rows of a month by their text, with where each leads."""
    month = {"maand": f"{moment:%Y-%m}"}
    page = read_html(browser.get(CALENDAR, month | query))
    tables = page.find("table", class_="listing calendar-table")
    found = [row for table in tables for body in table.find("tbody") for row in body.find("tr")]
    return {" ".join(row.text.split()): row.one("a")["href"] for row in found}


def plan(page, moment: datetime):
    """Let a page that is no story of a teller go on the site at a moment."""
    version = page.get_latest_revision_as_object()
    version.go_live_at = moment
    version.save_revision().publish()
    return page


@pytest.fixture
def weert(site):
    return MunicipalityFactory(name="Weert", slug="weert")


@pytest.fixture
def venlo(site):
    return MunicipalityFactory(name="Venlo", slug="venlo")


@pytest.fixture
def planned(site, weert, venlo) -> dict[str, StoryPage]:
    """An example of each municipality that goes on the site in more than a month."""
    made = {"Weert": weert, "Venlo": venlo}
    return {
        name: plan(
            PlainPageFactory(title=f"Straks in {name}", live=False, team=place, parent=site.home),
            SOON,
        )
        for name, place in made.items()
    }


@pytest.fixture
def region(site, log_in) -> Client:
    return log_in(UserFactory(role=EDITORS))


@pytest.fixture
def of_weert(log_in, weert) -> Client:
    return log_in(UserFactory(role=MUNICIPAL_EDITORS, municipality=weert))


def test_what_is_planned_leads_to_its_editor(region, planned):
    found = rows(region, SOON)
    (line,) = [text for text in found if "Straks in Weert" in text]
    assert "Gepland" in line
    assert f"{SOON:%H:%M}" in line
    assert found[line] == edit_address(planned["Weert"])
    assert not [text for text in rows(region, timezone.now()) if "Straks" in text]


def test_a_municipality_or_all(region, planned, weert):
    of_one = " ".join(rows(region, SOON, gemeente=weert.pk))
    assert "Straks in Weert" in of_one
    assert "Straks in Venlo" not in of_one
    assert "Straks in Venlo" in " ".join(rows(region, SOON, gemeente="alle"))


def test_the_own_municipality_comes_first(log_in, planned, weert):
    browser = log_in(UserFactory(role=EDITORS, municipality=weert))
    assert "Straks in Venlo" not in " ".join(rows(browser, SOON))


def test_no_draft_of_another_municipality(site, of_weert, planned, venlo):
    for place in ("alle", venlo.pk, ""):
        assert "Venlo" not in " ".join(rows(of_weert, SOON, gemeente=place))


def test_what_came_on_the_site_can_be_read_by_all(of_weert, venlo):
    story = StoryPageFactory(title="Net te lezen", team=venlo, first_published_at=timezone.now())
    found = rows(of_weert, timezone.now(), gemeente="alle")
    (line,) = [text for text in found if "Net te lezen" in text]
    assert "Op de site gezet" in line
    assert found[line] == story.get_url()


def test_a_new_title_of_a_public_page_stays_a_draft(of_weert, venlo):
    page = StoryPageFactory(title="Net te lezen", team=venlo, first_published_at=timezone.now())
    version = page.get_latest_revision_as_object()
    version.title = "Nog geheim"
    version.save_revision()
    assert "Nog geheim" not in of_weert.get(CALENDAR, {"gemeente": "alle"}).text


class TestOfTellers:
    @pytest.fixture
    def care(self, site) -> AfterCare:
        teller = TellerFactory(name="Noor Nergens")
        Conversation.objects.filter(teller=teller).update(status=Conversation.Status.ACCEPTED)
        return AfterCare.objects.create(teller=teller, moment="week", due_on=SOON.date())

    def test_a_coordinator_sees_when_to_call(self, log_in, care):
        found = rows(log_in(UserFactory(role=COORDINATORS)), SOON)
        (line,) = [text for text in found if "Nazorg" in text]
        assert care.teller.reference in line
        assert found[line] == reverse("desk_after_care")
        assert "Noor" not in " ".join(found)

    def test_what_should_have_been_done_says_so(self, log_in, care):
        yesterday = timezone.localdate() - timedelta(days=1)
        AfterCare.objects.update(due_on=yesterday)
        found = rows(log_in(UserFactory(role=COORDINATORS)), yesterday)
        assert "te laat" in next(text for text in found if "Nazorg" in text)

    def test_what_is_done_is_no_longer_there(self, log_in, care):
        AfterCare.objects.update(done_at=timezone.now())
        assert "Nazorg" not in " ".join(rows(log_in(UserFactory(role=COORDINATORS)), SOON))

    @pytest.mark.parametrize("role", [EDITORS, MUNICIPAL_EDITORS])
    def test_others_see_nothing_of_it(self, log_in, care, site, role):
        StoryPageFactory()
        browser = log_in(UserFactory(role=role))
        for month in (SOON, timezone.localtime() + timedelta(days=365)):
            assert "Verteller" not in browser.get(CALENDAR, {"maand": f"{month:%Y-%m}"}).text

    def test_when_a_teller_is_asked_again(self, log_in, site):
        story = StoryPageFactory()
        browser = log_in(UserFactory(role=COORDINATORS))
        found = rows(browser, timezone.localtime() + timedelta(days=365))
        teller = f"Verteller {story.key.hex[:8].upper()}"
        (line,) = [text for text in found if teller in text]
        assert "sta je er nog achter" in line
        assert found[line] == reverse("desk_teller", args=[story.key])

    def test_when_silence_ends(self, log_in, site):
        story = StoryPageFactory()
        asked_at = timezone.now() + timedelta(minutes=1)
        Conversation.objects.filter(teller__key=story.key).update(asked_again_at=asked_at)
        browser = log_in(UserFactory(role=COORDINATORS))
        found = " ".join(rows(browser, timezone.localtime() + timedelta(days=60)))
        assert "Zonder antwoord van de site" in found

    def test_of_one_municipality(self, log_in, care, weert, venlo):
        make_page(care.teller, team=weert)
        browser = log_in(UserFactory(role=COORDINATORS))
        assert "Nazorg" in " ".join(rows(browser, SOON, gemeente=weert.pk))
        assert "Nazorg" not in " ".join(rows(browser, SOON, gemeente=venlo.pk))

    def test_when_something_is_erased(self, log_in, care):
        teller = care.teller
        teller.conversation.refresh_from_db()
        teller.conversation.set_status(Conversation.Status.DECLINED)
        found = rows(log_in(UserFactory(role=COORDINATORS)), timezone.now() + timedelta(days=30))
        assert f"Wordt gewist Verteller {teller.reference}" in " ".join(found)
        assert "Nazorg" not in " ".join(found)


class TestChecks:
    def test_of_helplines_for_who_keeps_them(self, region, of_weert, site):
        helpline = HelplineFactory(name="De luisterlijn", checked_on=timezone.localdate())
        until = timezone.localdate() + timedelta(days=180)
        found = rows(region, until)
        (line,) = [text for text in found if "De luisterlijn" in text]
        assert "Hulplijn nakijken" in line
        assert f"/{helpline.pk}/" in found[line]
        assert "De luisterlijn" not in " ".join(rows(of_weert, until, gemeente="alle"))

    def test_of_the_statement_for_who_edits_it(self, region, of_weert, site):
        looked = timezone.localdate()
        page = site.accessibility
        AccessibilityPage.objects.update(checked_on=looked)
        until = looked + timedelta(days=365)
        found = rows(region, until)
        (line,) = [text for text in found if "Toegankelijkheid nakijken" in text]
        assert found[line] == edit_address(page)
        assert "Toegankelijkheid" not in " ".join(rows(of_weert, until, gemeente="alle"))


class TestTheScreen:
    def test_it_is_in_the_menu_and_on_the_start_screen(self, region):
        html = region.get("/beheer/").text
        assert html.count(CALENDAR) > 1

    def test_who_works_on_no_page_has_none(self, log_in, site):
        browser = log_in(UserFactory(role=VIEWERS))
        assert browser.get(CALENDAR).status_code == 302
        assert CALENDAR not in browser.get("/beheer/").text

    def test_nobody_else_comes_in(self, client, site):
        assert client.get(CALENDAR).status_code == 302

    def test_it_goes_from_month_to_month(self, region):
        page = read_html(region.get(CALENDAR, {"maand": "2026-12", "gemeente": "alle"}))
        links = [link["href"] for link in page.one("nav", class_="calendar-months").find("a")]
        assert links == [
            "?maand=2026-11&gemeente=alle",
            *(["?gemeente=alle"] if len(links) == 3 else []),
            "?maand=2027-01&gemeente=alle",
        ]

    @pytest.mark.parametrize("name", ["", "nu", "2026-13", "0001-01", "9999-12", "2026-1-1"])
    def test_a_month_that_is_none_is_this_one(self, region, name):
        page = region.get(CALENDAR, {"maand": name, "gemeente": "geen"})
        assert page.status_code == 200
        assert page.context["month"] == Month.now()


@given(st.dates(date(2000, 2, 1), date(2199, 11, 30)))
def test_every_day_is_in_one_month(day: date):
    month = Month(day.replace(day=1))
    assert month.days[0] <= day <= month.days[1]
    assert month.next.previous == month == month.previous.next
    assert month.days[1] + timedelta(days=1) == month.next.first
    assert Month.named(month.name) == month
