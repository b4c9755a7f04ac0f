"""A story as an editor meets it in the CMS."""

import pytest
from django.test import Client
from wagtail.test.utils.form_data import nested_form_data, rich_text

from openhartig.blocks.media import NO_CAPTIONS, NO_WORDS
from openhartig.blocks.text import INLINE_FEATURES, TEXT_FEATURES
from stories.library.models import StoryIndexPage
from stories.models import ContentNote, StoryPage
from tests.cms import PUBLISH, CmsTestCase, edit_address, errors, story_form
from tests.consent import consent_to
from tests.factories import (
    AudioFactory,
    ImageFactory,
    MunicipalityFactory,
    PdfFactory,
    ThemeFactory,
    approve,
)
from tests.html import read_html

pytestmark = pytest.mark.slow

NEEDS_ALT = "Beschrijf de foto, of geef aan dat de foto alleen versiering is."
VIDEO = {
    "url": "https://youtu.be/aqz-KE-bpKQ",
    "title": "Een gesprek op de bank",
    "poster": "",
    "transcript": rich_text("<p>Twee mensen praten.</p>", features=INLINE_FEATURES),
    "has_captions": "on",
}


class WritingAStory(CmsTestCase):
    def publish(self, *blocks: tuple, **fields):
        """Publish a new story as soon as its teller agrees; return the last answer."""
        return self.publish_form(story_form(*blocks, **fields))

    def publish_form(self, data: dict):
        response = self.add(self.site.stories, StoryPage, data | PUBLISH)
        draft = StoryPage.objects.filter(slug="ik-zei-het-hardop").first()
        if draft is None:
            return response
        consent_to(draft)
        approve(draft)
        return self.client.post(edit_address(draft), data | PUBLISH)

    def refused(self, *blocks: tuple, **fields) -> dict:
        """Try to publish, and return the errors of the form."""
        response = self.publish(*blocks, **fields)
        assert response.status_code == 200
        assert not StoryPage.objects.filter(slug="ik-zei-het-hardop").exists()
        return errors(response)

    def test_with_all_fields_and_all_blocks(self):
        photo, audio = ImageFactory(), AudioFactory()
        municipality, themes = MunicipalityFactory(), ThemeFactory.create_batch(2)
        data = story_form(
            ("heading", "Het begin"),
            ("text", rich_text("<p>Ik zei <b>niets</b>.</p>", features=TEXT_FEATURES)),
            ("quote", {"text": "Zeg het maar.", "attribution": "Een zus"}),
            (
                "image",
                {"image": {"image": photo.pk, "alt_text": "Een brug", "decorative": ""}},
            ),
            ("video", VIDEO),
            (
                "audio",
                {
                    "title": "Het geluid van de Maas",
                    "file": audio.pk,
                    "transcript": rich_text("<p>Water.</p>", features=INLINE_FEATURES),
                },
            ),
            (
                "tip",
                {
                    "title": "Vraag door",
                    "text": rich_text("<ul><li>En nu?</li></ul>", features=TEXT_FEATURES),
                },
            ),
            introduction="Een zus vertelt.",
            display_name="Sanne",
            municipality=municipality.pk,
            photo=photo.pk,
            photo_alt="Een vrouw op een brug.",
        )
        data |= {
            "themes": [theme.pk for theme in themes],
            "content_notes": ["loss", "suicide"],
        }

        self.publish_form(data)

        made = StoryPage.objects.get(slug="ik-zei-het-hardop")
        assert made.live
        assert set(made.themes.all()) == set(themes)
        assert made.content_notes == ["loss", "suicide"]
        assert made.note_labels == [ContentNote.SUICIDE.label, ContentNote.LOSS.label]
        assert (made.has_video, made.has_audio) == (True, True)
        assert [block.block_type for block in made.body] == [
            "heading",
            "text",
            "quote",
            "image",
            "video",
            "audio",
            "tip",
        ]
        assert Client().get(made.url).status_code == 200

    def test_a_photo_needs_a_description(self):
        assert self.refused(photo=ImageFactory().pk) == {"photo_alt": [NEEDS_ALT]}

    def test_a_decorative_photo_needs_no_description(self):
        self.publish(photo=ImageFactory().pk, photo_decorative="on")

        assert StoryPage.objects.get(slug="ik-zei-het-hardop").photo_decorative

    def test_a_picture_in_the_text_needs_a_description_or_the_decorative_mark(self):
        picture = {"image": ImageFactory().pk, "alt_text": "", "decorative": ""}

        assert list(self.refused(("image", {"image": picture}))) == ["body"]
        self.publish(("image", {"image": picture | {"decorative": "on"}}))
        assert StoryPage.objects.get(slug="ik-zei-het-hardop").live

    def test_a_video_of_an_unknown_provider_is_refused(self):
        response = self.publish(("video", VIDEO | {"url": "https://example.nl/film.mp4"}))

        assert "Dit is geen adres van een video op YouTube of Vimeo." in response.text
        assert list(errors(response)) == ["body"]

    def test_a_video_needs_a_text_and_captions_for_what_is_said(self):
        empty = rich_text("<p> </p>", features=INLINE_FEATURES)
        for change, why in (
            ({"transcript": "null"}, NO_WORDS),
            ({"transcript": empty}, NO_WORDS),
            ({"has_captions": ""}, NO_CAPTIONS),
        ):
            response = self.publish(("video", VIDEO | change))
            assert list(errors(response)) == ["body"]
            assert why in response.text

        self.publish(("video", VIDEO | {"has_captions": "", "is_silent": "on"}))
        assert StoryPage.objects.get(slug="ik-zei-het-hardop").live

    def test_a_version_with_spoken_explanation_is_linked(self):
        described = {"described_url": "https://example.nl/film.mp4"}
        assert list(errors(self.publish(("video", VIDEO | described)))) == ["body"]

        self.publish(("video", VIDEO | {"described_url": "https://vimeo.com/1084538"}))
        page = read_html(Client().get(StoryPage.objects.get(slug="ik-zei-het-hardop").url))
        link = page.one("a", href="https://vimeo.com/1084538")
        assert "versie met uitleg over wat er te zien is" in link.text

    def test_a_story_does_not_take_the_address_of_the_feed(self):
        assert self.refused(slug="feed") == {
            "slug": ["Op dit adres staat al iets anders van de site. Kies een ander adres."]
        }

    def test_a_brochure_is_no_sound(self):
        sound = {
            "title": "Geluid",
            "file": PdfFactory().pk,
            "transcript": rich_text("<p>Stilte.</p>", features=INLINE_FEATURES),
        }
        response = self.publish(("audio", sound))

        assert "Kies een geluidsbestand: mp3, m4a of ogg." in response.text
        assert list(errors(response)) == ["body"]

    def test_a_story_needs_a_perspective_to_be_published(self):
        assert list(self.refused(perspective="")) == ["perspective"]

    def test_an_unknown_content_note_is_refused(self):
        assert list(self.refused(content_notes="drank")) == ["content_notes"]

    def test_a_draft_may_be_saved_incomplete(self):
        """An editor stops halfway: only the title is needed."""
        unfinished = story_form(
            ("video", VIDEO | {"url": "", "title": "", "transcript": "null"}),
            ("image", {"image": {"image": "", "alt_text": "", "decorative": ""}}),
            ("audio", {"title": "", "file": "", "transcript": "null"}),
            ("quote", {"text": "", "attribution": ""}),
            perspective="",
        )
        self.assertCanCreate(self.site.stories, StoryPage, unfinished, publish=False)

        draft = StoryPage.objects.get(draft_title="Ik zei het hardop")
        assert not draft.live
        assert self.client.get(edit_address(draft)).status_code == 200

    def test_a_draft_may_have_a_photo_without_a_description(self):
        self.assertCanCreate(
            self.site.stories, StoryPage, story_form(photo=ImageFactory().pk), publish=False
        )

    def test_an_incomplete_draft_cannot_be_published_afterwards(self):
        self.add(self.site.stories, StoryPage, story_form(perspective=""))
        draft = StoryPage.objects.get(slug="ik-zei-het-hardop")
        address = edit_address(draft)

        response = self.client.post(address, story_form(perspective="") | PUBLISH)

        assert list(errors(response)) == ["perspective"]
        assert not StoryPage.objects.get(pk=draft.pk).live

    def test_a_new_story_can_be_previewed_before_it_is_saved(self):
        preview = self.preview_of_new(
            self.site.stories, StoryPage, story_form(("heading", "Nog niet bewaard"))
        )

        assert preview.status_code == 200
        assert "Nog niet bewaard" in preview.text
        assert not StoryPage.objects.filter(slug="ik-zei-het-hardop").exists()

    def test_what_is_left_empty_is_anonymous_and_regional(self):
        self.publish()

        page = Client().get(StoryPage.objects.get(slug="ik-zei-het-hardop").url)
        assert "Anoniem uit de regio" in page.text

    def test_an_editor_cannot_mark_a_real_story_as_made_up_or_back(self):
        address = edit_address(self.site.story)

        assert "is_example" not in self.client.get(address).text


class TheListOfStories(CmsTestCase):
    def test_an_editor_changes_only_words(self):
        data = nested_form_data(
            {"title": "Verhalen uit de regio", "slug": "verhalen", "introduction": "Lees ze."}
        )
        address = edit_address(self.site.stories)
        self.client.post(address, data | PUBLISH)

        assert StoryIndexPage.objects.get().title == "Verhalen uit de regio"
