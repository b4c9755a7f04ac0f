import secrets
from pathlib import PurePath

from django.core.files import File
from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    SourceImageIOError,
    get_upload_to,
)

from .cleaning import cleaned
from .fields import DocumentField, PictureField
from .file_names import download_name
from .sounds import is_sound

CLEAN = ".clean"
"""In the name of a file that was cleaned: name and file come back together from a back-up."""


FOCUS = ("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height")

ASK_FIRST = "Vraag eerst toestemming:"


class Recognisable(models.TextChoices):
    """Whether somebody on a picture can be recognised; empty where nobody was asked."""

    NOBODY = "no", "Nee"
    AGREED = "agreed", "Ja, met toestemming"
    UNKNOWN = "unknown", "Weet ik niet"


def random_name(filename: str) -> str:
    """Return a name that nobody can guess and that says nothing, such as who is in a picture."""
    return secrets.token_hex(12) + PurePath(filename).suffix.lower()


def clean_name(filename: str) -> str:
    """Return such a name for a file that was cleaned."""
    name = PurePath(random_name(filename))
    return f"{name.stem}{CLEAN}{name.suffix}"


def document_folder(document: "SiteDocument", filename: str) -> str:
    """Keep audio, which stories play, apart from documents, which are only downloaded."""
    if is_sound(filename):
        return f"audio/{clean_name(filename)}"
    return f"documents/{random_name(filename)}"


class SiteImage(AbstractImage):
    """A picture in the CMS. Only its renditions are public, never the uploaded file."""

    file = PictureField(
        upload_to=get_upload_to, width_field="width", height_field="height", verbose_name="bestand"
    )

    is_decorative = models.BooleanField(
        "de afbeelding is alleen versiering",
        default=False,
        help_text="Dan hoeft er niets bij te staan.",
    )
    recognisable = models.CharField(
        "is iemand herkenbaar?",
        max_length=10,
        blank=True,
        choices=Recognisable.choices,
        help_text="Denk ook aan een tatoeage of een huis. Is iemand jonger dan 16? "
        "Dan vraag je het ook aan de ouders of de voogd.",
    )

    admin_form_fields = (
        "file",
        "title",
        "description",
        "is_decorative",
        "recognisable",
        "collection",
        "tags",
        *FOCUS,
    )

    def __str__(self) -> str:
        """The title, wherever the CMS shows that this picture is used, and what to ask first."""
        return f"{ASK_FIRST} {self.title}" if self.needs_permission else self.title

    @property
    def needs_permission(self) -> bool:
        """Whether somebody has yet to find out if a person on it agrees."""
        return self.recognisable == Recognisable.UNKNOWN

    @property
    def default_alt_text(self) -> str:
        """What a text about it starts with: nothing when it is decoration."""
        return "" if self.is_decorative else super().default_alt_text

    @property
    def focus_classes(self) -> str:
        """The classes of static/css/components/focus.css that keep in sight what matters most."""
        focus = self.get_focal_point()
        if not focus:
            return ""
        x, y = focus.centroid
        return f"focus-x-{round(4 * x / self.width)} focus-y-{round(4 * y / self.height)}"

    @property
    def is_clean(self) -> bool:
        """Whether the file holds nothing but pixels."""
        return CLEAN in (self.file.name or "")

    def get_upload_to(self, filename: str) -> str:
        """Keep the file under a name of our own: the one of the camera may name a person."""
        return super().get_upload_to(clean_name(filename))

    def get_rendition(self, filter: Filter | str) -> "SiteRendition":
        """Return one size for a screen of the CMS: an empty one when it cannot be made."""
        try:
            return super().get_rendition(filter)
        except SourceImageIOError:
            rendition = SiteRendition(image=self, width=0, height=0)
            rendition.file.name = "not-found"
            return rendition

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """Make one size and format of the picture.

        Raises:
            SourceImageIOError: it cannot be made. A broken file counts as a missing one, for which
                templates have an answer, so that the rest of the page is still shown.
        """
        try:
            if not self.is_clean:  # code put a file here by its name
                source = cleaned(source or self.file)
            return super().generate_rendition_file(filter, source=source)
        except InvalidFilterSpecError:
            raise
        except Exception as error:  # Pillow and the libraries below it raise almost anything
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
        indexes = [models.Index(fields=["file"], name="rendition_by_file")]


class SiteDocument(AbstractDocument):
    """A file in the CMS: a document to download or the sound of a story."""

    file = DocumentField(upload_to=document_folder, verbose_name="bestand")

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        verbose_name_plural = "documenten"
        indexes = [models.Index(fields=["file"], name="document_by_file")]

    @property
    def is_sound(self) -> bool:
        """Whether pages play this file instead of linking to it."""
        return (self.file.name or "").startswith("audio/")

    @property
    def is_clean(self) -> bool:
        """Whether the file holds nothing but sound; a document is kept as it came."""
        return not self.is_sound or CLEAN in (self.file.name or "")

    @property
    def url(self) -> str:
        """The one address of the file: that of a sound says nothing of its title."""
        return self.file.url if self.is_sound else super().url

    @property
    def download_name(self) -> str:
        """What the file is called on the device of who downloads it."""
        return download_name(self.title, self.file_extension)
