"""The list of stories in the CMS."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from openhartig.roles.rights import MUNICIPAL_EDITORS
from stories.consent.models import Teller
from stories.conversation.models import Move
from stories.models import StoryPage
from tests.factories import (
    ImageFactory,
    MunicipalityFactory,
    StoryPageFactory,
    ThemeFactory,
    UserFactory,
)
from tests.html import Element, read_html


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


@pytest.fixture
def page(editor, log_in, site):
    """A function that returns the list as a page, for an editor."""

    def page(user=editor, query: str = "") -> Element:
        return read_html(log_in(user).get(f"{reverse('stories:index')}?{query}"))

    return page


def row(page: Element, title: str) -> Element:
    """Return the line of one story."""
    return next(each for each in page.find("tr") if title in each.text)


def test_it_shows_what_matters_to_editors(page):
    StoryPageFactory(title="Om vier uur", municipality=MunicipalityFactory(name="Weert"))

    line = row(page(), "Om vier uur").text

    for words in ("Weert", "Ja"):
        assert words in line
    headings = " ".join(page().find("thead")[-1].text.split())
    for words in ("Foto", "Titel", "Mag op de site?", "Wacht op", "Gepland", "Gemeente"):
        assert words in headings


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
    def count(query: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            titles(query)
        return len(queries)

    def make() -> None:
        for is_live in (True, False):
            story = StoryPageFactory(
                live=is_live,
                municipality=MunicipalityFactory(),
                themes=[ThemeFactory()],
                photo=ImageFactory(),
                photo_alt="Een brug",
            )
            write(StoryPage.objects.get(pk=story.pk), introduction="Nieuw")
            shown = Move.Kind.READY
            Move.objects.create(
                teller=Teller.objects.get(key=story.key), kind=shown, revision=story.latest_revision
            )

    queries = "q=nieuw&allowed=nee&turn=verhalencoordinator&photo=&notes="
    for query in ("", queries):
        make()
        count(query)
        few = count(query)
        for _ in range(5):
            make()
        count(query)  # makes the small pictures
        assert count(query) == few


def write(story: StoryPage, **fields) -> StoryPage:
    version = story.get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(version, name, value)
    version.save_revision(clean=False)
    return story


def waiting(title: str, **fields) -> StoryPage:
    """Make a draft to which its teller did not agree."""
    story = StoryPageFactory(title=title, live=False, **fields)
    Teller.objects.get(key=story.key).agreements.all().delete()
    return story


def shown(story: StoryPage) -> StoryPage:
    """Show the latest version to its teller."""
    write(story)
    revision = StoryPage.objects.get(pk=story.pk).latest_revision
    teller = Teller.objects.get(key=story.key)
    Move.objects.create(teller=teller, kind=Move.Kind.READY, revision=revision)
    return story


def sent_on(story: StoryPage) -> None:
    """Send the latest version on to whoever reviews."""
    write(story)
    story.get_workflow().start(StoryPage.objects.get(pk=story.pk), None)


def planned(story: StoryPage) -> StoryPage:
    """Plan the latest version for a day to come."""
    version = story.get_latest_revision_as_object()
    version.go_live_at = timezone.make_aware(datetime(2999, 4, 1, 8))
    version.save_revision().publish()
    return story


def without_teller(story: StoryPage) -> StoryPage:
    Teller.objects.get(key=story.key).delete()
    return story


def test_it_says_whose_turn_it_is(page):
    waiting("Nieuw")
    shown(waiting("Gelezen"))
    without_teller(StoryPageFactory(title="Zonder", live=False))
    StoryPageFactory(title="Klaar", live=False)
    sent_on(StoryPageFactory(title="Zwaar", live=False, content_notes=["suicide"]))
    planned(StoryPageFactory(title="Straks", live=False))
    write(StoryPageFactory(title="Openbaar"), introduction="Anders")
    found = page()

    for title, words in {
        "Nieuw": "Nog niet akkoord op deze versie Wacht op De verhalencoördinator",
        "Gelezen": "Nog niet akkoord op deze versie Wacht op De verteller",
        "Zonder": "Nog niet toestemming van de verteller Wacht op De verhalencoördinator",
        "Klaar": "Ja Wacht op De schrijver: doorsturen",
        "Zwaar": "Nog niet tweede redacteur Wacht op Een tweede redacteur",
        "Straks": "Ja Gepland 1 april 2999, 08:00",
        "Openbaar": "Nog niet akkoord op deze versie nieuwe versie Wacht op De verhalencoördinator",
    }.items():
        assert words in " ".join(row(found, title).text.split())


def test_it_can_be_narrowed_down_to_what_needs_work(titles):
    shown(waiting("A"))
    waiting("B", content_notes=["loss"])
    StoryPageFactory(title="C", photo=ImageFactory(), photo_alt="Een brug")
    StoryPageFactory(title="D", content_notes=["suicide", "loss"])

    assert sorted(titles("allowed=nee")) == ["A", "B"]
    assert sorted(titles("allowed=ja")) == ["C", "D"]
    assert titles("turn=verteller") == ["A"]
    assert titles("turn=verhalencoordinator") == ["B"]
    assert sorted(titles("notes=loss")) == ["B", "D"]
    assert sorted(titles("notes=suicide&notes=loss")) == ["B", "D"]
    assert sorted(titles("photo=zonder")) == ["A", "B", "D"]
    assert titles("photo=zonder&allowed=ja&notes=loss") == ["D"]


def test_the_filters_know_the_latest_version(titles):
    weert, rouw = MunicipalityFactory(), ThemeFactory()
    story = StoryPageFactory(title="A", live=False)
    write(story, photo=ImageFactory(), content_notes=["loss"], municipality=weert, themes=[rouw])

    assert titles("photo=zonder") == []
    assert titles("notes=loss") == ["A"]
    assert titles(f"municipality={weert.pk}") == ["A"]
    assert titles(f"themes={rouw.pk}") == ["A"]


def test_a_photo_stands_beside_the_title(page):
    story = StoryPageFactory(title="Om vier uur", live=False)
    write(story, photo=ImageFactory())

    (photo,) = row(page(), "Om vier uur").find("img")

    assert photo["alt"] == ""
    assert int(photo["width"]) <= 165


def body(words: str) -> list:
    return [{"type": "text", "value": f"<p>Over de <b>{words}</b>.</p>"}]


def test_a_search_looks_in_the_text(titles):
    StoryPageFactory(title="A", body=body("kanarie"))
    StoryPageFactory(title="B", live=False, body=body("kanarie"))
    StoryPageFactory(title="C", live=False, body=body("merel"))
    write(StoryPageFactory(title="D"), body=body("Kanarie"))

    assert sorted(titles("q=kanarie")) == ["A", "B", "D"]
    assert titles("q=merel+over") == ["C"]
    assert titles("q=merel+kanarie") == []


@pytest.fixture
def theirs(site) -> StoryPage:
    """A public story of another municipality, with a draft in which more is said."""
    owner = UserFactory(role=MUNICIPAL_EDITORS, municipality=MunicipalityFactory())
    story = StoryPageFactory(title="Te lezen", owner=owner)
    words = {"body": body("kanarie"), "content_notes": ["suicide"]}
    return write(story, introduction="Een kanarie", photo=ImageFactory(), **words)


def test_what_a_draft_of_others_says_is_not_seen(theirs, page, municipal_editor):
    municipal_editor.municipality = MunicipalityFactory()
    municipal_editor.save()
    StoryPageFactory(title="Hun concept", live=False, owner=theirs.owner, body=body("kanarie"))

    everything = page(municipal_editor, "team=alle")

    assert "Hun concept" not in everything.text
    assert row(everything, "Te lezen").find("img") == []
    assert "Nog niet" not in row(everything, "Te lezen").text
    for query in ("q=kanarie", "notes=suicide", "allowed=nee", "turn=verhalencoordinator"):
        assert "Te lezen" not in page(municipal_editor, f"{query}&team=alle").one("main").text
    assert "Te lezen" in page(municipal_editor, "photo=zonder&team=alle").text


def test_there_is_one_list(editor, log_in, site):
    client = log_in(editor)
    place = reverse("wagtailadmin_explore", args=[site.stories.pk])

    assert client.get(f"{place}?q=brug").url == f"{reverse('stories:index')}?q=brug"
    assert (
        reverse("wagtailadmin_pages:edit", args=[site.stories.pk])
        in client.get(reverse("stories:index")).text
    )


def test_a_municipal_editor_sees_the_list_without_doors_to_others_pages(
    municipal_editor, log_in, site
):
    page = log_in(municipal_editor).get(reverse("stories:index"))

    assert page.status_code in {200, 302}
    assert reverse("wagtailadmin_pages:edit", args=[site.story.pk]) not in page.text
