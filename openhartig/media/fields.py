"""The one door to the library: a picture or a sound is cleaned here, whatever road it comes by."""

from django.core.files.base import File
from django.db.models import FileField
from django.db.models.fields.files import FieldFile
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from .cleaning import cleaned, opened
from .sounds import cleaned_sound, is_sound


class PictureFile(WagtailImageFieldFile):
    """The file of a picture, which holds nothing but pixels once it is kept."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Keep the pixels of a picture.

        Args:
            name: the name that it came with, which is forgotten.
            content: the picture.
            save: whether its row is saved as well.

        Raises:
            ValidationError: it has too many pixels, or it cannot be read to its end.
        """
        picture = cleaned(content if isinstance(content, File) else File(content))
        super().save(picture.name, picture, save)

    save.alters_data = True  # type: ignore[attr-defined]  # for templates: call no such method

    def get_image_dimensions(self) -> tuple[int, int]:
        """Return width and height, which the start of the file says: nothing is unpacked.

        Raises:
            ValidationError: it has too many pixels, or it is no picture.
        """
        was_closed = self.closed
        try:
            return opened(self).size
        finally:
            self.close() if was_closed else self.seek(0)


class PictureField(WagtailImageField):
    """A picture in the library."""

    attr_class = PictureFile


class DocumentFile(FieldFile):
    """A document as it came, or a sound, which holds nothing else once it is kept."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        """Keep a document, or the sound of a recording.

        Args:
            name: the name that it came with, of which the kind is kept.
            content: the document or the recording.
            save: whether its row is saved as well.

        Raises:
            ValidationError: it has the name of a sound, and cannot be kept as one.
        """
        if is_sound(name):
            content = cleaned_sound(content, name)
        super().save(name, content, save)

    save.alters_data = True  # type: ignore[attr-defined]  # for templates: call no such method


class DocumentField(FileField):
    """A document or a sound in the library."""

    attr_class = DocumentFile
