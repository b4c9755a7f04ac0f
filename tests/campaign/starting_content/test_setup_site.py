"""The command that makes a new site, and what it does when it is run again."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.serializers import serialize

from campaign.home.models import HomePage
from openhartig.pages.models import BasePage
from stories.desk.models import ReasonTemplate
from stories.models import StoryPage

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


def test_a_site_that_breaks_halfway_leaves_nothing(monkeypatch):
    def broken(*arguments, **options):
        raise RuntimeError("stuk")

    monkeypatch.setattr(
        "campaign.starting_content.management.commands.setup_site.give_rights", broken
    )

    with pytest.raises(RuntimeError):
        call_command("setup_site", empty=True)

    assert not HomePage.objects.exists()
    assert not BasePage.objects.filter(depth__gt=2).exists()
    assert not ReasonTemplate.objects.exists()
