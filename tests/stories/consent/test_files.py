"""The files of a public story cannot be replaced behind the back of its teller."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from stories.consent.files import IN_A_STORY
from stories.models import StoryPage
from tests.factories import AudioFactory, ImageFactory, PlainPageFactory, StoryPageFactory
from tests.openhartig.media.factories import ANSWERED, drawn_picture
from tests.sounds import mp3


def replace_picture(cms: Client, image):
    new = {"title": "Foto", "file": ContentFile(drawn_picture(80, 50), "ander.png")} | ANSWERED
    return cms.post(reverse("wagtailimages:edit", args=[image.pk]), new)


def replace_sound(cms: Client, document):
    new = {"title": "Geluid", "file": ContentFile(mp3(voice=b"another"), "ander.mp3")}
    return cms.post(reverse("wagtaildocs:edit", args=[document.pk]), new)


def picture_in_text(image) -> dict:
    value = {"image": image.pk, "alt_text": "Een brug", "decorative": False}
    return {"type": "image", "value": {"image": value, "caption": ""}}


def sound_in_text(document) -> dict:
    words = {"title": "De Maas", "file": document.pk, "transcript": "<p>Water.</p>"}
    return {"type": "audio", "value": words}


@pytest.fixture
def image(site):
    return ImageFactory()


def test_a_photo_of_a_public_story_stays(cms, image):
    StoryPageFactory(photo=image, photo_decorative=True)
    before = image.file.read()

    answer = replace_picture(cms, image)

    assert IN_A_STORY in answer.text
    image.refresh_from_db()
    assert image.file.open().read() == before


def test_so_does_a_picture_in_its_text(cms, image):
    StoryPageFactory(body=[picture_in_text(image)])

    assert IN_A_STORY in replace_picture(cms, image).text


def test_so_does_its_sound(cms, site):
    document = AudioFactory()
    StoryPageFactory(body=[sound_in_text(document)])

    assert IN_A_STORY in replace_sound(cms, document).text
    document.refresh_from_db()
    assert document.file.open().read() == mp3()


def test_its_title_may_change(cms, image):
    StoryPageFactory(photo=image, photo_decorative=True)

    cms.post(reverse("wagtailimages:edit", args=[image.pk]), {"title": "Een brug"} | ANSWERED)

    image.refresh_from_db()
    assert image.title == "Een brug"


@pytest.mark.parametrize("story", [{"live": False}, {"is_example": True}])
def test_files_of_drafts_and_examples_may_be_replaced(cms, image, story):
    StoryPageFactory(photo=image, photo_decorative=True, **story)

    assert replace_picture(cms, image).status_code == 302


def test_so_may_files_of_other_pages(cms, image):
    PlainPageFactory(body=[picture_in_text(image)])

    assert replace_picture(cms, image).status_code == 302


def test_a_photo_may_be_replaced_once_the_story_is_off_the_site(cms, image):
    story = StoryPageFactory(photo=image, photo_decorative=True)
    StoryPage.objects.get(pk=story.pk).unpublish()

    assert replace_picture(cms, image).status_code == 302


def test_new_files_can_be_added(cms, site):
    new = {
        "title": "Foto",
        "file": ContentFile(drawn_picture(), "nieuw.png"),
        "collection": 1,
    } | ANSWERED

    assert cms.post(reverse("wagtailimages:add"), new).status_code == 302
