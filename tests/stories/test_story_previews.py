"""A story before it is public: as it is written, and as visitors will see it."""

import pytest
from django.urls import reverse

from openhartig.pages.previews import CARDS, PAGE
from stories.consent.models import Teller
from stories.consent.uses import How, Use
from stories.models import StoryPage
from stories.previews import FOR_VISITORS
from tests.factories import ImageFactory, MunicipalityFactory, StoryPageFactory
from tests.html import Element, read_html

NOT_SEEN = "Niet toegestaan: bezoekers zien dit niet."


@pytest.fixture
def story(site) -> StoryPage:
    """A draft of which the teller allows neither the name nor the photo."""
    story = StoryPageFactory(
        title="Om vier uur",
        live=False,
        display_name="Truus",
        municipality=MunicipalityFactory(name="Weert"),
        photo=ImageFactory(),
        photo_alt="Truus op een brug",
    )
    Teller.objects.get(key=story.key).decide(set(Use) - {Use.NAME, Use.PHOTO}, How.FORM)
    return story


def preview(story: StoryPage, mode: str) -> Element:
    story = StoryPage.objects.get(pk=story.pk)
    return read_html(story.make_preview_request(preview_mode=mode)).one("main")


def test_what_was_not_allowed_is_said_above_it(story):
    shown = preview(story, PAGE)

    assert "Truus" in shown.text
    assert f"{NOT_SEEN} De verteller gaf geen toestemming voor: de naam, de foto." in shown.text


def test_it_can_be_seen_as_visitors_will(story):
    shown = preview(story, FOR_VISITORS)

    assert "Truus" not in shown.text
    assert "Anoniem uit Weert" in shown.text
    assert not shown.find("img")
    assert NOT_SEEN not in shown.text


def test_its_card_is_that_of_visitors(story):
    shown = preview(story, CARDS)

    assert "Truus" not in shown.text
    assert "Om vier uur" in shown.one("article").text
    assert "Om vier uur" in shown.one("div", class_="shared").text


def test_a_story_that_is_all_allowed_says_nothing(site):
    story = StoryPageFactory(live=False, display_name="Truus")

    assert NOT_SEEN not in preview(story, PAGE).text
    assert "Truus" in preview(story, FOR_VISITORS).text


def test_a_made_up_story_is_shown_whole(site):
    example = StoryPageFactory(is_example=True, display_name="Bo")

    for mode in (PAGE, FOR_VISITORS, CARDS):
        assert "Bo" in preview(example, mode).text
        assert NOT_SEEN not in preview(example, mode).text


def test_visitors_never_read_what_editors_are_told(client, story):
    version = StoryPage.objects.get(pk=story.pk)
    version.save_revision().publish()

    assert NOT_SEEN not in client.get(StoryPage.objects.get(pk=story.pk).url).text


def test_an_editor_chooses_how_to_see_it(editor, log_in, story):
    client = log_in(editor)
    screen = read_html(client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])))
    choices = screen.one("select", name="preview_mode").find("option")

    assert [each.text for each in choices] == [
        *("De pagina", "Zoals bezoekers het zien", "In een lijst en gedeeld")
    ]
