"""Pictures, sounds and documents that a page shows to everybody, or that no page shows."""

from django.core.files.base import ContentFile

from openhartig.media.models import SiteDocument
from openhartig.media.renditions import PHOTO
from tests.factories import (
    AudioFactory,
    ImageFactory,
    PdfFactory,
    PlainPageFactory,
    StoryPageFactory,
)
from tests.sounds import mp3

SOUND = mp3(voice=bytes(range(255)))


def in_text(image) -> dict:
    value = {"image": image.pk, "alt_text": "Een brug", "decorative": False}
    return {"type": "image", "value": {"image": value, "caption": ""}}


def sound_in_text(document) -> dict:
    words = {"title": "De Maas", "file": document.pk, "transcript": "<p>Water.</p>"}
    return {"type": "audio", "value": words}


def link_to(document) -> dict:
    link = f'<p><a linktype="document" id="{document.pk}">Lees het plan</a></p>'
    return {"type": "text", "value": link}


def public_picture() -> str:
    image = ImageFactory()
    PlainPageFactory(body=[in_text(image)])
    return image.get_rendition(PHOTO[0]).url


def public_sound() -> str:
    document = SiteDocument(title="Gesprek", file=ContentFile(SOUND, name="gesprek.mp3"))
    document.save()
    StoryPageFactory(body=[sound_in_text(document)])
    return document.url


def public_document() -> str:
    document = PdfFactory()
    PlainPageFactory(body=[link_to(document)])
    return document.url


def hidden_picture() -> str:
    return ImageFactory().get_rendition(PHOTO[0]).url


def hidden_sound() -> str:
    return AudioFactory().url


def hidden_document() -> str:
    return PdfFactory().url


PUBLIC = [public_picture, public_sound, public_document]
HIDDEN = [hidden_picture, hidden_sound, hidden_document]


def body(response) -> bytes:
    """Return what was sent."""
    return b"".join(response.streaming_content)
