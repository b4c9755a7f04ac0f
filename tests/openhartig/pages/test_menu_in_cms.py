"""The menu and the bottom of the site are put in order on one screen of the CMS."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, streamfield

from openhartig.pages.models import BasePage, SiteSettings
from openhartig.pages.starting_content import make_menu
from openhartig.users.models import User
from tests.factories import PlainPageFactory
from tests.html import read_html

LISTS = ["menu", "footer", "social_links"]


@pytest.fixture
def editors(client, editor: User) -> Client:
    client.force_login(editor)
    return client


def choose(cms: Client, site, **lists: list[BasePage]):
    """Press the button below the settings of the site."""
    address = reverse("wagtailsettings:edit", args=["pages", "sitesettings", site.record.pk])
    form = {"help_strip_text": "Nu hulp nodig?", "footer_text": "null"}
    for name in LISTS:
        form[name] = streamfield([("page", str(page.pk)) for page in lists.get(name, [])])
    return cms.post(address, nested_form_data(form), follow=True)


def links(part: str, **which) -> list[str]:
    return [link["href"] for link in read_html(Client().get("/")).one(part, **which).find("a")]


def menu() -> list[str]:
    return links("nav", id="menu")


def footer() -> list[str]:
    return links("footer")


def test_the_lists_decide_what_is_shown_and_in_which_order(editors, site):
    about = PlainPageFactory(parent=site.home, slug="over")
    before = menu()
    choose(editors, site, menu=[about, site.stories], footer=[site.examples, about])

    assert "/over/" not in before
    assert menu()[:3] == ["/over/", "/verhalen/", "/zoeken/"]
    assert footer()[:2] == ["/in-de-praktijk/", "/over/"]

    choose(editors, site, menu=[site.stories, about], footer=[about])
    assert menu()[:2] == ["/verhalen/", "/over/"]
    assert footer()[0] == "/over/"


def test_a_draft_waits_and_a_page_that_is_gone_leads_nowhere(editors, site):
    draft = PlainPageFactory(parent=site.home, slug="straks", live=False)
    gone = PlainPageFactory(parent=site.home, slug="weg")
    choose(editors, site, menu=[draft, gone, site.stories])
    gone.delete()
    assert menu()[:2] == ["/verhalen/", "/zoeken/"]

    draft.save_revision().publish()
    assert menu()[:2] == ["/straks/", "/verhalen/"]


def test_only_sections_can_be_chosen(editors, site):
    answer = choose(editors, site, menu=[site.stories, site.story])

    assert "direct onder de startpagina" in answer.text
    assert site.story.get_url() not in menu()


def test_a_new_site_starts_with_the_pages_that_its_rooms_put_there(site):
    SiteSettings.objects.get_or_create(site=site.record)
    PlainPageFactory(parent=site.home, slug="privacy", show_in_footer=True)
    shown = menu(), footer()
    make_menu(is_empty=False)

    settings = SiteSettings.objects.get()
    assert len(settings.menu) >= 3
    assert len(settings.footer) == 1
    assert (menu(), footer()) == shown
