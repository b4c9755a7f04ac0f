"""No page takes an address at which the site itself answers, on any road."""

from types import ModuleType

import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.urls import get_resolver, include, path
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Revision, get_page_models
from wagtail.test.utils.form_data import nested_form_data, streamfield

import openhartig.urls
from campaign.home.models import PlainPage
from openhartig.pages.addresses import TAKEN, refusal
from openhartig.pages.forms import PageForm
from openhartig.pages.models import BasePage
from stories.models import StoryPage
from stories.submission.models import SharePage
from tests.cms import PUBLISH, add_address, bulk_address, edit_address, errors, form_of, story_form
from tests.factories import PlainPageFactory, SharePageFactory, StoryPageFactory

OF_VIEWS = [
    "zoeken",
    "Zoeken",
    "cookies",
    "beheer",
    "documenten",
    "mijn-verhaal",
    "deel-jouw-verhaal",
    "media",
    "static",
    "_util",
    "robots.txt",
    "sitemap.xml",
    "sitemap-paginas.xml",
]
FREE = ["contact", "zoeken-2", "over-zoeken", "feed", "sitemap", "over-jou"]


def page_form(**fields) -> dict:
    defaults = {"title": "Zoeken", "introduction": "", "body": streamfield([])}
    return nested_form_data(defaults | fields)


def below_home(site, slug: str) -> str:
    return refusal(site.home, slug, PlainPage(slug=slug))


@pytest.mark.parametrize("slug", OF_VIEWS)
def test_where_a_view_answers_no_page_does(site, slug):
    assert below_home(site, slug) == TAKEN


@pytest.mark.parametrize("slug", FREE)
def test_any_other_address_is_free(site, slug):
    assert below_home(site, slug) == ""


def test_every_first_part_of_the_urls_is_kept_free(site):
    """So that a page below it hides no view either."""
    for pattern in get_resolver().url_patterns:
        first = str(pattern.pattern).lstrip("^").split("/")[0]
        assert not first or below_home(site, first) == TAKEN


def test_the_urls_of_a_new_room_need_no_other_list(site, settings, monkeypatch):
    urls = ModuleType("urls_with_a_new_room")
    view = lambda request, **found: HttpResponse()  # noqa: E731
    urls.urlpatterns = [
        path("", include([path("agenda/<int:year>/", view), path("<int:number>/", view)])),
        *openhartig.urls.urlpatterns,
    ]
    monkeypatch.setitem(__import__("sys").modules, urls.__name__, urls)
    assert below_home(site, "agenda") == below_home(site, "2026") == ""

    settings.ROOT_URLCONF = urls.__name__

    assert below_home(site, "agenda") == below_home(site, "2026") == TAKEN
    assert below_home(site, "zoeken") == TAKEN
    assert below_home(site, "jaar-2026") == ""


def test_a_route_below_a_page_is_kept_free(site):
    for slug, reason in {"feed": TAKEN, "Feed": TAKEN, "feeds": "", "zoeken": ""}.items():
        assert refusal(site.stories, slug, StoryPage()) == reason


@pytest.mark.parametrize("page_type", get_page_models(), ids=lambda page_type: page_type.__name__)
def test_every_page_type_has_a_form_that_looks_at_addresses(page_type):
    """Wagtail puts its own form on the base page when the CMS starts."""
    if page_type is not BasePage:
        assert issubclass(page_type.get_edit_handler().get_form_class(), PageForm)


