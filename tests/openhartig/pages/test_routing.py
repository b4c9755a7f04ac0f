"""Which page answers at which address."""

import pytest
from django.db.models import F, Value
from django.db.models.functions import Replace
from django.http import Http404, HttpResponse
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import PageViewRestriction

from campaign.home.models import PlainPage
from openhartig.pages.frame import Frame
from openhartig.pages.models import BasePage
from stories.library.models import StoryIndexPage
from tests.cms import PUBLISH, edit_address, form_of
from tests.factories import PlainPageFactory, StoryPageFactory


def restrict(page) -> None:
    """Ask for a password before anybody sees a page, or one below it."""
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="maas"
    )


def test_every_page_answers_at_its_own_address(client, site):
    for page in site.pages:
        response = client.get(page.get_url())
        assert response.status_code == 200
        assert response.context["page"] == page
        assert type(response.context["page"]) is type(page)


def test_a_deep_page_is_found_in_two_queries_with_the_sections(site, rf, django_assert_num_queries):
    request = rf.get(site.story.get_url())
    type(site.record).find_for_request(request)

    with django_assert_num_queries(2):
        found = type(site.home).route_for_request(request, "verhalen/" + site.story.slug)
        assert found.page.photo is None
        assert found.page.municipality is None

    assert found.page == site.story
    assert site.stories.pk in {page.pk for page in Frame.of(request).sections}


def test_the_view_of_a_page_with_routes_answers_at_its_address(client, site, monkeypatch):
    """A routable page answers by its views, of which the one for "" is the page itself."""
    answer = HttpResponse("by its view")
    monkeypatch.setattr(StoryIndexPage, "render", lambda page, request, **shown: answer)

    assert client.get("/verhalen/").text == "by its view"
    assert client.get(site.story.get_url()).status_code == 200


def test_a_page_decides_itself_what_it_answers(client, site, monkeypatch):
    def route(page, request, path_components):
        raise Http404

    monkeypatch.setattr(PlainPage, "route", route)

    assert client.get(site.plain.get_url()).status_code == 404
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("restricted", ["story", "stories", "home"])
def test_what_is_restricted_holds_for_the_pages_below_it(client, site, restricted):
    restrict(getattr(site, restricted))
    response = client.get(site.story.get_url())

    assert "form" in response.context
    assert "dinsdag" not in response.text


def test_what_is_restricted_elsewhere_does_not_hide_a_page(client, site):
    restrict(site.plain)

    assert "dinsdag" in client.get(site.story.get_url()).text


def test_an_alias_has_the_restrictions_of_the_page_that_it_repeats(client, site):
    alias = CreatePageAliasAction(site.plain, update_slug="ook-hier").execute()
    assert client.get(alias.get_url()).context["page"].alias_of_id == site.plain.pk

    restrict(site.plain)

    assert "form" in client.get(alias.get_url()).context
    assert "form" not in client.get("/").context


@pytest.mark.parametrize(
    "address",
    [
        "/Verhalen/",
        "/VERHALEN/verhaal/",
        "/verhalen/verhaal/nog-iets/",
        "/verhaal/",
        "/start/",
        "/start/verhalen/",
        "/verhalen/bestaat-niet/",
        "/verhalen//verhaal/",
        "/verhalen/%2e%2e/",
        "/verhalen/verhaal%00/",
        "/verhalen/%F0%9F%92%9B/",
        "/%ED%A0%80/",
        "/" + "a" * 2000 + "/",
        "/" + "a/" * 500,
    ],
)
def test_any_other_address_is_not_there(client, site, address):
    StoryPageFactory(slug="verhaal")

    assert client.get("/verhalen/verhaal/").status_code == 200
    assert client.get(address).status_code == 404


def test_a_forgotten_slash_is_added(client, site):
    response = client.get("/verhalen?thema=werk")

    assert response.status_code == 301
    assert response.url == "/verhalen/?thema=werk"


def test_a_page_that_is_not_live_is_not_there(client, site):
    story = StoryPageFactory(live=False)

    assert client.get(story.get_url()).status_code == 404


def test_a_page_that_is_unpublished_is_gone_everywhere(client, site):
    story = StoryPageFactory(title="Toch liever niet")
    assert "Toch liever niet" in client.get("/verhalen/").text

    story.unpublish()

    for address in (
        "/",
        "/verhalen/",
        "/verhalen/feed/",
        "/sitemap-paginas.xml",
        "/zoeken/?q=liever",
    ):
        assert "Toch liever niet" not in client.get(address).text
        assert story.slug not in client.get(address).text


def test_pages_below_an_unpublished_section_go_with_it(client, site, admin_user):
    page = site.stories
    UnpublishPageAction(page, user=admin_user, include_descendants=True).execute()

    assert client.get(site.story.get_url()).status_code == 404
    assert client.get("/verhalen/").status_code == 404
    assert client.get("/").status_code == 200


def test_a_page_that_gets_another_address_is_still_found_at_the_old_one(
    client, site, admin_client, django_capture_on_commit_callbacks
):
    page = PlainPageFactory(slug="oud", parent=site.home)
    form = form_of(admin_client, page)
    form.update({"slug": "nieuw"} | PUBLISH)
    with django_capture_on_commit_callbacks(execute=True):
        admin_client.post(edit_address(page), form)

    response = client.get("/oud/")
    assert response.status_code == 301
    assert response.url == "/nieuw/"
    assert client.get("/nieuw/").status_code == 200


def test_pages_below_a_renamed_section_move_along(client, site):
    site.stories.slug = "vertellingen"
    site.stories.save()

    assert client.get(f"/vertellingen/{site.story.slug}/").status_code == 200
    assert client.get(f"/verhalen/{site.story.slug}/").status_code == 404


def test_links_follow_a_home_page_that_another_process_moved(client, site):
    """What Wagtail remembers of addresses in one process is not corrected by another."""
    address = site.story.get_url()
    old, new = Value(site.home.url_path), Value("/elders/")
    BasePage.objects.filter(depth__gt=1).update(url_path=Replace(F("url_path"), old, new))

    assert f'href="{address}"' in client.get("/verhalen/").text
    assert client.get(address).status_code == 200


def test_a_page_outside_the_site_is_not_there(client, site):
    """The tree may hold pages next to the home page; the site does not show them."""
    PlainPageFactory(parent=site.home.get_root(), slug="ernaast")

    assert client.get("/ernaast/").status_code == 404
    assert client.get("/../ernaast/").status_code == 404


def test_the_head_of_a_page_can_be_asked(client, site):
    response = client.head("/verhalen/")

    assert response.status_code == 200
    assert response.content == b""
