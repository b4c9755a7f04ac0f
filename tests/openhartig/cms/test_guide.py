import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from openhartig.cms.guide import FILE, chapters
from openhartig.roles.roles import role_named
from stories.consent.permissions import COORDINATORS
from tests.factories import UserFactory

ROLES = {"Redactie", "Gemeenteredactie", "Verhalencoördinator", "Meekijker"}
LINK = re.compile(r'{% guide "([a-z-]+)"')


def test_every_chapter_is_shown(site, log_in, editor):
    browser = log_in(editor)
    for chapter in chapters().values():
        assert chapter.title in browser.get(reverse("guide")).content.decode()
        response = browser.get(chapter.url)
        assert response.status_code == 200
        assert "<h1" in response.content.decode()


@pytest.mark.parametrize("role", sorted(ROLES))
def test_what_somebody_needs_comes_first(site, log_in, role):
    assert role_named(role).group
    page = log_in(UserFactory(username="iemand", role=role)).get(reverse("guide"))
    own = {chapter.title for chapter in page.context["own"]}
    assert "Een verhaal maken" in own
    assert ("Vertellers begeleiden" in own) == (role == COORDINATORS)
    assert ("Zoekwoorden" in own) == (role == "Redactie")


def test_the_menu_leads_to_the_guide_and_not_to_that_of_wagtail(site, log_in, editor):
    start = log_in(editor).get(reverse("wagtailadmin_home")).content.decode()
    assert reverse("guide") in start
    assert "guide.wagtail.org" not in start


def test_a_chapter_that_is_not_there_is_not_found(site, log_in, editor):
    assert log_in(editor).get(reverse("guide_chapter", args=["onzin"])).status_code == 404


def test_only_who_works_here_reads_it(site, client):
    response = client.get(reverse("guide"))
    assert response.status_code == 302
    assert response.url.startswith("/beheer/login/")


def test_the_text_becomes_html(site, log_in, editor):
    page = log_in(editor).get(chapters()["wie-mag-wat"].url).content.decode()
    assert "<th>Rol</th>" in page
    page = log_in(editor).get(chapters()["een-verhaal-maken"].url).content.decode()
    assert "<h2>Zo zeg je het goed</h2>" in page


def test_chapters_name_roles_that_exist():
    assert {role for chapter in chapters().values() for role in chapter.roles} <= ROLES


def test_every_link_to_the_guide_leads_to_a_chapter():
    folder = settings.PROJECT_DIR / "templates"
    named = {slug for file in folder.rglob("*.html") for slug in LINK.findall(file.read_text())}
    assert named
    assert named <= set(chapters())


def test_the_guide_is_where_we_read_it():
    assert (Path(settings.PROJECT_DIR) / FILE).is_file()
