from datetime import date

from django import forms

from openhartig.region.models import Municipality

from .periods import Period, in_words

WRONG_WAY = "De eerste maand komt na de laatste. Draai ze om."


class ChoiceForm(forms.Form):
    """What to show: a municipality and a period; without a choice the region, and all of it."""

    gemeente = forms.ModelChoiceField(
        label="Gemeente",
        queryset=Municipality.objects.all(),
        required=False,
        empty_label="De hele regio",
    )
    van = forms.ChoiceField(label="Van", required=False)
    tot = forms.ChoiceField(label="Tot en met", required=False)

    def __init__(self, *args, counted: Period, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.counted = counted
        months = [(f"{month:%Y-%m}", in_words(month)) for month in reversed(counted.months)]
        for name, month in (("van", counted.start), ("tot", counted.end)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = months
                field.initial = f"{month:%Y-%m}"

    def clean(self) -> dict:
        """Refuse a period that ends before it begins."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and self._period(cleaned).start > self._period(cleaned).end:
            self.add_error("van", WRONG_WAY)
        return cleaned

    @property
    def period(self) -> Period:
        """The chosen period; all months when what was asked for is not possible."""
        return self._period(self.cleaned_data) if self.is_valid() else self.counted

    @property
    def place(self) -> Municipality | None:
        """The chosen municipality; None for the region."""
        return self.cleaned_data["gemeente"] if self.is_valid() else None

    def _period(self, cleaned: dict) -> Period:
        start, end = cleaned.get("van"), cleaned.get("tot")
        return Period(
            _month(start) if start else self.counted.start,
            _month(end) if end else self.counted.end,
        )


def _month(value: str) -> date:
    return date.fromisoformat(f"{value}-01")
