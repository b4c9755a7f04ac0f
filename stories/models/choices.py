from django import forms
from django.db import models
from django.utils.text import capfirst


class Perspective(models.TextChoices):
    """From where somebody tells; the values stand in the addresses of filtered lists."""

    OWN_EXPERIENCE = "eigen-ervaring", "Eigen ervaring"
    RELATIVE = "naaste", "Naaste"
    PROFESSIONAL = "professional", "Professional"
    EMPLOYER = "werkgever", "Werkgever"
    GOVERNOR = "bestuurder", "Bestuurder"


class ContentNote(models.TextChoices):
    """What a reader may want to know before reading."""

    SUICIDE = "suicide", "zelfdoding"
    SELF_HARM = "self-harm", "zelfbeschadiging"
    VIOLENCE = "violence", "geweld"
    EATING_DISORDER = "eating-disorder", "een eetstoornis"
    ADDICTION = "addiction", "verslaving"
    LOSS = "loss", "verlies"


class ChoiceListField(models.JSONField):
    """Several of a fixed set of choices, kept in the page's own row: no query to show them.

    Args:
        choices_class: the `TextChoices` that may be chosen; migrations do without.
    """

    def __init__(
        self, *args, choices_class: type[models.TextChoices] | None = None, **kwargs
    ) -> None:
        self.choices_class = choices_class
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs) -> forms.MultipleChoiceField:
        """Offer the choices as a list of checkboxes."""
        return forms.MultipleChoiceField(
            choices=self.choices_class.choices if self.choices_class else (),
            widget=forms.CheckboxSelectMultiple,
            required=False,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
        )
