"""The front page and plain pages as an editor meets them in the CMS."""

from django.test import Client
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from campaign.home.models import HomePage, PlainPage
from openhartig.blocks.text import TEXT_FEATURES
from tests.cms import PUBLISH, CmsTestCase, edit_address
from tests.factories import (
    StoryPageFactory,
)


def text(html: str) -> str:
    return rich_text(html, features=TEXT_FEATURES)


class EditingTheHomePage(CmsTestCase):
    def change(self, *stories) -> object:
        data = nested_form_data(
            {
                "title": "Limburg Openhartig",
                "slug": self.site.home.slug,
                "heading": "Hoe gaat het echt met jou",
                "introduction": "Vraag het eens.",
                "story_links": inline_formset([{"story": story.pk} for story in stories]),
            }
        )
        return self.client.post(edit_address(self.site.home), data | PUBLISH)

    def test_three_stories_may_be_chosen(self):
        stories = StoryPageFactory.create_batch(3)
        self.change(*reversed(stories))

        page = Client().get("/")
        assert page.context["stories"][:3] == stories[::-1]
        assert HomePage.objects.get().heading_words == ("Hoe gaat het echt met", "jou")

    def test_a_fourth_story_is_refused(self):
        response = self.change(*StoryPageFactory.create_batch(4))

        assert response.status_code == 200
        assert not HomePage.objects.get().story_links.exists()


class WritingAPlainPage(CmsTestCase):
    def test_a_new_one(self):
        data = nested_form_data(
            {
                "title": "Colofon",
                "slug": "colofon",
                "introduction": "Wie maakte dit?",
                "body": streamfield([("text", text("<p>Wij.</p>"))]),
            }
        )
        self.assertCanCreate(self.site.home, PlainPage, data)

        assert "Wij." in Client().get("/colofon/").text

    def test_a_new_page_can_be_previewed_before_it_is_saved(self):
        data = nested_form_data({"title": "Leeg", "slug": "leeg", "body": streamfield([])})
        preview = self.preview_of_new(self.site.home, PlainPage, data)

        assert preview.status_code == 200
        assert "Leeg" in preview.text
