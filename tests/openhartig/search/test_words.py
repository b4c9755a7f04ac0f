"""Which words find which: other forms, accents, typing errors; and what comes first."""

from datetime import UTC, datetime

import pytest

from openhartig.search.stems import LONGEST, Stems
from tests.factories import PlainPageFactory, StoryPageFactory
from tests.html import read_html


def text(words: str) -> list[dict]:
    return [{"type": "text", "value": f"<p>{words}</p>"}]


def search(client, words: str):
    return client.get("/zoeken/", {"q": words})


def found(client, words: str) -> list:
    return [result["page"] for result in search(client, words).context["results"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("depressie", "depressies"),
        ("verhaal", "verhalen"),
        ("huis", "huizen"),
        ("brief", "brieven"),
        ("lopen", "loopt"),
        ("werken", "gewerkt"),
        ("medicijn", "medicijnen"),
        ("therapie", "therapieën"),
        ("therapie", "therapieen"),
        ("idee", "IDEEËN"),
        ("cafe", "café"),
        ("cafe", "cafés"),
        ("suicide", "suïcide"),
        ("coordinator", "COÖRDINATOR"),
        ("é", "e\N{COMBINING ACUTE ACCENT}"),
        ("fiets", "ﬁets"),
    ],
)
def test_one_form_finds_the_other_and_the_other_way_round(client, site, one, other):
    with_one = PlainPageFactory(parent=site.home, body=text(f"Zin met {one} erin."))
    with_other = PlainPageFactory(parent=site.home, body=text(f"Zin met {other} erin."))

    assert {with_one, with_other} <= set(found(client, one))
    assert {with_one, with_other} <= set(found(client, other))


def test_the_form_in_the_text_is_lit_up(client, site):
    PlainPageFactory(parent=site.home, introduction="Twee regenbogen.")
    main = read_html(search(client, "regenboog")).one("main")

    assert [mark.text for mark in main.find("mark")] == ["regenbogen"]


def test_words_may_stand_in_different_fields(client, site):
    story = StoryPageFactory(title="Regenboog", introduction="Bij de Maas.", body=text("Oever."))

    assert found(client, "oever maas regenboog") == [story]


def test_title_before_introduction_before_text_and_then_the_newest(client, site):
    old, new = datetime(2020, 1, 1, tzinfo=UTC), datetime(2024, 1, 1, tzinfo=UTC)
    in_text = StoryPageFactory(body=text("Regenboog."), first_published_at=old)
    newer = StoryPageFactory(body=text("Regenboog."), first_published_at=new)
    in_introduction = StoryPageFactory(introduction="Een regenboog.", first_published_at=old)
    in_title = StoryPageFactory(title="Regenboog", first_published_at=old)

    assert found(client, "regenboog") == [in_title, in_introduction, newer, in_text]


def test_a_word_without_end_breaks_nothing(client, site):
    page = PlainPageFactory(parent=site.home, body=text("x" * 5000 + " regenboog"))

    assert found(client, "regenboog") == [page]
    assert len(Stems()["x" * 5000]) == LONGEST


def test_what_a_reader_has_to_open_is_found_but_not_shown(client, site):
    hidden = {"about": "Een ongeluk.", "content": [{"type": "text", "value": "<p>Hijskraan.</p>"}]}
    story = StoryPageFactory(body=[{"type": "sensitive", "value": hidden}])
    response = search(client, "hijskraan")

    assert [result["page"] for result in response.context["results"]] == [story]
    assert "Hijskraan" not in read_html(response).one("main").text


@pytest.mark.parametrize(
    ("mistyped", "right"),
    [("depresie", "depressies"), ("regenboig", "regenboog"), ("psygose", "psychose")],
)
def test_a_typing_error_finds_the_nearest_word_and_says_so(client, site, mistyped, right):
    story = StoryPageFactory(body=text(f"Het woord {right} staat hier."))
    response = search(client, mistyped)
    main = read_html(response).one("main")

    assert [result["page"] for result in response.context["results"]] == [story]
    assert f"Niets gevonden voor ‘{mistyped}’" in main.text
    (link,) = [link for link in main.find("a") if link["href"].startswith("?q=")]
    assert link.text == right
    assert found(client, link.text) == [story]


def test_only_the_mistyped_word_is_replaced(client, site):
    story = StoryPageFactory(body=text("De regenboog boven de oever."))
    StoryPageFactory(body=text("De regenboog boven de Maas."))

    assert found(client, "regenboig oever") == [story]


def test_a_typing_error_gives_away_nothing_that_is_not_public(client, site):
    StoryPageFactory(title="Zwerfkraai", live=False)

    assert found(client, "zwerfkraay") == []


def test_words_that_are_nowhere_together_are_offered_one_by_one(client, site):
    StoryPageFactory(body=text("De regenboog."))
    StoryPageFactory(body=text("De oever."))
    main = read_html(search(client, "Regenboog bij de oever van qqxxzzjj")).one("main")

    assert [a.text for a in main.find("a") if a["href"].startswith("?q=")] == ["regenboog", "oever"]


def test_little_words_do_not_stand_in_the_way(client, site):
    story = StoryPageFactory(title="Zin", introduction="Kort.", body=text("Regenboog."))

    assert found(client, "waar is de regenboog voor mij") == [story]


def test_what_is_like_nothing_finds_nothing(client, site):
    assert found(client, "qqxxzzjj") == []
