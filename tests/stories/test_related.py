import pytest

from stories.models import StoryPage, related
from stories.models.related import related_stories
from tests.factories import StoryPageFactory, ThemeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def themes(site) -> list:
    site.story.delete()
    return ThemeFactory.create_batch(3)


def titles(story: StoryPage, **limit) -> list[str]:
    found = related_stories(story, **limit)
    return [other.title for other in found]


def test_stories_that_share_most_come_first_then_the_newest(themes):
    first, second, third = themes
    StoryPageFactory(title="Twee gedeeld", themes=[first, second])
    StoryPageFactory(title="Eén gedeeld, ouder", themes=[second, third])
    StoryPageFactory(title="Eén gedeeld, nieuwer", themes=[first])
    StoryPageFactory(title="Niets gedeeld", themes=[third])
    story = StoryPageFactory(themes=[first, second])

    assert titles(story) == ["Twee gedeeld", "Eén gedeeld, nieuwer", "Eén gedeeld, ouder"]
    assert titles(story, count=4)[-1] == "Niets gedeeld"


def test_a_story_is_not_related_to_itself_or_to_a_draft(themes):
    StoryPageFactory(title="Concept", live=False, themes=themes)
    story = StoryPageFactory(themes=themes)

    assert titles(story) == []


def test_a_story_without_themes_leads_to_the_newest(themes):
    StoryPageFactory(title="Ouder", themes=themes)
    StoryPageFactory(title="Nieuwer")

    assert titles(StoryPageFactory()) == ["Nieuwer", "Ouder"]


def test_the_page_shows_three_with_a_way_to_all(client, themes):
    StoryPageFactory.create_batch(5)
    story = StoryPageFactory(themes=themes)
    response = client.get(story.get_url())

    assert len(response.context["related_stories"]) == 3
    for other in response.context["related_stories"]:
        assert other.get_url() in response.text


def test_only_recent_stories_are_compared(themes, monkeypatch):
    monkeypatch.setattr(related, "RECENT", 1)
    StoryPageFactory(title="Gedeeld, maar oud", themes=themes)
    StoryPageFactory(title="Niets gedeeld, nieuw")
    story = StoryPageFactory(themes=themes)
    assert [other.title for other in related_stories(story, count=1)] == ["Niets gedeeld, nieuw"]
