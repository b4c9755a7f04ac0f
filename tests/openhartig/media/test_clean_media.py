"""`manage.py clean_media`: pictures and sounds from before the site cleaned them."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command

from openhartig.media.cleaning import cleaned
from openhartig.media.management.commands.clean_media import clean_picture
from openhartig.media.models import CLEAN, SiteImage, SiteRendition
from openhartig.media.renditions import PHOTO, SHARE_CARD
from stories.consent.content import parts_of
from tests.factories import ImageFactory, StoryPageFactory
from tests.openhartig.media.factories import drawn_picture
from tests.pictures import PLANTED, SIZE, TURNED, jpeg, left_in

pytestmark = pytest.mark.django_db

ALL_SIZES = {*PHOTO, SHARE_CARD}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings, site) -> Path:
    backend = "django.core.files.storage.FileSystemStorage"
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": backend}}
    return tmp_path


@pytest.fixture
def clean_all(django_capture_on_commit_callbacks):
    def clean_all() -> str:
        output = StringIO()
        with django_capture_on_commit_callbacks(execute=True):
            call_command("clean_media", stdout=output)
        return output.getvalue()

    return clean_all


def from_before(content: bytes = b"") -> SiteImage:
    """Return a picture as it stands on a site where nothing was cleaned, with two of its sizes."""
    image = ImageFactory()
    default_storage.delete(image.file.name)
    name = default_storage.save("original_images/3f2a.jpg", as_file(content or jpeg(orientation=6)))
    width, height = SIZE
    SiteImage.objects.filter(pk=image.pk).update(file=name, width=width, height=height)
    for number, spec in enumerate(("original", "width-400|format-jpeg")):
        size = SiteRendition(image=image, filter_spec=spec)
        size.file.save(f"3f2a.{number}.jpg", as_file(jpeg()), save=True)
    return SiteImage.objects.get(pk=image.pk)


def as_file(content: bytes):
    return ContentFile(content, name="foto.jpg")


def talkative(folder: Path) -> list[str]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file.name for file in files if PLANTED.encode() in file.read_bytes()]


def test_original_and_sizes_say_nothing_afterwards(folder, clean_all):
    image = from_before()
    assert len(talkative(folder)) == 3

    assert clean_all() == "Pictures cleaned: 1.\n"

    image.refresh_from_db()
    assert talkative(folder) == []
    assert [left_in(file.read_bytes()) for file in folder.rglob("*.jpg")] == [set()]
    assert (image.width, image.height) == TURNED
    assert image.file_size == image.file.size
    assert CLEAN in image.file.name


def test_a_public_picture_has_all_its_sizes_again(clean_all):
    image = from_before()
    StoryPageFactory(photo=image, photo_decorative=True)

    clean_all()

    made = SiteRendition.objects.filter(image=image)
    assert set(made.values_list("filter_spec", flat=True)) == ALL_SIZES
    for size in made:
        with size.file.open() as file:
            assert left_in(file.read()) == set()


def test_a_second_time_costs_two_queries(clean_all, django_assert_num_queries):
    from_before()
    clean_all()
    names = list(SiteImage.objects.values_list("file", flat=True))

    with django_assert_num_queries(2):
        assert clean_all() == ""
    assert list(SiteImage.objects.values_list("file", flat=True)) == names


def test_a_teller_agreed_with_the_same_photo(clean_all):
    image = from_before()
    story = StoryPageFactory(photo=image, photo_decorative=True)
    before = parts_of(story)

    clean_all()

    story = type(story).objects.get(pk=story.pk)
    assert story.photo.file.name != image.file.name
    assert parts_of(story) == before


@pytest.mark.parametrize("is_missing", [True, False])
def test_a_broken_picture_is_healed_from_its_largest_size(folder, clean_all, is_missing):
    image = from_before()
    file = folder / image.file.name
    file.unlink() if is_missing else file.write_bytes(jpeg()[:600])

    assert clean_all() == "Pictures cleaned: 1.\n"

    image.refresh_from_db()
    assert talkative(folder) == []
    assert (image.width, image.height) == SIZE


def test_what_cannot_be_read_at_all_is_named_and_cannot_be_fetched(folder, clean_all):
    image, other = from_before(), from_before()
    (folder / image.file.name).write_bytes(jpeg()[:600])
    for size in image.renditions.all():
        (folder / size.file.name).write_bytes(jpeg()[:600])

    report = "Pictures cleaned: 1.\nPictures that cannot be read, and are not shown: %s.\n"
    assert clean_all() == report % image.pk

    assert not image.renditions.exists()
    assert talkative(folder) == [Path(image.file.name).name]
    other.refresh_from_db()
    assert other.is_clean


def test_two_at_once_do_the_work_once(clean_all):
    image = from_before()
    clean_all()
    image.refresh_from_db()
    before = image.file.name

    assert clean_picture(image.pk)

    image.refresh_from_db()
    assert image.file.name == before


def test_a_focus_that_lay_elsewhere_is_forgotten(clean_all):
    turned, level = from_before(), from_before(jpeg())
    SiteImage.objects.update(
        focal_point_x=20, focal_point_y=20, focal_point_width=10, focal_point_height=10
    )

    clean_all()

    turned.refresh_from_db()
    level.refresh_from_db()
    assert not turned.has_focal_point()
    assert level.has_focal_point()


def test_new_pictures_need_no_command(clean_all):
    image = ImageFactory()

    assert clean_all() == ""
    assert image.file.read() == cleaned(as_file(drawn_picture())).read()