class TestInTheCms:
    @pytest.mark.parametrize("slug", ["zoeken", "Cookies", "beheer", "media"])
    @pytest.mark.parametrize("action", [{}, PUBLISH])
    def test_a_typed_address(self, admin_client, site, slug, action):
        answer = admin_client.post(add_address(site.home, PlainPage), page_form(slug=slug) | action)

        assert errors(answer) == {"slug": [TAKEN]}
        assert not PlainPage.objects.filter(slug=slug).exists()

    def test_another_address_for_a_page_that_is_there(self, admin_client, site):
        form = form_of(admin_client, site.plain)
        form.update({"slug": "zoeken"} | PUBLISH)
        answer = admin_client.post(edit_address(site.plain), form)

        assert errors(answer) == {"slug": [TAKEN]}

    def test_another_address_for_a_section(self, admin_client, site):
        """The pages below it would move along."""
        form = form_of(admin_client, site.stories)
        form.update({"slug": "mijn-verhaal"} | PUBLISH)
        answer = admin_client.post(edit_address(site.stories), form)

        assert errors(answer) == {"slug": [TAKEN]}

    @pytest.mark.parametrize("choices", [{}, {"publish_copies": "on"}, {"alias": "on"}])
    def test_a_copy(self, admin_client, site, choices):
        form = {
            "new_title": "Zoeken",
            "new_slug": "zoeken",
            "new_parent_page": site.home.pk,
        }
        answer = admin_client.post(f"/beheer/pages/{site.plain.pk}/copy/", form | choices)

        assert errors(answer) == {"new_slug": [TAKEN]}

    def test_a_story_at_the_feed(self, admin_client, site):
        answer = admin_client.post(add_address(site.stories, StoryPage), story_form(slug="feed"))

        assert errors(answer) == {"slug": [TAKEN]}

    @pytest.mark.parametrize("live", [True, False])
    def test_a_move(self, admin_client, site, live):
        page = PlainPageFactory(parent=site.home.get_root(), slug="zoeken", live=live)
        address = f"/beheer/pages/{page.pk}/move/{site.home.pk}/confirm/"
        answer = admin_client.post(address, follow=True)

        assert TAKEN in answer.text
        assert BasePage.objects.get(pk=page.pk).get_parent().is_root()

    def test_a_move_of_many_pages_at_once(self, admin_client, site):
        pages = [
            PlainPageFactory(parent=site.home.get_root(), slug=slug) for slug in ("vrij", "zoeken")
        ]
        answer = admin_client.post(
            bulk_address("move", *pages), {"chooser": site.home.pk}, follow=True
        )

        assert TAKEN in answer.text
        assert pages[1].title in answer.text
        for page in pages:
            assert BasePage.objects.get(pk=page.pk).get_parent().is_root()

    def test_a_move_to_a_free_address(self, admin_client, site):
        page = PlainPageFactory(parent=site.home.get_root(), slug="vrij")
        admin_client.post(f"/beheer/pages/{page.pk}/move/{site.home.pk}/confirm/")

        assert BasePage.objects.get(pk=page.pk).url_path == f"{site.home.url_path}vrij/"


class TestInCode:
    @pytest.mark.parametrize("live", [True, False])
    def test_a_new_page(self, site, live):
        with pytest.raises(ValidationError, match=TAKEN):
            PlainPageFactory(parent=site.home, slug="zoeken", live=live)

    @pytest.mark.parametrize("live", [True, False])
    def test_another_address(self, site, live):
        page = PlainPageFactory(parent=site.home, live=live)
        page.slug = "zoeken"
        with pytest.raises(ValidationError, match=TAKEN):
            page.save()

    def test_a_version(self, site):
        site.plain.save_revision()
        revision = Revision.objects.get(pk=site.plain.latest_revision_id)
        revision.content["slug"] = "zoeken"
        revision.save()
        with pytest.raises(ValidationError, match=TAKEN):
            revision.publish()

    def test_an_address_made_of_a_title_is_a_free_one(self, client, site):
        page = PlainPage(title="Zoeken")
        site.home.add_child(instance=page)

        assert page.slug == "zoeken-2"
        assert client.get("/zoeken-2/").context["page"] == page

    def test_a_move_changes_nothing(self, site):
        page = PlainPageFactory(parent=site.home.get_root(), slug="zoeken")
        with pytest.raises(ValidationError, match=TAKEN):
            page.move(site.home, pos="last-child")

        assert BasePage.objects.get(pk=page.pk).get_parent().is_root()

    @pytest.mark.parametrize("keep_live", [True, False])
    def test_a_copy(self, site, keep_live):
        action = CopyPageAction(site.plain, update_attrs={"slug": "zoeken"}, keep_live=keep_live)
        with pytest.raises(ValidationError, match=TAKEN):
            action.execute()

    def test_an_alias(self, site):
        with pytest.raises(ValidationError, match=TAKEN):
            CreatePageAliasAction(site.plain, update_slug="zoeken").execute()

    def test_a_story_at_the_feed(self, site):
        with pytest.raises(ValidationError, match=TAKEN):
            StoryPageFactory(slug="feed", live=False)


class TestTheFrontOfViews:
    def test_the_page_that_leads_to_the_form_has_its_address(self, client, site, admin_client):
        assert client.get("/deel-jouw-verhaal/").context["page"] == site.share

        form = form_of(admin_client, site.share)
        form.update({"introduction": "Welkom."} | PUBLISH)
        assert admin_client.post(edit_address(site.share), form).status_code == 302
        assert "Welkom." in client.get("/deel-jouw-verhaal/").text

    def test_it_gets_its_address_back(self, site):
        site.share.delete()
        page = SharePageFactory(parent=site.home)

        assert page.slug == "deel-jouw-verhaal"

    @pytest.mark.parametrize("slug", ["mijn-verhaal", "zoeken", "cookies"])
    def test_it_may_not_have_the_address_of_other_views(self, site, slug):
        assert refusal(site.home, slug, SharePage()) == TAKEN

    def test_no_other_page_may_have_its_address(self, site):
        site.share.delete()
        with pytest.raises(ValidationError, match=TAKEN):
            PlainPageFactory(parent=site.home, slug="deel-jouw-verhaal")
