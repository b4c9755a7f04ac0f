"""The form of the statement in the CMS, and the form with which visitors report a problem."""

from django import forms
from django.http import QueryDict

from openhartig.input.fields import PlainTextField
from openhartig.pages.forms import PageForm

MOST_CHARACTERS = 3_000
TOO_LONG = "Dit is te lang. Gebruik hooguit {most} tekens. Er is niets weg."


class StatementForm(PageForm):
    """A draft of the statement may be unfinished; what is published is complete."""

    def clean(self) -> dict:
        """Say beside each field what is missing."""
        cleaned = super().clean()
        if not self.is_deferred_validation:
            for name, sentence in type(self.instance).missing(cleaned.get).items():
                if name not in self.errors:
                    self.add_error(name, sentence)
        return cleaned


class ReportForm(forms.Form):
    """What somebody tells us of a problem with the site."""

    use_required_attribute = False

    text = PlainTextField(
        label="Wat gaat er mis?",
        help_text="Vertel wat je wilde doen, en wat er toen gebeurde.",
        max_length=MOST_CHARACTERS,
        error_messages={
            "required": "Vertel wat er misgaat. Een paar woorden is genoeg.",
            "max_length": TOO_LONG.format(most="3.000"),
        },
        widget=forms.Textarea({"class": "control", "rows": 8}),
    )
    page = PlainTextField(
        label="Op welke pagina?",
        help_text="Het adres of de titel van de pagina.",
        required=False,
        max_length=400,
        error_messages={"max_length": TOO_LONG.format(most=400)},
        widget=forms.TextInput({"class": "control"}),
    )
    contact = PlainTextField(
        label="Hoe kunnen we je bereiken?",
        help_text="Je e-mailadres of telefoonnummer. Alleen als je antwoord wilt.",
        required=False,
        max_length=200,
        error_messages={"max_length": TOO_LONG.format(most=200)},
        widget=forms.TextInput({"class": "control", "autocomplete": "email"}),
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id="veld-%s", label_suffix="")

    @property
    def wrong(self) -> list[forms.BoundField]:
        """The questions of which the answer is not right."""
        return [field for field in self if field.errors]

    @property
    def typed(self) -> list[str]:
        """Everything that was sent, as it was typed."""
        return [self.data.get(name, "") for name in self.fields] if self.is_bound else []
