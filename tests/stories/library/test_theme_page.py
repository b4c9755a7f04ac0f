"""What there is about a theme, on an address of its own."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from stories.library.listing import PAGE_SIZE
from stories.models import ContentNote, Theme
from tests.factories import HelplineFactory, StoryPageFactory, ThemeFactory
from tests.html import Element, read_html

pytestmark = pytest.mark.django_db
TIP = {"type": "tip", "value": {"title": "Vraag het twee keer", "text": "<p>En wacht dan.</p>"}}


@pytest.fixture
def mourning(site):
    return ThemeFactory(
        name="Rouw", slug="rouw", description="Over gemis.", question="Wie mis jij nog?"
    )


def main(client, address: str) -> Element:
    return read_html(client.get(address)).one("main")


def test_it_has_its_words_stories_question_tip_and_help(client, mourning):
    HelplineFactory(name="Luisterlijn", in_story_box=True)
    StoryPageFactory(title="Met een tip", themes=[mourning], body=[TIP])
    StoryPageFactory(title="Over iets anders", themes=[ThemeFactory()])
    StoryPageFactory(title="Nog een concept", themes=[mourning], live=False)

    page = main(client, "/verhalen/thema/rouw/")

    assert page.one("h1").text == "Rouw"
    for words in ("Over gemis.", "1 verhaal over rouw", "Met een tip", "Wie mis jij nog?"):
        assert words in page.text
    assert page.one("article", class_="tip").one("h2").text == "Vraag het twee keer"
    assert "Luisterlijn" in page.one("section", id="hulp").text
    assert "Over iets anders" not in page.text
    assert "Nog een concept" not in page.text


def test_it_has_an_address_and_a_title_of_its_own(client, mourning):
    StoryPageFactory.create_batch(PAGE_SIZE + 1, themes=[mourning])
    for asked, own, title in (
        ("?gemeente=weert", "", "Verhalen over rouw – Limburg Openhartig"),
        ("?pagina=9", "?pagina=2", "Verhalen over rouw, pagina 2 – Limburg Openhartig"),
    ):
        response = client.get(f"/verhalen/thema/rouw/{asked}")
        page = read_html(response)
        assert response["Content-Location"] == f"/verhalen/thema/rouw/{own}"
        assert page.one("title").text == title
        assert page.one("link", rel="canonical")["href"].endswith(f"/verhalen/thema/rouw/{own}")


@pytest.mark.parametrize(("name", "inside"), [("Angst", "angst"), ("ADHD", "ADHD")])
def test_its_name_inside_a_sentence(name, inside):
    assert Theme(name=name).in_sentence == inside


def test_a_theme_without_stories_leaves_nobody_alone(client, mourning):
    assert "Dat betekent niet dat je de enige bent." in main(client, "/verhalen/thema/rouw/").text
    assert client.get("/verhalen/thema/bestaat-niet/").status_code == 404


def test_stories_lead_there(client, mourning):
    page = main(client, StoryPageFactory(themes=[mourning]).get_url())

    leading = [link.text for link in page.find("a", href="/verhalen/thema/rouw/")]
    assert leading == ["Rouw", "Alles over rouw"]


def test_queries_do_not_grow_with_the_stories(client, mourning):
    def ask() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/verhalen/thema/rouw/")
        return len(queries)

    StoryPageFactory(themes=[mourning], body=[TIP], content_notes=[ContentNote.LOSS])
    ask()  # makes the settings of the site
    few = ask()
    StoryPageFactory.create_batch(4, themes=[mourning, ThemeFactory()], body=[TIP, TIP])
    assert ask() == few <= 14
