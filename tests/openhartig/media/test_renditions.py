from io import BytesIO

import pytest
from PIL import Image

from openhartig.media.models import SiteRendition
from openhartig.media.renditions import prefetch_renditions
from tests.factories import AudioFactory, ImageFactory, PdfFactory

pytestmark = pytest.mark.django_db

SIZES = ("width-40|format-webp", "width-40|format-avif", "fill-20x20|format-jpeg")


def test_sizes_that_were_fetched_need_no_more_queries(django_assert_num_queries):
    images = ImageFactory.create_batch(3)
    made = {image: [image.get_rendition(size).url for size in SIZES] for image in images}
    images = [type(image).objects.get(pk=image.pk) for image in images]

    with django_assert_num_queries(1):
        prefetch_renditions([*images, None, images[0]])
    with django_assert_num_queries(0):
        for image in images:
            assert [image.get_rendition(size).url for size in SIZES] == made[image]
            assert all(image.get_rendition(size).image.title for size in SIZES)


def test_a_size_that_is_not_there_yet_is_made(settings):
    image = ImageFactory()
    prefetch_renditions([image])

    rendition = image.get_rendition("width-40|format-avif")

    assert rendition.width == 40
    assert SiteRendition.objects.get() == rendition


def test_nothing_to_fetch_needs_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        prefetch_renditions([])
        prefetch_renditions([None])


def test_every_format_on_the_site_can_be_made():
    image = ImageFactory()
    for name in ("avif", "webp", "jpeg"):
        rendition = image.get_rendition(f"width-40|format-{name}")
        with rendition.file.open() as file:
            assert Image.open(BytesIO(file.read())).format == name.upper()


def test_sizes_have_an_address_and_the_uploaded_picture_has_not():
    """Only `images` and `audio` have an address, see `openhartig.urls`."""
    image = ImageFactory()

    assert image.file.name.startswith("original_images/")
    assert image.get_rendition("width-40").file.name.startswith("images/")


def test_sound_and_documents_are_kept_apart():
    assert AudioFactory().file.name.startswith("audio/")
    assert PdfFactory().file.name.startswith("documents/")
