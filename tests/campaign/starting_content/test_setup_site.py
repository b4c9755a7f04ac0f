"""The command that makes a new site, and what it does when it is run again."""

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.management import call_command
from django.core.serializers import serialize
from wagtail.models import Site

from campaign.home.models import HomePage
from openhartig.pages.models import BasePage
from openhartig.region.models import Municipality
from openhartig.roles.rights import EDITORS, MUNICIPAL_EDITORS
from stories.consent.permissions import COORDINATORS, may_coordinate
from stories.desk.models import ReasonTemplate
from stories.library.models import StoryIndexPage
from stories.library.workflow import WORKFLOW
from stories.models import StoryPage
from tests.factories import UserFactory
from tests.html import read_html

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def everything() -> dict[str, str]:
    """Return all rows of all tables: pages, revisions, the log, permissions and what points."""
    return {
        model._meta.label_lower: serialize("json", model._base_manager.order_by("pk"))
        for model in apps.get_models()
        if model._meta.managed
    }


def test_before_there_is_a_site_nothing_breaks(client):
    assert client.get("/bestaat-niet/").status_code == 404
    assert client.get("/zoeken/?q=verhaal").status_code == 200


def test_a_second_time_changes_nothing():
    call_command("setup_site")
    before = everything()

    call_command("setup_site")

    assert everything() == before
    for table in ("stories.storypage", "wagtailcore.revision", "wagtailcore.pagelogentry"):
        assert before[table] != "[]"


def test_what_editors_changed_stays():
    call_command("setup_site")
    StoryPage.objects.first().delete()
    home = HomePage.objects.get()
    home.heading = "Een andere kop"
    home.save_revision().publish()

    call_command("setup_site")

    assert HomePage.objects.get().heading == "Een andere kop"
    assert StoryPage.objects.count() == 11


def test_an_empty_site_has_only_its_sections(client):
    call_command("setup_site", empty=True)
    pages = BasePage.objects.filter(depth__gt=1)

    assert [page.get_url() for page in pages.order_by("path")] == [
        "/",
        "/verhalen/",
        "/ambities/",
        "/in-de-praktijk/",
        "/deel-jouw-verhaal/",
        "/hulp/",
    ]
    assert not Municipality.objects.exists()
    for page in pages:
        assert read_html(client.get(page.get_url())).one("h1").text
    menu = read_html(client.get("/")).one("nav", id="menu").find("a")
    assert [link["href"] for link in menu][:3] == ["/verhalen/", "/ambities/", "/in-de-praktijk/"]


def test_an_empty_site_is_not_filled_later():
    call_command("setup_site", empty=True)
    call_command("setup_site")

    assert not StoryPage.objects.exists()


def test_an_empty_site_has_the_roles(log_in):
    call_command("setup_site", empty=True)

    assert set(Group.objects.values_list("name", flat=True)) == {
        EDITORS,
        MUNICIPAL_EDITORS,
        COORDINATORS,
    }
    assert log_in(UserFactory(role=EDITORS)).get("/beheer/").status_code == 200


def test_what_coordinators_start_with_is_made_once():
    call_command("setup_site", empty=True)
    group = Group.objects.get(name=COORDINATORS)
    assert may_coordinate(UserFactory(role=COORDINATORS))
    assert group.page_permissions.exists()
    reasons = ReasonTemplate.objects.count()
    assert reasons > 2

    group.permissions.clear()
    ReasonTemplate.objects.first().delete()
    call_command("setup_site")

    assert not group.permissions.exists()
    assert ReasonTemplate.objects.count() == reasons - 1


def test_stories_get_a_workflow_of_their_own():
    call_command("setup_site", empty=True)

    assert StoryIndexPage.objects.get().get_workflow().name == WORKFLOW
    assert HomePage.objects.get().get_workflow().name != WORKFLOW


@pytest.mark.parametrize(
    ("address", "host", "port"),
    [
        ("https://www.openhartig.example", "www.openhartig.example", 443),
        ("http://openhartig.example", "openhartig.example", 80),
        ("http://127.0.0.1:9000", "127.0.0.1", 9000),
        ("http://[::1]:9000", "[::1]", 9000),
    ],
)
def test_the_site_follows_the_address_in_the_settings(settings, address, host, port):
    call_command("setup_site", empty=True)
    settings.SITE_URL = address

    call_command("setup_site")
    cache.clear()

    site = Site.objects.get()
    assert (site.hostname, site.port, site.root_url) == (host, port, address)


def test_a_site_that_breaks_halfway_leaves_nothing(monkeypatch):
    def broken(*arguments, **options):
        raise RuntimeError("stuk")

    monkeypatch.setattr(
        "campaign.starting_content.management.commands.setup_site.give_rights", broken
    )

    with pytest.raises(RuntimeError):
        call_command("setup_site")

    assert not HomePage.objects.exists()
    assert not StoryPage.objects.exists()
