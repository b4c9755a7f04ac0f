"""Fields of forms for what people type; a form takes these in the place of Django's own."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from wagtail.blocks import StreamValue
from wagtail.blocks.base import BlockField

from .contact import MOST_DIGITS, digits_in, is_phone, is_reachable, plain
from .text import clean_all, tidy

NO_MAIL = "Dit is geen e-mailadres. Een e-mailadres ziet eruit als naam@voorbeeld.nl."
UNREACHABLE = "Op dit adres komt geen mail aan. Klopt wat er achter de @ staat?"
NO_PHONE = "Dit is geen telefoonnummer. Gebruik cijfers, zoals 06 12345678."
ONE_PHONE = "Vul één telefoonnummer in. Dit zijn er te veel cijfers voor."


class PlainTextField(forms.CharField):
    """Text without what cannot be seen; of one line, unless the field shows more."""

    def to_python(self, value: Any) -> str:
        text = tidy(str(value)) if value not in self.empty_values else ""
        if not isinstance(self.widget, forms.Textarea):
            text = text.replace("\n", " ")
        return super().to_python(text) or ""


class EmailField(forms.EmailField):
    """An address that mail could reach."""

    default_error_messages = {
        "invalid": NO_MAIL,
        "max_length": "Dit e-mailadres is te lang.",
    }

    def __init__(self, **kwargs) -> None:
        super().__init__(**{"max_length": 254, **kwargs})

    def to_python(self, value: Any) -> str:
        return super().to_python(plain(str(value)) if value not in self.empty_values else "") or ""

    def clean(self, value: Any) -> str:
        """Refuse an address at which nobody can be reached.

        Raises:
            ValidationError: it is no address, or mail cannot arrive there.
        """
        address = super().clean(value)
        if address and not is_reachable(address):
            raise ValidationError(UNREACHABLE, code="unreachable")
        return address


class PhoneField(PlainTextField):
    """A phone number, kept as it was written but for dashes, spaces and digits of another kind."""

    default_error_messages = {"max_length": "Dit telefoonnummer is te lang."}
    widget = forms.TextInput({"type": "tel"})

    def to_python(self, value: Any) -> str:
        number = plain(str(value)) if value not in self.empty_values else ""
        return super().to_python(number.removeprefix("tel:"))

    def clean(self, value: Any) -> str:
        """Refuse what nobody could call.

        Raises:
            ValidationError: it is no phone number, or more than one.
        """
        number = super().clean(value)
        if number and not is_phone(number):
            too_many = digits_in(number) > MOST_DIGITS
            raise ValidationError(ONE_PHONE if too_many else NO_PHONE, code="invalid")
        return number


class StreamFormField(BlockField):
    """The blocks of a page, with the text in each of them cleaned."""

    def clean(self, value: StreamValue) -> StreamValue:
        """Clean the texts before the blocks say whether they are right."""
        raw = self.block.get_prep_value(value)
        cleaned = clean_all(raw, tidy)
        return super().clean(value if cleaned == raw else self.block.to_python(cleaned))
