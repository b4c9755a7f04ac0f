"""The forms of the library: say in a sentence why a file cannot be used, before one is kept."""

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from openhartig.input.text import tidy

from .cleaning import MOST_MEGAPIXELS, CleanPicture, cleaned
from .models import FOCUS, Recognisable, SiteImage
from .sounds import CleanSound, cleaned_sound, is_sound

DESCRIPTION_HELP = (
    "Voor wie de foto niet ziet. Noem de naam niet van iemand die anoniem wil blijven."
)
NO_DESCRIPTION = "Schrijf op wat er te zien is, of vink aan dat het alleen versiering is."


class Titled:
    """A form that takes no title of which nobody sees anything."""

    cleaned_data: dict[str, Any]
    fields: dict[str, forms.Field]

    def clean_title(self) -> str:
        """Return the title without what cannot be seen.

        Raises:
            ValidationError: nothing is left.
        """
        if title := tidy(self.cleaned_data["title"]):
            return title
        raise ValidationError(self.fields["title"].error_messages["required"], code="required")


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
        if PurePath(file.name or "").suffix.lower()[1:] not in self.allowed_image_extensions:
            kind = "invalid_image_extension"
            raise ValidationError(self.error_messages[kind], code=kind)
        return cleaned(file)


class PictureForm(Titled, BaseImageForm):
    """The form of a picture in the CMS: what it shows, who is on it and what matters most."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):
            self.fields["file"] = PictureFormField(
                label=field.label, required=field.required, widget=field.widget
            )
        else:  # Wagtail leaves it out below several new pictures, with what matters most
            self._add_focus()
        if field := self.fields.get("description"):
            field.label, field.help_text = "Wat is er te zien?", DESCRIPTION_HELP
        if field := self.fields.get("recognisable"):
            self.fields["recognisable"] = forms.ChoiceField(
                label=field.label,
                help_text=field.help_text,
                choices=Recognisable.choices,
                widget=forms.RadioSelect,
                error_messages={"required": "Kies wat past. Weet je het niet? Kies dat."},
            )

    def _add_focus(self) -> None:
        """Ask what matters most, in numbers that a script fills in."""
        for name in FOCUS:
            self.fields[name] = forms.IntegerField(
                required=False,
                min_value=0,
                initial=getattr(self.instance, name),
                widget=forms.HiddenInput(attrs={"class": name}),
            )
        if self.instance.pk is None:  # the title is the name of the file
            self.initial["title"] = PurePath(self.instance.title).stem

    def clean(self) -> dict[str, Any]:
        """Ask what is to be seen, unless the picture is decoration."""
        cleaned_data = super().clean() or self.cleaned_data
        needs_words = "description" in self.fields and not cleaned_data.get("is_decorative")
        if needs_words and not tidy(cleaned_data.get("description") or ""):
            self.add_error("description", NO_DESCRIPTION)
        return cleaned_data

    def save(self, commit: bool = True) -> SiteImage:
        """Save the picture, with what matters most also where Wagtail leaves that out."""
        for name in FOCUS:
            if name in self.cleaned_data:
                setattr(self.instance, name, self.cleaned_data[name])
        return super().save(commit)


class DocumentFormField(WagtailDocumentField):
    """Takes documents as they are, and of a recording the sound."""

    def to_python(self, data: UploadedFile | None) -> UploadedFile | CleanSound | None:
        """Return an uploaded document, or the sound of a recording.

        Raises:
            ValidationError: it is too large, or it has the name of a sound and cannot be read.
        """
        file = super().to_python(data)
        return cleaned_sound(file) if file and is_sound(file.name) else file


class DocumentForm(Titled, BaseDocumentForm):
    """The form of a document or a sound in the CMS."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if field := self.fields.get("file"):  # Wagtail leaves it out below several new documents
            self.fields["file"] = DocumentFormField(
                label=field.label, required=field.required, widget=field.widget
            )
