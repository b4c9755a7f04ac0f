"""What is kept of a picture: its pixels, upright and in the right colours, and nothing else."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image
from wagtail.images.models import Filter

from openhartig.media import cleaning
from openhartig.media.cleaning import TOO_MANY_PIXELS, UNREADABLE, cleaned
from openhartig.media.models import SiteImage
from openhartig.media.renditions import PHOTO, SHARE_CARD
from tests.pictures import MADE, SIZE, TURNED, bomb, drawn, exif, jpeg, left_in, profile, saved

UPRIGHT_IS_TURNED = {"gedraaid.jpg", "iphone.heic"}
COLOURS = ["telefoon.jpg", "palet.png", "drukwerk-verkeerd.jpg", "lab.jpg", "kapot-profiel.jpg"]
COLOURS += ["foto.avif", "heic-met-andere-naam.jpg", "doorzichtig.png", "beweegt.gif"]


def clean(content: bytes) -> Image.Image:
    return Image.open(BytesIO(cleaned(ContentFile(content)).read()))


@pytest.mark.parametrize("name", MADE)
def test_nothing_is_left_but_the_pixels(name):
    made = MADE[name]()
    assert left_in(made), "nothing was planted"

    picture = cleaned(ContentFile(made, name))

    assert left_in(picture.read()) == set()
    assert picture.name in {"picture.jpg", "picture.png"}


@pytest.mark.parametrize("name", MADE)
def test_it_stands_upright(name):
    assert clean(MADE[name]()).size == (TURNED if name in UPRIGHT_IS_TURNED else SIZE)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_way_to_hold_a_camera(orientation):
    """The red corner, which is the top left of the file, goes where the camera says it was."""
    image = clean(saved(drawn(), "JPEG", exif=exif(orientation), quality=95))
    width, height = image.size
    right, low = width - 10, height - 10
    corners = [(10, 10), (right, 10), (right, low), (10, low)]
    red = [corner for corner in corners if image.getpixel(corner)[0] > 150]
    expected = {1: 0, 2: 1, 3: 2, 4: 3, 5: 0, 6: 1, 7: 2, 8: 3}[orientation]

    assert red == [corners[expected]]
    assert image.size == (SIZE if orientation < 5 else TURNED)


@pytest.mark.parametrize("name", COLOURS)
def test_colours_stay_whether_or_not_the_profile_fits(name):
    red, _, _, *opacity = clean(MADE[name]()).getpixel((8, 8))
    _, _, blue, *_ = clean(MADE[name]()).getpixel((80, 50))

    assert red > 200
    assert blue > 200
    assert opacity in ([], [255])


def test_a_wider_palette_is_brought_back_to_what_browsers_expect():
    """The same numbers mean other colours below another profile: here red and blue swapped."""
    wide = bytearray(profile())
    red, blue = wide.index(b"rXYZ"), wide.index(b"bXYZ")
    wide[red : red + 4], wide[blue : blue + 4] = b"bXYZ", b"rXYZ"
    corner = clean(saved(drawn(), "PNG", icc_profile=bytes(wide))).getpixel((8, 8))

    assert corner[0] < 50
    assert corner[2] > 200


def test_sixteen_bits_of_grey_do_not_turn_white():
    grey = Image.new("I;16", SIZE, 128 * 256)

    assert clean(saved(grey, "PNG")).getpixel((5, 5)) == (128, 128, 128)


def test_what_can_be_seen_through_stays_so_and_the_rest_becomes_a_photo():
    half = drawn("RGBA")
    half.putalpha(128)

    assert clean(saved(half, "WEBP", lossless=True)).getpixel((5, 5))[3] == 128
    assert clean(saved(drawn("RGBA"), "WEBP")).format == "JPEG"
    assert clean(saved(drawn(), "PNG")).format == "PNG"


def test_the_first_of_moving_images_is_kept():
    for name in ("beweegt.gif", "beweegt.webp", "beweegt.avif", "dubbel.jpg"):
        assert clean(MADE[name]()).getpixel((8, 8))[0] > 200, name


def test_the_same_upload_gives_the_same_file():
    assert cleaned(ContentFile(jpeg())).read() == cleaned(ContentFile(jpeg())).read()


def test_what_is_clean_is_not_made_again():
    picture = cleaned(ContentFile(jpeg()))

    assert cleaned(picture) is picture


@pytest.mark.parametrize("name", [*MADE, "tekst.jpg"])
def test_half_a_file_is_refused_with_a_sentence(name):
    content = MADE[name]()[:-500] if name in MADE else b"Dit is geen foto. " * 100
    half = content[: len(content) // 2]

    with pytest.raises(ValidationError, match=UNREADABLE[:30]):
        cleaned(ContentFile(half))


def test_an_orientation_that_cannot_be_read_counts_as_none():
    content = saved(drawn(), "JPEG", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff" + b"\xff" * 20)

    assert clean(content).size == SIZE


class Header(File):
    """A file of which nothing may be read but the start."""

    def read(self, number: int = -1) -> bytes:
        assert self.tell() < 1_000, "a pixel was asked for"
        return super().read(number)


@pytest.mark.parametrize("kind", ["PNG", "GIF", "JPEG", "WEBP"])
def test_too_many_pixels_are_refused_before_one_is_unpacked(kind, monkeypatch):
    content = saved(Image.effect_noise((300, 200), 90), kind)
    monkeypatch.setattr(cleaning, "MOST_MEGAPIXELS", 0.05)
    takes_it_packed = kind == "WEBP"  # its reader wants the whole file to find out the size
    file = ContentFile(content) if takes_it_packed else Header(BytesIO(content))

    with pytest.raises(ValidationError, match=TOO_MANY_PIXELS[:30]):
        cleaned(file)


@pytest.mark.parametrize("side", [12_000, 65_000])
def test_a_small_file_that_claims_to_be_huge_is_refused(side, recwarn):
    """Pillow itself refuses the second, and only warns of the first."""
    with pytest.raises(ValidationError, match=TOO_MANY_PIXELS[:30]):
        cleaned(ContentFile(bomb(side)))

    assert not recwarn.list


def test_more_than_the_site_needs_is_not_kept(monkeypatch):
    monkeypatch.setattr(cleaning, "KEPT_PIXELS", SIZE[0] * SIZE[1] // 4)

    assert clean(jpeg(orientation=6)).size == (TURNED[0] // 2, TURNED[1] // 2)


@settings(max_examples=settings().max_examples // 2)  # each makes many pictures
@given(
    width=st.integers(1, 300),
    height=st.integers(1, 300),
    mode=st.sampled_from(["1", "L", "LA", "P", "RGB", "RGBA", "I;16"]),
)
@example(width=1, height=17_000, mode="L")
@example(width=17_000, height=1, mode="L")
@example(width=1, height=1, mode="RGBA")
def test_every_size_of_what_is_kept_can_be_made(width, height, mode):
    picture = cleaned(ContentFile(saved(Image.new(mode, (width, height)), "PNG")))
    image = SiteImage(pk=1, file=picture, collection_id=1)
    image.file.name = "picture.clean.png"

    for spec in (*PHOTO, SHARE_CARD):
        made = image.generate_rendition_file(Filter(spec), source=ContentFile(picture.read()))
        picture.seek(0)
        assert made.size
