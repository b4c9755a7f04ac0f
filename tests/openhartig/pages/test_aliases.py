"""An alias shows what another page says; machines are sent to that other page."""

import json

import pytest
from wagtail.actions.create_alias import CreatePageAliasAction

from tests.factories import PlainPageFactory
from tests.html import read_html

ORIGINAL = "http://localhost/privacy/"


@pytest.fixture
def page(site):
    return PlainPageFactory(parent=site.home, slug="privacy", title="Privacy")


def alias_of(page, slug: str):
    return CreatePageAliasAction(page, update_slug=slug).execute()


def named_by(client, page) -> set[str]:
    """Return every address under which a page says that it is to be known."""
    html = read_html(client.get(page.get_url()).text)
    canonical = html.one("link", rel="canonical")["href"]
    share = html.one("meta", property="og:url")["content"]
    (script,) = html.find("script", type="application/ld+json")
    (crumbs,) = json.loads("".join(script.content))
    return {canonical, share, crumbs["itemListElement"][-1]["item"]}


def test_a_page_names_itself(client, page):
    assert named_by(client, page) == {ORIGINAL}


def test_an_alias_names_the_page_that_it_repeats(client, page):
    assert named_by(client, alias_of(page, "privacybeleid")) == {ORIGINAL}


def test_an_alias_of_an_alias_does_so_too(client, page):
    assert named_by(client, alias_of(alias_of(page, "een"), "twee")) == {ORIGINAL}


def test_an_alias_of_a_page_that_nobody_sees_names_itself(client, page):
    alias = alias_of(page, "privacybeleid")
    page.live = False
    page.save()
    assert named_by(client, alias) == {"http://localhost/privacybeleid/"}


def test_aliases_in_a_circle_are_shown_all_the_same(client, page):
    alias = alias_of(page, "privacybeleid")
    page.alias_of = alias
    page.save()
    assert client.get(alias.get_url()).status_code == 200


def test_the_sitemap_has_each_page_once(client, page):
    alias_of(page, "privacybeleid")
    sitemap = client.get("/sitemap-paginas.xml").text
    assert f"<loc>{ORIGINAL}</loc>" in sitemap
    assert "privacybeleid" not in sitemap
