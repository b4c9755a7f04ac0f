from functools import cache
from io import BytesIO

import factory
from django.core.files.base import ContentFile
from factory.django import DjangoModelFactory
from PIL import Image

from openhartig.media.models import SiteDocument, SiteImage
from tests.sounds import mp3

ANSWERED = {"is_decorative": "on", "recognisable": "no"}
"""What the form of a picture asks beside the picture itself."""


@cache
def drawn_picture(width: int = 64, height: int = 40) -> bytes:
    """Return a small picture as the bytes of a PNG file."""
    file = BytesIO()
    Image.new("RGB", (width, height), "teal").save(file, "PNG")
    return file.getvalue()


class ImageFactory(DjangoModelFactory):
    title = factory.Sequence(lambda number: f"Beeld {number}")
    file = factory.Sequence(lambda number: ContentFile(drawn_picture(), name=f"beeld-{number}.png"))

    class Meta:
        model = SiteImage


class AudioFactory(DjangoModelFactory):
    title = factory.Sequence(lambda number: f"Geluid {number}")
    file = factory.Sequence(lambda number: ContentFile(mp3(), name=f"geluid-{number}.mp3"))

    class Meta:
        model = SiteDocument


class PdfFactory(DjangoModelFactory):
    title = factory.Sequence(lambda number: f"Brochure {number}")
    file = factory.Sequence(lambda number: ContentFile(b"%PDF", name=f"brochure-{number}.pdf"))

    class Meta:
        model = SiteDocument
