"""Pictures of drafts, and sizes that the CMS made for itself, are for nobody else."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from openhartig.media.renditions import PHOTO, SHARE_CARD
from tests.factories import ImageFactory, StoryPageFactory

from .told import Told, shown, statuses


def draft_that_was_never_public(told: Told, image) -> None:
    story = StoryPageFactory(live=False, photo=image, photo_decorative=True)
    story.save_revision()
    told.cms.get(reverse("wagtailadmin_pages:view_draft", args=[story.pk]))


def draft_of_a_public_story(told: Told, image) -> None:
    version = told.page().get_latest_revision_as_object()
    version.photo = image
    version.save_revision()
    told.cms.get(reverse("wagtailadmin_pages:view_draft", args=[told.story.pk]))


def agreed_and_planned(told: Told, image) -> None:
    told.write(photo=image, go_live_at=timezone.now() + timedelta(days=1)).publish()


def opened_in_the_library(told: Told, image) -> None:
    told.cms.get(reverse("wagtailimages:edit", args=[image.pk]))
    told.cms.get(reverse("wagtailimages:index"))


@pytest.mark.parametrize(
    "road",
    [
        draft_that_was_never_public,
        draft_of_a_public_story,
        agreed_and_planned,
        opened_in_the_library,
    ],
)
def test_what_is_not_public_yet_is_for_nobody(told, road):
    image = ImageFactory()
    road(told, image)
    image.get_renditions(*PHOTO, SHARE_CARD, "original")

    addresses = {rendition.url for rendition in image.renditions.all()}
    assert statuses(addresses) == {404}
    assert {told.cms.get(address).status_code for address in addresses} == {200}


def test_a_public_picture_is_public_in_the_sizes_of_the_site_only(told):
    told.cms.get(reverse("wagtailimages:edit", args=[told.page().photo_id]))
    own = {rendition.url for rendition in told.page().photo.renditions.all()} - shown(told)
    kept_back = {address for address in own if re.search(r"original|max-", address)}

    assert kept_back
    assert statuses(kept_back) == {404}
