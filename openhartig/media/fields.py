"""The one door to the library of pictures: whatever road a file comes by, it is cleaned here."""

from django.core.files.base import File
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from .cleaning import cleaned, opened


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

    save.alters_data = True

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
