"""Refuses days that nobody means: the year 1 has no moment in UTC, so that saving it fails."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError

FIRST_YEAR, LAST_YEAR = 1900, 2199
IMPOSSIBLE = f"Dit jaar kan niet kloppen. Kies een dag tussen {FIRST_YEAR} en {LAST_YEAR + 1}."


def validate_year(day: date) -> None:
    """Refuse a year that nobody can mean.

    Raises:
        ValidationError: it lies too far from ours.
    """
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValidationError(IMPOSSIBLE, code="impossible_year")


def look_at_every_year() -> None:
    """Let every form do so, also the filters of Wagtail's lists, which make their own fields."""
    forms.DateField.default_validators = [validate_year]
    forms.DateTimeField.default_validators = [validate_year]
