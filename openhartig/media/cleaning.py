"""Keeps the pixels of a picture and nothing else.

A photo says where, when, by whom and with what it was made: in EXIF, XMP, IPTC, comments,
thumbnails, second pictures and the profile of a screen. None of that is copied: what is kept is
drawn anew, upright and in sRGB, the colours that a browser expects of a file that says nothing.
"""

from contextlib import suppress
from io import BytesIO
from math import sqrt
from warnings import catch_warnings, simplefilter

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from PIL import Image, ImageCms, ImageOps
from pillow_heif import register_heif_opener

register_heif_opener()

FORMATS = ("AVIF", "GIF", "HEIF", "JPEG", "PNG", "WEBP")
LOSSLESS = ("GIF", "PNG")
MOST_MEGAPIXELS = 50
KEPT_PIXELS = 6_000_000
"""More than twice the widest size on the site: enough to look at, and making sizes stays quick."""
LONGEST_SIDE = 16_000  # pixels; WebP ends at 16,383
JPEG_QUALITY = 92

UNREADABLE = (
    "We kunnen deze afbeelding niet openen. Misschien is het bestand beschadigd of niet helemaal "
    "overgekomen. Bewaar de foto opnieuw als jpg of png en probeer het nog eens."
)
TOO_MANY_PIXELS = (
    f"Deze afbeelding heeft te veel pixels. Het mogen er {MOST_MEGAPIXELS} miljoen zijn "
    f"({MOST_MEGAPIXELS} megapixel). Maak de foto kleiner en probeer het opnieuw."
)


class CleanPicture(ContentFile):
    """A picture that holds nothing but its pixels."""


def cleaned(file: File) -> CleanPicture:
    """Return a picture as a new file: PNG for drawings and what can be seen through, else JPEG.

    Of a moving picture the first image is kept, which is all that the site shows.

    Raises:
        ValidationError: it has too many pixels, or it cannot be read to its end.
    """
    if isinstance(file, CleanPicture):
        return file
    image = opened(file)
    is_lossless = image.format in LOSSLESS
    try:
        pixels = _pixels(image)
    except Exception as error:  # decoders raise almost anything
        raise ValidationError(UNREADABLE) from error
    content = BytesIO()
    if is_lossless or pixels.mode == "RGBA":
        pixels.save(content, "PNG")
        return CleanPicture(content.getvalue(), name="picture.png")
    pixels.save(content, "JPEG", quality=JPEG_QUALITY)
    return CleanPicture(content.getvalue(), name="picture.jpg")


def opened(file: File) -> Image.Image:
    """Return a picture of which no pixel has been unpacked yet.

    Raises:
        ValidationError: it has too many pixels, or it is no picture.
    """
    try:
        file.open("rb")
        file.seek(0)  # not every storage opens at the start what was read before
        with catch_warnings():
            simplefilter("error", Image.DecompressionBombWarning)  # not a line in the log
            image = Image.open(file, formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(TOO_MANY_PIXELS) from error
    except Exception as error:
        raise ValidationError(UNREADABLE) from error
    if image.width * image.height > MOST_MEGAPIXELS * 1_000_000:
        raise ValidationError(TOO_MANY_PIXELS)
    return image


def _pixels(image: Image.Image) -> Image.Image:
    """Return the pixels in a picture of their own, RGB or RGBA."""
    if image.mode.startswith("I"):  # sixteen bits of grey, which `convert` would cut off
        image = image.point(lambda value: value / 256).convert("L")
    elif image.has_transparency_data:
        image = image.convert("RGBA")
    elif image.mode not in {"L", "RGB", "CMYK"}:
        image = image.convert("RGB")
    _shrink(image)
    image.load()
    with suppress(Exception):  # an orientation that cannot be read counts as none
        ImageOps.exif_transpose(image, in_place=True)
    image = _in_srgb(image)
    if image.mode == "RGBA" and image.getchannel("A").getextrema() == (255, 255):
        image = image.convert("RGB")
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    return bare


def _shrink(image: Image.Image) -> None:
    width, height = image.size
    factor = min(sqrt(KEPT_PIXELS / (width * height)), LONGEST_SIDE / max(width, height))
    if factor < 1:
        image.thumbnail((max(1, int(width * factor)), max(1, int(height * factor))))


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return a picture in sRGB; a profile that does not fit its pixels counts as none."""
    mode = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile := image.info.get("icc_profile"):
        with suppress(ImageCms.PyCMSError, OSError, TypeError, ValueError):
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            if changed := ImageCms.profileToProfile(image, source, target, outputMode=mode):
                return changed
    return image.convert(mode)
