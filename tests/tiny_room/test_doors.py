"""The tiny room stands at every door, on a site with its starting content."""

from datetime import timedelta

import pytest
from cookie_consent.models import Cookie, CookieGroup
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from campaign.home.models import PlainPage
from openhartig.figures.counting import this_month
from openhartig.figures.models import Count
from openhartig.figures.wagtail_hooks import VIEWERS
from openhartig.mail.outbox import send
from openhartig.operations.daily import work
from openhartig.page_cache.requests import Addresses
from openhartig.page_cache.writes import matters, never_on_a_page
from openhartig.pages.addresses import TAKEN, refusal
from openhartig.pages.frame import Frame
from openhartig.roles.models import GivenRight
from openhartig.roles.rights import EDITORS, MUNICIPAL_EDITORS
from stories.models import StoryPage
from tests.factories import UserFactory
from tests.html import read_html

from .figures import INVITED, count_invitation
from .models import Guest, TeaPage, TeaRoom
from .services import MUSIC

ADDRESS = "/theehuizen/"

pytestmark = pytest.mark.usefixtures("full_site", "db")


def key_of(query: str) -> str | None:
    """Return the key under which the page cache keeps an answer about tea."""
    path = {"PATH_INFO": ADDRESS, "QUERY_STRING": query}
    server = {"HTTP_HOST": "localhost", "SERVER_PORT": "80", "wsgi.url_scheme": "http"}
    return Addresses().key_of({"REQUEST_METHOD": "GET", **path, **server})


def test_starting_content_makes_its_page_and_its_rows(client: Client):
    page = read_html(client.get(ADDRESS))

    assert page.one("h1").text == "Theehuizen"
    assert [str(room) for room in TeaRoom.objects.all()] == ["De Linde", "Het Plein"]
    assert "De Linde" in page.text
    assert ADDRESS in [link["href"] for link in read_html(client.get("/")).find("a")]


def test_a_route_below_its_page_answers(client: Client):
    assert "Thee van munt." in client.get(f"{ADDRESS}menukaart/").text


def test_no_page_takes_the_address_of_its_route():
    parent = TeaPage.objects.get()

    assert refusal(parent, "menukaart", PlainPage()) == TAKEN
    assert refusal(parent, "taart", PlainPage()) == ""


def test_every_page_finds_its_page(rf: RequestFactory):
    request = rf.get("/", headers={"host": Site.objects.get().hostname})

    assert Frame.of(request).known["tea"].slug == "theehuizen"


def test_it_stands_below_every_story_and_after_help(client: Client):
    story = StoryPage.objects.live().first()
    page = read_html(client.get(story.get_url()))

    assert page.one("p", id="thee").text == f"Thee na {story}?"
    assert page.text.index("Wil je even met iemand praten?") < page.text.index("Thee na")
    assert not read_html(client.get(ADDRESS)).find("p", id="thee")


def test_its_page_is_found_by_search(client: Client):
    found = read_html(client.get("/zoeken/", {"q": "theehuis"}))

    assert ADDRESS in [link["href"] for link in found.one("main").find("a")]


def test_its_filter_is_a_question_that_is_kept(client: Client):
    asked = client.get(ADDRESS, {"sfeer": "stil", "utm": "x"})

    assert "De Linde" in asked.text
    assert "Het Plein" not in asked.text
    assert asked["Content-Location"] == f"{ADDRESS}?sfeer=stil"
    assert key_of("sfeer=stil")
    assert key_of("smaak=zoet") is None


def test_only_its_table_on_no_page_renews_nothing():
    assert not matters('UPDATE "tiny_room_guest" SET "email" = %s')
    assert matters('UPDATE "tiny_room_tearoom" SET "name" = %s')


def test_its_page_shows_no_table_that_it_says_is_on_none(client: Client):
    with CaptureQueriesContext(connection) as queries:
        client.get(ADDRESS)
    read = " ".join(query["sql"] for query in queries)

    assert '"tiny_room_tearoom"' in read
    assert "tiny_room_guest" in never_on_a_page()
    assert [table for table in never_on_a_page() if f'"{table}"' in read] == []


def test_its_rights_reach_a_site_from_before_it(log_in):
    """The site has its roles, and never heard of tea."""
    of_room = {"permissions__content_type__app_label": "tiny_room"}
    for group in Group.objects.filter(**of_room).distinct():
        group.permissions.set(group.permissions.exclude(content_type__app_label="tiny_room"))
    GivenRight.objects.filter(right__startswith="tiny_room").delete()
    cms = log_in(UserFactory(role=EDITORS))
    add = reverse("wagtailsnippets_tiny_room_tearoom:add")
    assert cms.get(add).status_code == 302

    call_command("setup_site")

    assert cms.get(add).status_code == 200
    cms.post(add, {"name": "De Kade", "mood": "stil"})
    assert TeaRoom.objects.filter(name="De Kade").exists()
    start = cms.get(reverse("wagtailadmin_home")).text
    assert reverse("wagtailsnippets_tiny_room_tearoom:list") in start


def test_its_rights_on_pages_and_what_owners_take_away():
    group = Group.objects.get(name=MUNICIPAL_EDITORS)
    own = group.page_permissions.filter(page=TeaPage.objects.get())
    assert [right.permission.codename for right in own] == ["change_basepage"]

    own.delete()
    call_command("setup_site")

    assert not own.all().exists()


def test_its_mail_arrives(mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        assert send("gast@example.nl", "invitation", {"tea_room": "De Linde"})

    assert "Je bent welkom in De Linde." in mailoutbox[0].body


def test_its_figure_is_counted_and_shown(log_in, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(6):
            count_invitation()
    last_month = (this_month() - timedelta(days=1)).replace(day=1)
    Count.objects.filter(figure=INVITED).update(month=last_month)

    page = read_html(log_in(UserFactory(role=VIEWERS)).get(reverse("figures")))

    (row,) = [row for row in page.one("main").find("tr") if "Uitgenodigd" in row.text]
    assert row.one("td", class_="figures-number").text == "5"


def test_it_joins_the_daily_work(monkeypatch):
    monkeypatch.setattr("stories.withdrawal.daily.clean_up_database", lambda: None)
    now = timezone.now()
    for days in (29, 31):
        Guest.objects.create(email="gast@example.nl", invited_at=now - timedelta(days=days))
    report: list[str] = []

    assert work.run(now, report.append)

    assert "forget guests: 1" in report
    assert Guest.objects.count() == 1


def test_its_service_asks_and_may_load(client: Client):
    page = client.get(ADDRESS)

    assert CookieGroup.objects.get(varname="music").name == "Muziek"
    assert Cookie.objects.get(cookiegroup__varname="music").domain == "music.example.org"
    assert MUSIC in page["Content-Security-Policy"]
    assert "Muziek" in page.text
    preferences = client.get("/cookies/").text
    assert "Speelt muziek bij de thee." in preferences
    assert "De muzikant krijgt je IP-adres." in preferences


def test_its_migrations_are_whole(capsys):
    call_command("makemigrations", "tiny_room", check=True, dry_run=True)
    assert "No changes" in capsys.readouterr().out


def test_its_dates_are_in_the_calendar(client: Client):
    client.force_login(UserFactory(role=EDITORS))
    page = read_html(client.get("/beheer/kalender/"))
    assert "Theedrinken" in page.one("table", class_="listing calendar-table").text
