"""Keeps text clean that reaches the database past the forms: from code, files and versions."""

from django.db.models import CharField, Field, JSONField, Model, TextField
from wagtail.fields import StreamField

from .text import clean, clean_all


def clean_texts(instance: Model, **kwargs) -> None:
    """Clean every text of a row that is about to be saved; the receiver of `pre_save`."""
    for field in instance._meta.concrete_fields:
        if isinstance(field, CharField | TextField | JSONField | StreamField):
            _clean_field(instance, field)


def _clean_field(instance: Model, field: Field) -> None:
    value = vars(instance).get(field.attname)  # what was not fetched is not saved either
    if isinstance(field, StreamField):
        value = field.get_prep_value(value)
    cleaned = value
    if isinstance(field, JSONField | StreamField):
        cleaned = clean_all(value)
    elif isinstance(value, str):
        cleaned = clean(value)
    if cleaned != value:
        setattr(instance, field.attname, cleaned)
