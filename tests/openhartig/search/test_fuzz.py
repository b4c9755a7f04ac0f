"""Whatever somebody types, search answers with a page."""

from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st

from openhartig.search.query import MAX_CHARACTERS, MAX_WORDS, clean_words
from tests.html import read_html

OPERATORS = ["AND", "OR", "NOT", "NEAR", "NEAR(", "*", "^", ":", '"', "'", "(", ")", "-", "+", "{"]
WORDS = [
    "buurvrouw",
    "dinsdag",
    "title:",
    "body",
    "éen",
    "ﬁ",
    "²",
    "ǆ",
    "İ",
    "ß",
    "_",
    "\\",
    "%",
    "%s",
]
HOSTILE = [
    "\x00",
    "buur\x00vrouw",
    "\ud800",
    "💛",
    "a" * 10_000,
    "woord " * 2_000,
    '"',
    '"buurvrouw',
    "NEAR(buurvrouw dinsdag, 5)",
    "buurvrouw AND",
    "* OR *",
    "{title} : buurvrouw",
    "'; DROP TABLE pages_basepage; --",
    "%' OR 1=1",
    "\u202e\u0301\u200b",
    "e\u0301",
    "_ __ _",
    "\\",
    "buurvrouw\\",
    "%",
]
QUERIES = (
    st.text()
    | st.lists(st.sampled_from([*OPERATORS, *WORDS])).map(" ".join)
    | st.lists(st.sampled_from([*OPERATORS, *WORDS])).map("".join)
)


def ask(query: str, rest: str = ""):
    return Client().get("/zoeken/?q=" + quote(query, errors="surrogatepass") + rest)


@pytest.mark.django_db
@pytest.mark.usefixtures("_small_site")
class TestSearchNeverBreaks:
    @pytest.mark.parametrize("query", HOSTILE, ids=ascii)
    def test_on_what_we_know_to_be_hostile(self, query):
        response = ask(query)

        assert response.status_code == 200
        assert not response.cookies
        assert len(read_html(response).one("input", type="search")["value"]) <= MAX_CHARACTERS

    @pytest.mark.parametrize("raw", ["%00", "%ED%A0%80", "%FF%FE", "%", "%zz", "a%00b", "%C0%80"])
    def test_on_bytes_that_are_no_text(self, raw):
        assert Client().get(f"/zoeken/?q={raw}").status_code == 200

    @given(QUERIES)
    @example("'")
    def test_on_anything_else(self, query):
        response = ask(query)

        assert response.status_code == 200
        assert len(response.context["words"]) <= MAX_WORDS

    @given(QUERIES, st.text(), st.text())
    def test_on_any_kind_and_any_page(self, query, kind, number):
        rest = "".join(
            f"&{name}={quote(value, errors='surrogatepass')}"
            for name, value in (("soort", kind), ("pagina", number))
        )

        assert ask(f"dinsdag {query}", rest).status_code == 200

    def test_on_another_method(self):
        assert Client().post("/zoeken/", {"q": "dinsdag"}).status_code == 405


@given(st.text())
def test_words_hold_only_letters_and_digits(typed):
    words = clean_words(typed)

    assert len(words) <= MAX_WORDS
    assert all(word and word.replace("_", "-").isalnum() for word in words)


def test_words_in_the_order_of_typing():
    assert clean_words("Hoe gaat het écht, 24/7?") == ["Hoe", "gaat", "het", "écht", "24", "7"]
    assert clean_words("") == []
    assert clean_words(' \t\n"*()') == []
    assert clean_words("een_woord") == ["een", "woord"]
