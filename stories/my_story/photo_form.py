from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from openhartig.input.fields import PlainTextField
from openhartig.media.cleaning import CleanPicture, cleaned
from stories.conversation.models import TellerPhoto

MOST_MEGABYTES = 15
TOO_LARGE = (
    f"Deze foto is groter dan {MOST_MEGABYTES} MB. Kies een kleinere foto, of maak hem kleiner."
)
ACCEPTED = "image/jpeg,image/png,image/heic,image/heif,.heic,.heif"
"""What a device offers; HEIC has two names because not every device knows its type."""


class PhotoForm(forms.Form):
    """A photo of a teller, with who else is on it. Without a new file the photo stays.

    Args:
        photo: what was sent before, if anything.
    """

    use_required_attribute = False

    photo = forms.FileField(
        label="Je foto",
        help_text=f"Een jpg, png of heic van hooguit {MOST_MEGABYTES} MB.",
        widget=forms.FileInput(attrs={"class": "control", "accept": ACCEPTED}),
        error_messages={
            "required": "Kies eerst een foto.",
            "empty": "Dit bestand is leeg. Kies een andere foto.",
        },
    )
    others = forms.ChoiceField(
        label="Wie staan er nog meer op de foto?",
        help_text="Staat er iemand anders op? Dan moet die het ook goed vinden.",
        choices=TellerPhoto.Others.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wie er nog meer op de foto staan."},
    )
    description = PlainTextField(
        label="Wat is er te zien?",
        help_text="Voor wie de foto niet kan zien. Noem geen naam als je anoniem wilt blijven.",
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"class": "control", "autocomplete": "off"}),
        error_messages={"max_length": "Dit is te lang. Er passen %(limit_value)d tekens."},
    )

    def __init__(self, data=None, files=None, *, photo: TellerPhoto | None = None) -> None:
        initial = {"others": photo.others, "description": photo.description} if photo else {}
        super().__init__(data, files, initial=initial, auto_id="%s")
        if photo:
            self.fields["photo"].required = False
            self.fields["photo"].label = "Een andere foto"

    def clean_photo(self) -> CleanPicture | None:
        """Return nothing but the pixels.

        Raises:
            ValidationError: the file is too large, or no picture that we can open.
        """
        upload: UploadedFile | None = self.cleaned_data["photo"]
        if upload is None:
            return None
        if (upload.size or 0) > MOST_MEGABYTES * 1024 * 1024:
            raise ValidationError(TOO_LARGE)
        return cleaned(upload)

    @property
    def wrong(self) -> list[forms.BoundField]:
        """The fields that have to be different."""
        return [field for field in self if field.errors]
