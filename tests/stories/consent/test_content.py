"""The digests that stand in every agreement."""

import pytest
from django.core.files.storage import default_storage

from openhartig.media.models import SiteImage
from stories.consent.content import parts_of
from stories.models import StoryPage
from tests.factories import ImageFactory, StoryPageFactory

BODY = [
    {"type": "text", "value": '<p data-block-key="a1">Het begon op een dinsdag.</p>', "id": "1"},
    {"type": "heading", "value": "Wat mij hielp", "id": "2"},
    {"type": "quote", "value": {"quote": "Zij bleef vragen."}, "id": "3"},
]


def test_digests_stay_as_they_are():
    """Other digests for the same story would ask every teller for a new agreement.

    Whoever must change them writes a migration that gives the agreements of unchanged stories
    their new digests. A new field needs none: it says with `since` that it is newer.
    """
    story = StoryPage(title="Een voorbeeld", slug="een-voorbeeld", display_name="Truus", body=BODY)
    assert parts_of(story) == {
        "text": "e64a2364f906251bd3f6f159a5b12edecf354f96f7d9ca8ff3de24ac335f817e",
        "name": "417d2b018746ae0341ecd9fa1074749f8cacf7dce55a24dd11265704b95cce6f",
        "municipality": "",
        "photo": "",
        "video": "",
    }


@pytest.mark.parametrize("is_known", [True, False])
def test_a_file_that_is_gone_breaks_nothing(site, is_known):
    story = StoryPageFactory(photo=ImageFactory(), photo_alt="Een boom")
    photo = story.photo
    photo.get_file_hash()
    before = parts_of(story)
    default_storage.delete(photo.file.name)
    if not is_known:
        SiteImage.objects.filter(pk=photo.pk).update(file_hash="")
    story = StoryPage.objects.get(pk=story.pk)
    assert (parts_of(story)["photo"] == before["photo"]) is is_known
