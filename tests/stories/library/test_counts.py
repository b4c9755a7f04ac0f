"""The numbers beside the choices, on the site with its starting content."""

from collections.abc import Iterable
from itertools import product
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from openhartig.region.models import Municipality
from stories.library.listing import Listing
from stories.models import StoryPage

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

NAMES = ("thema", "perspectief", "gemeente", "vorm")
ANYTHING = st.text() | st.sampled_from(["", "regio", "video", "werk", "\x00", "💛", "a" * 10_000])


def listing(choices: dict[str, str]) -> Listing:
    return Listing(QueryDict(urlencode(choices)), Municipality.objects.all())


@pytest.fixture(scope="module")
def options(full_site, django_db_blocker) -> dict[str, list[str]]:
    """The values that may be chosen, by question."""
    with django_db_blocker.unblock():
        return {q.name: [option.value for option in q.options] for q in listing({}).filters}


def combinations(options: dict[str, list[str]]) -> Iterable[dict[str, str]]:
    """Return no choice, all single choices, and all combinations of two."""
    yield {}
    for number, name in enumerate(NAMES):
        yield from ({name: value} for value in options[name])
        for other in NAMES[number + 1 :]:
            pairs = product(options[name], options[other])
            yield from ({name: one, other: two} for one, two in pairs)


def test_a_number_is_what_choosing_the_option_gives(options):
    expected = {}
    for choices in combinations(options):
        found = listing(choices)
        assert found.total == found.stories.count(), choices
        expected[tuple(sorted(choices.items()))] = found.total
    for choices in (c for c in combinations(options) if len(c) < 2):
        for question in listing(choices).filters:
            for option in question.options:
                chosen = choices | {question.name: option.value}
                total = expected[tuple(sorted(chosen.items()))]
                assert option.count == total, (choices, question.name, option)


def test_every_story_is_found_by_its_own_choices(full_site):
    for story in StoryPage.objects.live():
        form = "video" if story.has_video else "audio" if story.has_audio else "tekst"
        choices = {
            "perspectief": story.perspective,
            "gemeente": story.municipality.slug if story.municipality else "regio",
            "vorm": form,
        }
        for theme in story.themes.all():
            found = listing(choices | {"thema": theme.slug})
            assert story in found.stories
            assert found.rejected == []


@given(st.fixed_dictionaries({}, optional=dict.fromkeys([*NAMES, "pagina"], ANYTHING)))
def test_whatever_stands_in_the_address_gives_a_page(options, choices):
    response = Client().get("/verhalen/?" + urlencode(choices, errors="surrogatepass"))
    found = response.context["listing"]
    wrong = [name for name in NAMES if choices.get(name) and choices[name] not in options[name]]

    assert response.status_code == 200
    assert len(found.rejected) == len(wrong)
    assert ("We kennen deze keuze niet" in response.text) == bool(wrong)
    assert not response.cookies


@given(st.data())
def test_an_address_can_be_shared(options, data):
    """The address that the page itself writes gives the same stories and the same choices."""
    drawn = {name: data.draw(st.sampled_from(["", *options[name]])) for name in NAMES}
    choices = {name: value for name, value in drawn.items() if value}
    first = listing(choices)
    again = Listing(QueryDict(first.address), Municipality.objects.all())

    assert dict(QueryDict(first.address).items()) == choices
    assert list(again.stories) == list(first.stories)
    assert again.address == first.address
