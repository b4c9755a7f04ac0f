"""Who publishes a page waits for its pictures, so that no visitor does."""

from contextlib import contextmanager
from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from openhartig.media.models import SiteImage, SiteRendition
from openhartig.media.renditions import PHOTO, SHARE_CARD
from openhartig.pages.models import BasePage
from openhartig.settings import PROJECT_DIR
from stories.models import StoryPage
from tests.factories import ImageFactory, PlainPageFactory, StoryPageFactory
from tests.openhartig.media.factories import drawn_picture

pytestmark = pytest.mark.django_db

ABOUT = {"title": "Nieuw", "tags": "", "description": "Een brug", "recognisable": "no"}
ALL_SIZES = {*PHOTO, SHARE_CARD}
BROKEN = drawn_picture()[:-40]


def sizes_of(image: SiteImage) -> set[str]:
    return set(SiteRendition.objects.filter(image=image).values_list("filter_spec", flat=True))


def in_text(image: SiteImage) -> list[dict]:
    value = {"image": image.pk, "alt_text": "Een brug", "decorative": False}
    return [{"type": "image", "value": {"image": value, "caption": ""}}]


@pytest.fixture
def published(django_capture_on_commit_callbacks):
    """Do what is done when the change is safe in the database."""

    @contextmanager
    def published():
        with django_capture_on_commit_callbacks(execute=True):
            yield

    return published


@pytest.fixture
def draft(site) -> StoryPage:
    """A story that nobody can read yet, with a photo and with another picture in its text."""
    story = StoryPageFactory(
        live=False, photo=ImageFactory(), photo_decorative=True, body=in_text(ImageFactory())
    )
    story.save_revision()
    return story


def pictures_of(story: StoryPage) -> list[SiteImage]:
    return [story.photo, story.body[0].value["image"]]


def test_no_template_asks_for_a_size_of_its_own():
    templates = [*(PROJECT_DIR / "templates").rglob("*.html")]
    asking = [file.name for file in templates if "wagtailimages_tags" in file.read_text()]
    assert templates
    assert asking == []


def test_a_draft_makes_nothing_public_and_publishing_makes_everything(draft, published):
    with published():
        draft.save_revision()
    assert [sizes_of(image) for image in pictures_of(draft)] == [set(), set()]

    with published():
        draft.get_latest_revision().publish()
    assert [sizes_of(image) for image in pictures_of(draft)] == [ALL_SIZES, ALL_SIZES]


def test_a_schedule_makes_them_when_its_hour_has_come(draft, published):
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    with published():
        draft.save_revision().publish()
    assert sizes_of(draft.photo) == set()

    draft.revisions.update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    with published():
        call_command("publish_scheduled")
    assert sizes_of(draft.photo) == ALL_SIZES


def test_a_draft_of_a_live_page_keeps_its_new_picture_to_itself(draft, published):
    with published():
        draft.get_latest_revision().publish()
    live = StoryPage.objects.get(pk=draft.pk)
    live.photo = ImageFactory()
    live.body = in_text(ImageFactory())

    with published():
        live.save_revision(log_action=True)

    assert [sizes_of(image) for image in pictures_of(live)] == [set(), set()]


def test_a_page_that_code_saves_counts_as_well(site, published):
    image = ImageFactory()
    with published():
        PlainPageFactory(body=in_text(image))
    assert sizes_of(image) == ALL_SIZES


def test_another_file_is_made_in_all_sizes_again(site, editor, log_in, published):
    image, unused = ImageFactory(), ImageFactory()
    with published():
        PlainPageFactory(body=in_text(image))
    before = set(SiteRendition.objects.values_list("file", flat=True))

    for each in (image, unused):
        file = ContentFile(drawn_picture(80, 50), name="nieuw.png")
        with published():
            answer = log_in(editor).post(
                f"/beheer/images/{each.pk}/",
                ABOUT | {"file": file, "collection": each.collection_id},
            )
        assert answer.status_code == 302

    assert sizes_of(image) == ALL_SIZES
    assert sizes_of(unused) == set()
    assert before.isdisjoint(SiteRendition.objects.values_list("file", flat=True))


def test_another_focus_makes_another_share_card(draft, published):
    with published():
        draft.get_latest_revision().publish()
    image = draft.photo
    image.focal_point_x, image.focal_point_y = 5, 5
    image.focal_point_width = image.focal_point_height = 4

    with published():
        image.save()

    cards = SiteRendition.objects.filter(image=image, filter_spec=SHARE_CARD)
    assert cards.exclude(focal_point_key="").values("focal_point_key").distinct().count() == 2


@pytest.mark.parametrize("is_missing", [True, False], ids=["missing", "broken"])
def test_a_picture_that_cannot_be_read_stops_neither_editor_nor_reader(
    draft, published, client, is_missing
):
    photo, other = pictures_of(draft)
    photo.file.storage.delete(photo.file.name)
    if not is_missing:
        photo.file.storage.save(photo.file.name, BytesIO(BROKEN))

    with published():
        draft.get_latest_revision().publish()

    assert sizes_of(other) == ALL_SIZES
    assert BasePage.objects.get(pk=draft.pk).live
    answer = client.get(draft.get_url())
    assert answer.status_code == 200
    assert draft.introduction in answer.text
