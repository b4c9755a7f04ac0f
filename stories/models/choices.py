from django import forms
from django.db import models
from django.utils.text import capfirst


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
            choices=self.choices_class.choices,
            widget=forms.CheckboxSelectMultiple,
            required=False,
            label=capfirst(self.verbose_name),
            help_text=self.help_text,
        )
