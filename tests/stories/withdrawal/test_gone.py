"""The address of an erased story: 410 for everybody, and never used again."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect

from openhartig.pages.models import BasePage
from stories.consent.content import parts_of
from stories.consent.gate import teller_of
from stories.consent.models import Agreement
from stories.models import StoryPage
from stories.withdrawal.erasure import withdraw
from stories.withdrawal.ledger import REFUSED, is_erased
from tests.cms import PUBLISH, add_address, edit_address, errors, form_of, story_form
from tests.factories import PlainPageFactory, StoryPageFactory, TellerFactory
from tests.html import read_html

pytestmark = pytest.mark.slow

SLUG = "dag-truus"


def rename(story: StoryPage, slug: str) -> None:
    """Give a public story another address, with the agreement of its teller."""
    story.slug = slug
    teller_of(story).agree(parts_of(story), Agreement.Kind.TELLER)
    story.save()


@pytest.fixture
def gone(site) -> str:
    """The address of a story that was erased."""
    story = StoryPageFactory(slug=SLUG, title="Dag Truus")
    address = story.url
    withdraw(story.key)
    return address


class TestWhatVisitorsSee:
    def test_the_story_is_gone_and_there_are_ways_on(self, client, gone):
        response = client.get(gone)
        page = read_html(response)

        assert response.status_code == 410
        assert page.one("h1").text == "Dit verhaal is er niet meer"
        links = {link["href"] for link in page.one("main").find("a")}
        assert {"/verhalen/", "/hulp/"} <= links
        robots = [meta for meta in page.find("meta") if meta.get("name") == "robots"]
        assert [meta["content"] for meta in robots] == ["noindex"]

    def test_nothing_tells_who_it_was(self, client, gone):
        text = client.get(gone).text.casefold()

        assert "truus" not in text.replace(gone, "")

    def test_every_visitor_and_method_gets_the_same(self, client, admin_client, gone):
        client.get("/")  # the first visit of all prepares the question about cookies
        answers = {browser.get(gone).content for browser in (client, admin_client, Client())}

        assert len(answers) == 1
        assert client.head(gone).status_code == 410
        assert not client.get(gone).cookies

    @pytest.mark.parametrize("address", ["/verhalen/dag-truus", "/VERHALEN/Dag-Truus/"])
    def test_other_spellings_are_gone_as_well(self, client, gone, address):
        assert client.get(address, follow=True).status_code == 410

    def test_below_it_nothing_ever_was(self, client, gone):
        assert client.get(f"{gone}meer/").status_code == 404

    def test_old_addresses_are_gone_as_well(self, client, site):
        story = StoryPageFactory(slug="eerste-adres")
        Redirect.add_redirect("/kort", redirect_to=story)
        Redirect.add_redirect("/verhalen/eerste-adres", redirect_to=story)
        rename(story, "tweede-adres")

        withdraw(story.key)

        for address in ("/kort/", "/verhalen/eerste-adres/", "/verhalen/tweede-adres/"):
            assert client.get(address).status_code == 410

    def test_no_redirect_leads_away(self, client, gone):
        Redirect.add_redirect(gone, redirect_to="https://example.org/")

        assert client.get(gone).status_code == 410

    def test_the_address_is_not_in_the_log(self, client, gone, caplog):
        client.get(gone)

        assert SLUG not in caplog.text


def test_a_live_story_costs_no_query_more(client, gone, site):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(site.story.url).status_code == 200

    assert not any("withdrawal" in query["sql"] for query in queries)


def test_an_address_that_another_page_has_by_now_is_not_taken_from_it(client, site):
    story = StoryPageFactory(slug="begin")
    story.save_revision()
    rename(story, "einde")
    other = StoryPageFactory(slug="begin")

    withdraw(story.key)

    assert not is_erased("/verhalen/begin/")
    rename(other, "begin")
    assert client.get(other.url).status_code == 200


def test_a_story_that_was_never_public_leaves_no_address(site):
    story = StoryPageFactory(live=False, first_published_at=None)

    withdraw(story.key)

    assert not is_erased(story.url)


class TestNeverAgain:
    def test_a_new_story_is_refused_with_a_clear_message(self, admin_client, site, gone):
        address = add_address(site.stories, StoryPage)
        response = admin_client.post(address, story_form(slug=SLUG))

        assert errors(response) == {"slug": [REFUSED]}
        assert REFUSED in response.text

    def test_renaming_a_story_is_refused(self, admin_client, site, gone):
        form = form_of(admin_client, site.story)
        form["slug"] = SLUG
        response = admin_client.post(edit_address(site.story), form)

        assert errors(response) == {"slug": [REFUSED]}

    def test_another_kind_of_page_is_refused(self, admin_client, site, client):
        story = StoryPageFactory()
        Redirect.add_redirect("/kort", redirect_to=story)
        withdraw(story.key)

        form = form_of(admin_client, site.plain)
        form["slug"] = "kort"
        response = admin_client.post(edit_address(site.plain), form | PUBLISH)

        assert REFUSED in response.text
        assert client.get("/kort/").status_code == 410

    def test_a_copy_is_refused(self, admin_client, site, gone):
        address = reverse("wagtailadmin_pages:copy", args=[site.story.pk])
        form = {"new_title": "x", "new_slug": SLUG, "new_parent_page": site.stories.pk}
        response = admin_client.post(address, form)

        assert errors(response) == {"new_slug": [REFUSED]}
        assert not BasePage.objects.filter(slug=SLUG).exists()

    def test_code_is_refused(self, site, gone):
        with pytest.raises(ValidationError, match="teruggetrokken"):
            StoryPageFactory(slug=SLUG)
        with pytest.raises(ValidationError, match="teruggetrokken"):
            rename(site.story, SLUG)

    def test_a_slug_that_is_made_from_the_title_is_another_one(self, site, gone):
        story = StoryPageFactory(title="Dag Truus", slug="", live=False)

        assert story.slug == "dag-truus-2"

    def test_the_same_slug_elsewhere_is_fine(self, site, gone, client):
        page = PlainPageFactory(parent=site.home, slug=SLUG)

        assert client.get(page.url).status_code == 200


def test_without_erasures_nothing_is_refused(site):
    TellerFactory()
    assert not is_erased("/verhalen/iets/")
