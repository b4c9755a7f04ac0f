"""What other pages say about a story that is gone: not even the words of a link stay."""

import pytest

from openhartig.pages.models import SiteSettings
from stories.models import StoryPage
from stories.withdrawal.erasure import withdraw
from tests.factories import ExamplePageFactory, PlainPageFactory, StoryPageFactory


@pytest.fixture
def truus(site) -> StoryPage:
    """The story that will go."""
    return StoryPageFactory(title="Dag Truus", slug="dag-truus")


def text(html: str) -> list[dict]:
    return [{"type": "text", "value": html}]


def after(story: StoryPage, site, html: str) -> str:
    """Return what is left of a text on another page when a story is withdrawn."""
    page = PlainPageFactory(parent=site.home, body=text(html))
    withdraw(story.key)
    page.refresh_from_db()
    return page.body[0].value.source


def test_a_link_becomes_neutral_words(site, truus):
    html = f'<p>Lees <a id="{truus.pk}" linktype="page">over Truus</a> eens.</p>'

    assert after(truus, site, html) == "<p>Lees een verhaal eens.</p>"


@pytest.mark.parametrize(
    "address",
    [
        "/verhalen/dag-truus/",
        "http://localhost/verhalen/dag-truus/?van=hier#begin",
        "http://127.0.0.1/verhalen/dag-truus",
    ],
)
def test_a_link_by_its_address_as_well(site, truus, address):
    assert after(truus, site, f'<p><a href="{address}">Truus</a></p>') == "<p>een verhaal</p>"


def test_other_links_stay(site, truus):
    html = (
        f'<p><a id="{truus.pk}" linktype="document">Folder</a> '
        f'<a id="{site.help.pk}" linktype="page">Hulp</a> '
        '<a href="https://example.org/verhalen/dag-truus/">Elders</a></p>'
    )

    assert after(truus, site, html) == html


def test_a_link_in_a_draft_goes(site, truus):
    link = f'<p><a id="{truus.pk}" linktype="page">Truus</a></p>'
    page = PlainPageFactory(parent=site.home)
    page.body = text(link)
    revision = page.save_revision()

    withdraw(truus.key)

    revision.refresh_from_db()
    assert "Truus" not in str(revision.content)
    assert revision.as_object().body[0].value.source == "<p>een verhaal</p>"


def test_a_version_without_a_link_is_not_touched(site, truus):
    page = PlainPageFactory(
        parent=site.home, body=text(f'<p><a id="{site.help.pk}" linktype="page">Hulp</a></p>')
    )
    revision = page.save_revision()
    revision.refresh_from_db()
    before = str(revision.content)

    withdraw(truus.key)

    revision.refresh_from_db()
    assert str(revision.content) == before


def test_an_address_on_its_own_goes_as_well(site, truus):
    example = ExamplePageFactory(source_url="http://localhost/verhalen/dag-truus/")

    withdraw(truus.key)

    example.refresh_from_db()
    assert "truus" not in example.source_url
    example.full_clean()


def test_the_foot_of_the_site_loses_its_link(client, site, truus):
    settings = SiteSettings.for_site(site.record)
    settings.footer_text = f'<p><a id="{truus.pk}" linktype="page">Lees over Truus</a></p>'
    settings.save()

    withdraw(truus.key)

    assert "Truus" not in client.get("/").text


def test_the_search_forgets_the_words_of_a_link(client, site, truus):
    html = f'<p><a id="{truus.pk}" linktype="page">Zwanenzang</a></p>'
    page = PlainPageFactory(parent=site.home, title="Nieuws", body=text(html))
    assert page.title in client.get("/zoeken/?q=zwanenzang").text

    withdraw(truus.key)

    assert page.title not in client.get("/zoeken/?q=zwanenzang").text
