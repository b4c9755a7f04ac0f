import pytest
from PIL import Image, ImageFilter

from tests.benchmarks.image_quality import as_like, measure, ssim, textured

NEAR = 4  # steps of quality in which pictures differ


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    return textured(400)


def test_likeness_is_whole_for_the_same_picture_and_less_for_a_worse_one(picture):
    blurred = [picture.filter(ImageFilter.GaussianBlur(radius)) for radius in (1, 3)]
    assert ssim(picture, picture) == pytest.approx(1)
    assert 1 > ssim(picture, blurred[0]) > ssim(picture, blurred[1]) > 0


def test_likeness_is_what_others_measure():
    """Two flat surfaces differ only in brightness: the formula has one term left."""
    dark, light = (Image.new("L", (16, 16), value) for value in (100, 150))
    expected = (2 * 100 * 150 + 2.55**2) / (100**2 + 150**2 + 2.55**2)
    assert ssim(dark, light) == pytest.approx(expected)


@pytest.mark.parametrize("kind", ["avif", "webp"])
def test_every_format_is_as_like_its_source_as_the_jpeg(picture, settings, kind):
    wanted, _ = measure(picture, "jpeg", settings.WAGTAILIMAGES_JPEG_QUALITY)
    right, *_ = as_like(picture, kind, wanted)
    assert abs(getattr(settings, f"WAGTAILIMAGES_{kind.upper()}_QUALITY") - right) <= NEAR
