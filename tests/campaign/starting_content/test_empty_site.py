"""What a new site has without starting content, and what a second start leaves as it is."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from wagtail.models import Site

from campaign.home.models import HomePage
from openhartig.figures.wagtail_hooks import VIEWERS
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


@pytest.fixture(scope="module", autouse=True)
def _empty_site(django_db_setup, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        call_command("setup_site", empty=True)
        yield
        transaction.set_rollback(True)


def test_an_empty_site_has_only_its_sections(client):
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
    call_command("setup_site")

    assert not StoryPage.objects.exists()


def test_an_empty_site_has_the_roles(log_in):
    assert set(Group.objects.values_list("name", flat=True)) == {
        EDITORS,
        MUNICIPAL_EDITORS,
        COORDINATORS,
        VIEWERS,
    }
    assert log_in(UserFactory(role=EDITORS)).get("/beheer/").status_code == 200


def test_what_coordinators_start_with_is_made_once():
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
    settings.SITE_URL = address

    call_command("setup_site")
    cache.clear()

    site = Site.objects.get()
    assert (site.hostname, site.port, site.root_url) == (host, port, address)
