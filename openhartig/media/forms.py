"""The form of a picture: says in a sentence why one cannot be used, before anything is kept."""

from pathlib import PurePath

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .cleaning import MOST_MEGAPIXELS, CleanPicture, cleaned


class PictureFormField(WagtailImageField):
    """Takes any picture that we can read, whatever its name says it is, such as HEIC named .jpg."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.help_text = (
            f"Dit kan: {self.supported_formats_text}, hooguit {self.max_upload_size_text} en "
            f"{MOST_MEGAPIXELS} megapixel. We bewaren alleen het beeld zelf, niet waar of door wie "
            "het gemaakt is. Van een bewegend beeld blijft het eerste beeld."
        )

    def to_python(self, data: UploadedFile | None) -> CleanPicture | None:
        """Return the pixels of an uploaded picture.

        Raises:
            ValidationError: it is too large, has the name of something else, or cannot be read.
        """
        file = forms.FileField.to_python(self, data)
        if file is None:
            return None
        self.check_image_file_size(file)
        if PurePath(file.name).suffix.lower()[1:] not in self.allowed_image_extensions:
            kind = "invalid_image_extension"
            raise ValidationError(self.error_messages[kind], code=kind)
        return cleaned(file)


class PictureForm(BaseImageForm):
    """The form of a picture in the CMS."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):  # Wagtail leaves it out below several new pictures
            self.fields["file"] = PictureFormField(
                label=field.label, required=field.required, widget=field.widget
            )
