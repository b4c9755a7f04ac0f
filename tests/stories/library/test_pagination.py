"""A long list of stories, a page at a time."""

import pytest

from stories.library.listing import PAGE_SIZE
from stories.models import StoryPage
from tests.factories import StoryPageFactory, ThemeFactory
from tests.html import read_html

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True, scope="module")
def _many_stories(_small_site, django_db_blocker) -> None:
    with django_db_blocker.unblock():
        theme = ThemeFactory(slug="rouw")
        StoryPageFactory.create_batch(PAGE_SIZE * 2, themes=[theme])


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("1", 1),
        ("2", 2),
        ("3", 3),
        ("4", 3),
        ("99999", 3),
        ("-1", 3),
        ("0", 3),
        ("", 1),
        ("abc", 1),
        ("1.5", 1),
        ("%00", 1),
        ("9" * 5000, 1),
        ("%F0%9F%92%9B", 1),
        ("٢", 2),
    ],
)
def test_any_page_number_gives_a_page(client, asked, given):
    response = client.get(f"/verhalen/?pagina={asked}")

    assert response.status_code == 200
    assert response.context["stories"].number == given


def test_the_pages_together_have_every_story_once_the_newest_first(client):
    found = [
        story.pk
        for number in (1, 2, 3)
        for story in client.get(f"/verhalen/?pagina={number}").context["stories"]
    ]

    assert len(found) == PAGE_SIZE * 2 + 1
    newest_first = sorted(StoryPage.objects.all(), key=lambda story: story.first_published_at)[::-1]
    assert found == [story.pk for story in newest_first]


def test_the_next_page_keeps_the_choices(client):
    page = read_html(client.get("/verhalen/?thema=rouw&vorm=tekst"))
    following = page.one("a", rel="next")["href"]

    assert following == "?thema=rouw&vorm=tekst&pagina=2"
    response = client.get(f"/verhalen/{following}")
    assert response.context["stories"].number == 2
    assert response.context["listing"].total == PAGE_SIZE * 2
    back = read_html(response).one("a", rel="prev")["href"]
    assert back == "?thema=rouw&vorm=tekst&pagina=1"


def test_a_choice_that_does_not_exist_is_not_kept(client):
    page = read_html(client.get("/verhalen/?thema=onzin&vorm=tekst"))

    assert page.one("a", rel="next")["href"] == "?vorm=tekst&pagina=2"


def test_one_page_needs_no_way_on(client):
    page = read_html(client.get("/verhalen/?perspectief=werkgever"))

    assert not page.find("nav", class_="pagination")
