import secrets
from pathlib import PurePath

from django.core.files import File
from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    Image,
    SourceImageIOError,
)

AUDIO_EXTENSIONS = ("m4a", "mp3", "ogg")


def random_name(filename: str) -> str:
    """Return a name that nobody can guess and that says nothing, such as who is in a picture."""
    return secrets.token_hex(12) + PurePath(filename).suffix.lower()


def document_folder(document: "SiteDocument", filename: str) -> str:
    """Keep audio, which stories play, apart from documents, which are only downloaded."""
    if filename.lower().endswith(AUDIO_EXTENSIONS):
        return f"audio/{random_name(filename)}"
    return f"documents/{filename}"


class SiteImage(AbstractImage):
    """A picture in the CMS. Only its renditions are public, never the uploaded file."""

    admin_form_fields = Image.admin_form_fields

    def get_upload_to(self, filename: str) -> str:
        """Keep the file under a name of our own: the one of the camera may name a person."""
        return super().get_upload_to(random_name(filename))

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """Make one size and format of the picture.

        Raises:
            SourceImageIOError: the file cannot be read. A broken file counts as a missing one,
                for which templates have an answer, so that the rest of the page is still shown.
        """
        try:
            return super().generate_rendition_file(filter, source=source)
        except (OSError, SyntaxError) as error:  # what Pillow raises for files that are no picture
            raise SourceImageIOError(str(error)) from error

    class Meta(AbstractImage.Meta):
        verbose_name = "afbeelding"
        verbose_name_plural = "afbeeldingen"


class SiteRendition(AbstractRendition):
    """A picture in one size and format."""

    image = models.ForeignKey(SiteImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="unique_rendition"
            )
        ]


class SiteDocument(AbstractDocument):
    """A file in the CMS: a document to download or the sound of a story."""

    file = models.FileField(upload_to=document_folder, verbose_name="bestand")

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        verbose_name_plural = "documenten"
