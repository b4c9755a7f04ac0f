"""Several voices and several languages in one story: from the CMS to the page."""

import pytest
from django.test import Client
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.test.utils.form_data import rich_text, streamfield

from openhartig.blocks.languages import LANGUAGE_FEATURES, LANGUAGES
from openhartig.blocks.reading import leaves, raw_texts
from openhartig.blocks.text import TEXT_FEATURES
from openhartig.search.excerpt import searchable_text
from stories.consent.content import parts_of
from stories.models import StoryPage
from stories.my_story.changes import paragraphs_of
from tests.cms import PUBLISH, CmsTestCase, edit_address, story_form
from tests.consent import consent_to
from tests.factories import StoryPageFactory, approve
from tests.html import read_html

FEATURES = [*TEXT_FEATURES, *LANGUAGE_FEATURES]


def typed(html: str) -> str:
    """Return what the text editor sends."""
    return rich_text(html, features=FEATURES)


@pytest.mark.django_db
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_text_editor_gives_back_what_was_marked(code):
    converter = ContentstateConverter(FEATURES)
    html = f'<p data-block-key="a">Ze riep <b><span lang="{code}">kom</span></b>, twee keer.</p>'

    assert f'<span lang="{code}">kom</span>' in converter.to_database_format(
        converter.from_database_format(html)
    )


@pytest.mark.django_db
def test_only_languages_that_we_know_and_no_other_mark():
    converter = ContentstateConverter(FEATURES)
    html = '<p>Een <span lang="xx" class="x">woord</span> <span style="color:red">rood</span></p>'

    assert "<span" not in converter.to_database_format(converter.from_database_format(html))


@pytest.mark.django_db
def test_another_language_is_another_text_to_agree_to():
    plain, limburgs, german = (
        StoryPageFactory.build(body=[{"type": "text", "value": f"<p>{word}</p>"}])
        for word in ("Kom", '<span lang="li">Kom</span>', '<span lang="de">Kom</span>')
    )
    limburgs.slug = german.slug = plain.slug

    assert len({parts_of(story)["text"] for story in (plain, limburgs, german)}) == 3


class FromTheEditorToThePage(CmsTestCase):
    def publish(self, *blocks: tuple) -> StoryPage:
        data = story_form(*blocks) | PUBLISH
        self.add(self.site.stories, StoryPage, data)
        draft = StoryPage.objects.get(slug="ik-zei-het-hardop")
        consent_to(draft)
        approve(draft)
        self.client.post(edit_address(draft), data)
        made = StoryPage.objects.get(slug="ik-zei-het-hardop")
        assert made.live
        return made

    def test_words_languages_and_turns(self):
        said = typed('<p>Oma zei <span lang="li">kóm hei</span>, en ik bleef.</p>')
        story = self.publish(
            ("text", said),
            (
                "dialogue",
                streamfield_of_turns(("Vraag", "<p>En toen?</p>"), ("Mia", "<p>Thee.</p>")),
            ),
            (
                "translated",
                {
                    "language": "li",
                    "text": typed("<p>Gaon zitte.</p>"),
                    "translation": typed("<p>Ga zitten.</p>"),
                },
            ),
        )
        page = read_html(Client().get(story.url)).one("main")

        marked = page.one("span", lang="li")
        assert marked.text == "kóm hei"
        turns = [turn.text for turn in page.find("p", class_="turn-speaker")]
        assert turns == ["Vraag", "Mia"]
        assert page.one("div", lang="li").text == "Gaon zitte."
        assert "Ga zitten." in page.text

        assert "kóm hei, en ik bleef" in searchable_text(story)
        assert story.title in read_html(Client().get("/zoeken/?q=hei")).one("main").text
        read = [text for text in leaves(story.body) if isinstance(text, str)]
        assert read == ["Vraag", "Mia"]
        assert "li" not in list(raw_texts(story.body.raw_data))
        assert paragraphs_of(story)[1:] == [
            "Oma zei kóm hei, en ik bleef.",
            *("Vraag", "En toen?", "Mia", "Thee."),
            *("Gaon zitte.", "Ga zitten."),
        ]


def streamfield_of_turns(*turns: tuple[str, str]) -> dict:
    """Return the form of a conversation: who says something, and what."""
    items = [{"speaker": speaker, "text": typed(html)} for speaker, html in turns]
    return streamfield([("item", item) for item in items])
