"""What follows a story: something to think about, ways to pass it on, where to read on."""

import pytest

from tests.factories import StoryPageFactory, ThemeFactory
from tests.html import Element, read_html

pytestmark = pytest.mark.django_db


@pytest.fixture
def themes(site) -> list:
    site.story.delete()
    return [
        ThemeFactory(name="Angst", question=""),
        ThemeFactory(name="Rouw", question="Wie mis jij nog?"),
    ]


@pytest.fixture
def after(client):
    def after(story) -> Element:
        page = read_html(client.get(story.get_url()))
        return page.one("section", class_="after-story")

    return after


def test_it_asks_the_first_question_of_its_themes(after, themes):
    assert "Wie mis jij nog?" in after(StoryPageFactory(themes=themes)).text
    assert "Om over na te denken" not in after(StoryPageFactory(themes=themes[:1])).text


def test_it_says_since_when_it_is_there(after, themes):
    story = StoryPageFactory()
    day = after(story).one("time")["datetime"]
    assert day == story.first_published_at.date().isoformat()


def test_the_next_story_is_the_older_one_on_its_theme(after, themes):
    anxiety, mourning = themes
    oldest = StoryPageFactory(title="Oudste", themes=[anxiety])
    StoryPageFactory(title="Over rouw", themes=[mourning])
    middle = StoryPageFactory(title="Middelste", themes=[anxiety])
    StoryPageFactory(title="Een concept", themes=[anxiety], live=False)
    newest = StoryPageFactory(title="Nieuwste", themes=[anxiety, mourning])

    following = [after(story).one("a", rel="next").text for story in (newest, middle, oldest)]
    assert following == ["Middelste", "Oudste", "Nieuwste"]


def test_what_has_to_be_known_of_the_next_story_stands_with_it(after, themes):
    story = StoryPageFactory(themes=themes[:1])
    StoryPageFactory(title="Die nacht", themes=themes[:1], is_example=True, content_notes=["loss"])
    region = after(story)
    assert region.one("a", rel="next").text == "Voorbeeldverhaal: Die nacht"
    assert "Let op: dit verhaal gaat ook over" in region.text


def test_without_another_story_on_its_theme_it_leads_to_the_list(after, themes):
    page = after(StoryPageFactory(themes=themes[:1]))
    assert not page.find("a", rel="next")
    assert "/verhalen/" in {link["href"] for link in page.find("a")}


def test_what_needs_a_script_waits_for_it(after, themes):
    assert "hidden" in after(StoryPageFactory()).one("div", class_="pass-on").attributes
