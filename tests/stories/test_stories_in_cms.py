"""The list of stories in the CMS."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import MunicipalityFactory, StoryPageFactory, ThemeFactory


@pytest.fixture
def titles(editor, log_in, site):
    """A function that returns the titles in the list, for a query string."""
    site.story.delete()
    client = log_in(editor)

    def titles(query: str = "") -> list[str]:
        response = client.get(f"{reverse('stories:index')}?{query}")
        assert response.status_code == 200
        return [page.title for page in response.context["object_list"]]

    return titles


def test_it_shows_what_matters_to_editors(editor, log_in, site):
    StoryPageFactory(
        title="Om vier uur",
        municipality=MunicipalityFactory(name="Weert"),
        themes=[ThemeFactory(name="Rouw")],
    )
    page = log_in(editor).get(reverse("stories:index")).text

    for words in ("Om vier uur", "Weert", "Rouw", "Eigen ervaring", "de regio"):
        assert words in page


def test_it_can_be_narrowed_down(titles):
    rouw, werk = ThemeFactory(name="Rouw"), ThemeFactory(name="Werk")
    weert = MunicipalityFactory()
    StoryPageFactory(title="A", themes=[rouw, werk], municipality=weert)
    StoryPageFactory(title="B", themes=[rouw], perspective="werkgever")
    StoryPageFactory(title="C", live=False)

    assert sorted(titles()) == ["A", "B", "C"]
    assert sorted(titles(f"themes={rouw.pk}&themes={werk.pk}")) == ["A", "B"]
    assert titles(f"municipality={weert.pk}") == ["A"]
    assert titles("perspective=werkgever") == ["B"]
    assert titles("live=false") == ["C"]


def test_a_filter_also_works_among_search_results(titles):
    rouw = ThemeFactory()
    StoryPageFactory(title="Een brug", themes=[rouw])
    StoryPageFactory(title="Een brug verder")

    assert len(titles("q=brug")) == 2
    assert titles(f"q=brug&themes={rouw.pk}") == ["Een brug"]


@pytest.mark.parametrize(
    "column", ["title", "perspective", "municipality__name", "live", "latest_revision_created_at"]
)
def test_it_can_be_sorted(titles, column):
    StoryPageFactory(title="A", municipality=MunicipalityFactory(name="Weert"))
    StoryPageFactory(title="B", municipality=MunicipalityFactory(name="Beesel"), live=False)

    assert sorted(titles(f"ordering={column}")) == ["A", "B"]
    if column in {"title", "municipality__name"}:
        assert titles(f"ordering={column}") == titles(f"ordering=-{column}")[::-1]


def test_the_number_of_queries_does_not_grow(titles):
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            titles()
        return len(queries)

    for _ in range(2):
        StoryPageFactory(municipality=MunicipalityFactory(), themes=[ThemeFactory()])
    count()
    few = count()
    for _ in range(5):
        StoryPageFactory(municipality=MunicipalityFactory(), themes=[ThemeFactory()])
    assert count() == few


def test_a_municipal_editor_sees_the_list_without_doors_to_others_pages(
    municipal_editor, log_in, site
):
    page = log_in(municipal_editor).get(reverse("stories:index"))

    assert page.status_code in {200, 302}
    assert reverse("wagtailadmin_pages:edit", args=[site.story.pk]) not in page.text
