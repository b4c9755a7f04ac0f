"""Scans of signed forms: what may be one, told by what is in the file and not by its name."""

from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from PIL import Image, UnidentifiedImageError

MAX_BYTES = 10 * 1024 * 1024
PDF_START = b"%PDF-"
PDF_END = b"%%EOF"
PDF_TAIL = 1024  # bytes; a reader looks for the end mark in the last kilobyte
IMAGE_TYPES = {"JPEG": ("jpg", "image/jpeg"), "PNG": ("png", "image/png")}
CONTENT_TYPES = dict([("pdf", "application/pdf"), *IMAGE_TYPES.values()])
WRONG_KIND = "Dit is geen pdf-, jpg- of png-bestand dat we kunnen openen."
TOO_LARGE = "Dit bestand is groter dan 10 MB. Maak de scan kleiner en probeer het opnieuw."


def checked(upload: UploadedFile) -> ContentFile:
    """Return an uploaded form under a name that says what kind of file it is, and nothing else.

    Raises:
        ValidationError: it is too large, or no PDF, JPEG or PNG.
    """
    if (upload.size or 0) > MAX_BYTES:
        raise ValidationError(TOO_LARGE)
    content = upload.read()
    return ContentFile(content, name=f"form.{_suffix(content)}")


def content_type_of(name: str) -> str:
    """Return the media type of a form that was kept."""
    return CONTENT_TYPES.get(name.rpartition(".")[2], "application/octet-stream")


def _suffix(content: bytes) -> str:
    if content.startswith(PDF_START):
        if PDF_END not in content[-PDF_TAIL:]:
            raise ValidationError(WRONG_KIND)
        return "pdf"
    try:
        with Image.open(BytesIO(content), formats=list(IMAGE_TYPES)) as image:
            kind = image.format
            image.verify()
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError) as error:
        raise ValidationError(WRONG_KIND) from error
    return IMAGE_TYPES[str(kind)][0]
