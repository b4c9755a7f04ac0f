"""Who sees figures, and that somebody who looks along sees nothing else."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import log

from openhartig.figures.wagtail_hooks import VIEWERS
from openhartig.roles.rights import EDITORS, MUNICIPAL_EDITORS
from stories.consent.permissions import COORDINATORS
from tests.factories import UserFactory

from .counted import FIGURES, began

pytestmark = pytest.mark.usefixtures("december")


@pytest.mark.parametrize(
    ("role", "may"),
    [(EDITORS, True), (COORDINATORS, True), (VIEWERS, True), (MUNICIPAL_EDITORS, False)],
)
def test_who_may_see_figures(site, log_in: Callable, role: str, may: bool):
    began("2026-10")
    cms = log_in(UserFactory(role=role))
    start = cms.get("/beheer/").text

    assert (f'"{FIGURES}"' in start) is may
    for address in (FIGURES, reverse("figure", args=["placed"]), f"{FIGURES}?export=csv"):
        assert cms.get(address).status_code == (200 if may else 302)


def test_visitors_see_no_figures(client: Client):
    assert client.get(FIGURES).status_code == 302


def test_owners_may_give_the_right_to_a_role_of_their_own(site):
    owner = UserFactory(is_superuser=True)
    client = Client()
    client.force_login(owner)
    group = Group.objects.get(name=MUNICIPAL_EDITORS)
    permission = Permission.objects.get(codename="view_count")
    form = client.get(reverse("wagtailusers_groups:edit", args=[group.pk])).text

    assert f'value="{permission.pk}"' in form


def test_who_looks_along_sees_nothing_else(cms: Client, site):
    start = cms.get("/beheer/").text
    assert "Bekijk de cijfers" in start
    menu = re.findall(r'"label": "([^"]*)"', start)
    assert "Cijfers" in menu
    assert set(menu) <= {"Cijfers", "Uitleg", "Gids", "Sneltoetsen", "Mijn account", "Uitloggen"}
    closed = [
        reverse("wagtailadmin_pages:edit", args=[site.story.pk]),
        reverse("wagtailadmin_explore", args=[site.stories.pk]),
        reverse("wagtailimages:index"),
        reverse("wagtaildocs:index"),
        reverse("desk_tellers"),
        reverse("desk_after_care"),
        reverse("cookie_choices_report"),
        reverse("wagtailsnippets_help_helpline:list"),
        reverse("wagtailsnippets_region_municipality:list"),
        reverse("wagtailusers_users:index"),
        reverse("stories:index"),
        reverse("examples:index"),
        reverse("wagtailadmin_pages:revisions_view", args=[site.story.pk, 1]),
    ]
    assert [address for address in closed if cms.get(address).status_code == 200] == []
    log(instance=site.story, action="wagtail.edit", title=str(site.story))
    history = cms.get(reverse("wagtailadmin_reports:site_history"))
    assert str(site.story) not in start + history.text
