"""What search finds, and what it never shows."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from openhartig.search.views import PAGE_SIZE
from tests.factories import (
    AmbitionPageFactory,
    ExamplePageFactory,
    PlainPageFactory,
    StoryPageFactory,
)
from tests.html import read_html


def text(words: str) -> list[dict]:
    return [{"type": "text", "value": f"<p>{words}</p>"}]


def found(client, words: str, **rest) -> list:
    response = client.get("/zoeken/", {"q": words, **rest})
    return [result["page"] for result in response.context["results"]]


@pytest.fixture
def pages(site) -> dict:
    """A page of each kind in which the word `regenboog` stands, each time in another field."""
    site.help.body = text("Kijk naar de regenboog.")
    site.help.save()
    return {
        "verhaal": StoryPageFactory(body=text("Er was een regenboog.")),
        "praktijkvoorbeeld": ExamplePageFactory(result="<p>Een regenboog op de muur.</p>"),
        "ambitie": AmbitionPageFactory(goal="<p>Voor iedereen een regenboog.</p>"),
        "hulppagina": site.help,
        "gewone-pagina": PlainPageFactory(parent=site.home, title="De regenboog"),
    }


def test_every_kind_of_page_is_found(client, pages):
    assert set(found(client, "regenboog")) == set(pages.values())


def test_results_are_of_their_own_type_with_a_link(client, pages):
    for page in found(client, "regenboog"):
        assert type(page) in {type(made) for made in pages.values()}
        assert page.get_url() in client.get("/zoeken/?q=regenboog").text


@pytest.mark.parametrize(
    "kind", ["verhaal", "praktijkvoorbeeld", "ambitie", "hulppagina", "gewone-pagina"]
)
def test_one_kind_can_be_chosen(client, pages, kind):
    assert found(client, "regenboog", soort=kind) == [pages[kind]]


def test_the_numbers_beside_the_kinds_are_right(client, pages):
    StoryPageFactory(title="Nog een regenboog")
    page = read_html(client.get("/zoeken/?q=regenboog")).one("main")
    chips = {chip.text: chip["href"] for chip in page.find("a", class_="chip")}

    assert {"Alles (6)", "Verhalen (2)", "Praktijkvoorbeelden (1)"} <= set(chips)
    for label, address in chips.items():
        response = client.get(f"/zoeken/{address}")
        assert f"({len(response.context['results'])})" in label


def test_an_unknown_kind_gives_everything(client, pages):
    assert len(found(client, "regenboog", soort="onzin")) == 5


@pytest.mark.parametrize("words", ["REGENBOOG", "  regenboog  ", "een regenboog", "regenboog muur"])
def test_the_way_of_typing_does_not_matter(client, pages, words):
    assert pages["praktijkvoorbeeld"] in found(client, words)


def test_accents_do_not_matter(client, site):
    story = StoryPageFactory(body=text("De coördinator in het café."))

    assert found(client, "coordinator cafe") == found(client, "Coördinator café") == [story]


def test_all_words_must_be_there(client, pages):
    assert found(client, "regenboog onvindbaar") == []


@pytest.mark.parametrize("field", ["title", "introduction", "display_name"])
def test_a_story_is_found_by_its_other_fields(client, site, field):
    story = StoryPageFactory(**{field: "Appelboom"})

    assert found(client, "appelboom") == [story]


def test_drafts_and_pages_that_were_taken_back_are_never_found(client, site):
    StoryPageFactory(title="Geheimzinnig concept", live=False)
    story = StoryPageFactory(title="Geheimzinnig verhaal")
    assert found(client, "geheimzinnig") == [story]

    story.unpublish()

    assert found(client, "geheimzinnig") == []


def test_what_is_not_published_yet_of_a_live_page_is_not_found(client, site):
    site.story.body = text("Geheimzinnig.")
    site.story.save_revision()

    assert found(client, "geheimzinnig") == []


@pytest.mark.parametrize("kind", ["password", "login"])
def test_private_pages_and_what_is_below_them_are_never_found(client, site, kind):
    story = StoryPageFactory(title="Geheimzinnig verhaal")
    PageViewRestriction.objects.create(page=site.stories, restriction_type=kind, password="maas")

    assert found(client, "geheimzinnig") == []
    assert story.title not in client.get("/zoeken/?q=geheimzinnig").text


def test_nothing_but_pages_of_the_site_is_found_after_the_index_is_made_again(client, site):
    """The root of the tree is called Root and has no address."""
    call_command("update_index", verbosity=0)

    assert found(client, "root") == []
    assert found(client, "dinsdag")


@pytest.mark.parametrize("query", ["", "?q=", "?q=%20", "?q=*", "?soort=verhaal", "?q=&pagina=2"])
def test_without_words_there_is_only_the_form(client, site, query):
    response = client.get(f"/zoeken/{query}")
    page = read_html(response).one("main")

    assert response.context["results"] == []
    assert page.one("form")["action"] == "/zoeken/"
    assert not page.find("article")


def test_nothing_found_says_so_and_offers_a_way_on(client, site):
    page = read_html(client.get("/zoeken/?q=onvindbaar")).one("main")

    assert "Niets gevonden voor ‘onvindbaar’" in page.text
    assert "/verhalen/" in {link["href"] for link in page.find("a")}


def test_many_results_come_in_pages_that_keep_the_words(client, site):
    StoryPageFactory.create_batch(PAGE_SIZE + 3, title="Een & ander")
    page = read_html(client.get("/zoeken/?q=een+%26+ander&soort=verhaal"))
    following = page.one("a", rel="next")["href"]
    response = client.get(f"/zoeken/{following}")

    assert f"{PAGE_SIZE + 3} resultaten" in page.one("main").text
    assert len(response.context["results"]) == 3
    assert response.context["chosen"] == "verhaal"
    assert read_html(response).one("input", type="search")["value"] == "een & ander"


def test_the_number_of_queries_does_not_grow(client, pages):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/zoeken/?q=regenboog")
        return len(queries)

    count()
    few = count()
    for number in range(4):
        StoryPageFactory(title=f"Regenboog {number}")
    assert count() == few
