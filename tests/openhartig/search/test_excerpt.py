"""The piece of a page that search shows, with the words of the search lit up."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openhartig.search.excerpt import CHARACTERS_AFTER, CHARACTERS_BEFORE, Piece, excerpt
from openhartig.search.stems import Stems
from tests.factories import PlainPageFactory
from tests.html import read_html


def page(text: str):
    return PlainPageFactory.build(title="Titel", introduction=text, body=[])


def pieces_of(found, *words: str) -> list[Piece]:
    stems = Stems()
    return excerpt(found, stems.of_words([*words]), stems)


def shown(text: str, *words: str) -> str:
    """Return the excerpt with stars around what is lit up."""
    return "".join(f"*{p.text}*" if p.is_match else p.text for p in pieces_of(page(text), *words))


@pytest.mark.parametrize(
    ("text", "words", "result"),
    [
        ("Een brug over de Maas.", ["brug"], "Een *brug* over de Maas."),
        ("Een BRUG over de maas.", ["Brug", "maas"], "Een *BRUG* over de *maas*."),
        ("De coördinator belde.", ["coordinator"], "De *coördinator* belde."),
        ("De coordinator belde.", ["coördinator"], "De *coordinator* belde."),
        ("Drie bruggen.", ["brug"], "Drie *bruggen*."),
        ("Een brug.", ["bruggen"], "Een *brug*."),
        ("Bruggenbouwers.", ["brug"], "Bruggenbouwers."),
        ("Niets hier.", ["brug"], "Niets hier."),
        ("brug", ["brug"], "*brug*"),
        ("", ["brug"], ""),
        ("C++ (of .*) telt", ["of"], "C++ (*of* .*) telt"),
    ],
)
def test_words_are_lit_up_where_they_stand(text, words, result):
    assert shown(text, *words) == result


def test_a_long_text_is_cut_around_the_first_match_between_words():
    text = "voor " * 200 + "brug" + " achter" * 200
    result = shown(text, "brug")

    assert result.startswith("… voor ")
    assert result.endswith(" achter …")
    assert "*brug*" in result
    assert len(result) < CHARACTERS_BEFORE + CHARACTERS_AFTER + 40


def test_markup_of_a_text_is_not_shown():
    found = PlainPageFactory.build(
        introduction="",
        body=[{"type": "text", "value": '<p>Een <a href="https://x.nl">brug</a></p><p>en</p>'}],
    )

    assert "".join(piece.text for piece in pieces_of(found, "brug")) == "Een brug en"


@pytest.mark.parametrize(
    "typed", ["<script>alert(1)</script>", "brug <b>vet</b>", "brug & <img src=x onerror=y>"]
)
def test_what_editors_write_never_becomes_markup(client, site, typed):
    PlainPageFactory(parent=site.home, title="Brug", introduction=f"Een brug. {typed}")
    main = read_html(client.get("/zoeken/?q=brug")).one("main")

    assert {mark.text for mark in main.find("mark")} == {"brug"}
    assert not main.find("script", "b", "img")


def test_what_visitors_type_never_becomes_markup(client, site):
    response = client.get("/zoeken/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E")

    assert "<script>alert" not in response.text
    assert read_html(response).one("input", type="search")["value"] == '"><script>alert(1)</script>'


@given(st.text(), st.lists(st.from_regex(r"\w{1,9}", fullmatch=True), min_size=1, max_size=8))
def test_an_excerpt_is_a_piece_of_the_text(text, words):
    pieces = pieces_of(page(text), *words)
    whole = normalize("NFC", " ".join(text.split()))
    stems = Stems()

    for piece in pieces:
        if piece.is_match:
            assert stems[piece.text] in stems.of_words(words)
    joined = "".join(piece.text for piece in pieces).removeprefix("… ").removesuffix(" …")
    if "<" not in text and "&" not in text:
        assert joined in whole
