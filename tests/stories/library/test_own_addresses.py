"""The address that a list gives as its own: the same page, in one of a few spellings."""

from urllib.parse import urlencode

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stories.library.listing import PAGE_SIZE, UNKNOWN
from tests.factories import MunicipalityFactory, StoryPageFactory, ThemeFactory

JUNK = st.text(st.characters(codec="utf-8"), min_size=1, max_size=20) | st.just(UNKNOWN)
QUERIES = st.fixed_dictionaries(
    {},
    optional={
        "thema": st.sampled_from(["rouw", "werk"]) | JUNK,
        "perspectief": st.sampled_from(["naaste", "werkgever"]) | JUNK,
        "gemeente": st.sampled_from(["weert", "regio"]) | JUNK,
        "vorm": st.sampled_from(["tekst", "video"]) | JUNK,
        "pagina": st.integers(-3, 9).map(str) | JUNK,
        "p": JUNK,
    },
)


@pytest.fixture(autouse=True, scope="module")
def _many_stories(_small_site, django_db_blocker) -> None:
    with django_db_blocker.unblock():
        weert = MunicipalityFactory(slug="weert")
        StoryPageFactory.create_batch(
            PAGE_SIZE + 1, themes=[ThemeFactory(slug="rouw")], municipality=weert
        )
        ThemeFactory(slug="werk")
        Client().get("/verhalen/")  # makes the settings of the site


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=QUERIES)
def test_the_own_address_of_a_list_gives_the_same_page(db, query: dict) -> None:
    asked = Client().get(f"/verhalen/?{urlencode(query)}")
    own = Client().get(asked["Content-Location"])
    assert own.content == asked.content
    assert own["Content-Location"] == asked["Content-Location"]


@pytest.mark.parametrize(
    ("query", "own"),
    [
        ("", ""),
        ("thema=rouw&pagina=1&p=9", "?thema=rouw"),
        ("thema=rouw&pagina=99999", "?thema=rouw&pagina=2"),
        ("thema=", ""),
        ("thema=onzin", "?thema=%3F"),
        ("thema=onzin-2&gemeente=Weert&vorm=tekst", "?thema=%3F&gemeente=%3F&vorm=tekst"),
        ("pagina=abc", ""),
    ],
)
def test_a_list_knows_its_own_address(db, query: str, own: str) -> None:
    assert Client().get(f"/verhalen/?{query}")["Content-Location"] == "/verhalen/" + own


@pytest.mark.parametrize(
    ("asked", "own"),
    [("", ""), ("?p=1", ""), ("?p=001", ""), ("?p=1&thema=rouw", ""), ("?thema=rouw", "")],
)
def test_a_part_of_the_sitemap_knows_its_own_address(db, asked: str, own: str) -> None:
    response = Client().get(f"/sitemap-paginas.xml{asked}")
    assert response["Content-Location"] == f"/sitemap-paginas.xml{own}"
