"""Words that editors gave for search: what is looked for as well, and what brings help."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from openhartig.page_cache.writes import never_on_a_page
from openhartig.roles.rights import EDITORS
from openhartig.search.models import SearchWord
from tests.factories import PlainPageFactory, StoryPageFactory, UserFactory
from tests.html import read_html


def search(client, words: str):
    return client.get("/zoeken/", {"q": words})


def found(client, words: str) -> list:
    return [result["page"] for result in search(client, words).context["results"]]


def text(words: str) -> list[dict]:
    return [{"type": "text", "value": f"<p>{words}</p>"}]


def test_other_words_for_the_same_are_looked_for_and_named(client, site):
    SearchWord.objects.create(words="appelboom", also="fruit-boom, peren")
    one = StoryPageFactory(body=text("Ik kreeg een fruit-boom."))
    other = PlainPageFactory(parent=site.home, body=text("Peren thuis."))
    own = PlainPageFactory(parent=site.home, body=text("Appelbomen."))
    PlainPageFactory(parent=site.home, body=text("Alleen een boom."))

    assert set(found(client, "appelboom")) == set(found(client, "Appelbomen")) == {one, other, own}
    page = read_html(search(client, "appelboom")).one("main")
    assert "Ook gezocht naar: fruit-boom, peren." in page.text
    assert {mark.text for mark in page.find("mark")} == {"Peren", "Appelbomen"}
    assert found(client, "kreeg appelboom") == [one]


def test_words_of_more_than_one_word(client, site):
    SearchWord.objects.create(words="niet lekker in je vel", also="somberheid")
    story = StoryPageFactory(body=text("Over somberheid."))

    assert found(client, "niet lekker in je vel") == [story]
    assert "Ook gezocht" not in search(client, "lekker vel").text


def test_editors_bring_help_with_words_of_their_own(client, site):
    assert not search(client, "koalabeer").context["first"]
    SearchWord.objects.create(words="koalabeer", shows_help=True)

    assert search(client, "een koalabeer zien").context["first"]


def test_a_row_says_something():
    for row in (SearchWord(words="?!", also="iets"), SearchWord(words="iets", also=" , ")):
        with pytest.raises(ValidationError):
            row.full_clean()


def test_editors_keep_them_and_no_kept_page_shows_them(log_in, site):
    cms = log_in(UserFactory(role=EDITORS))
    add = reverse("wagtailsnippets_search_searchword:add")
    cms.post(add, {"words": "slaaptekort", "also": "slapen"})

    assert SearchWord.objects.get().others == ["slapen"]
    assert "search_searchword" in never_on_a_page()
