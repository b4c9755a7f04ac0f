"""Erases rows with everything that hangs on them, of whatever model.

Django's relations say what that is, so that a model that is added later is erased as well.
"""

from collections.abc import Iterable, Iterator
from itertools import chain

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import BigIntegerField, CharField, Model
from django.db.models.deletion import Collector
from django.db.models.fields.files import FieldFile, FileField
from django.db.models.functions import Cast
from wagtail.models import ModelLogEntry


def erase(objects: Iterable[Model]) -> int:
    """Delete objects, what belongs to them, the files of both, and what the CMS logged of them.

    Files go first: when this is cut short the rows are still there to find them by.

    Returns:
        How many files there were.
    """
    objects = list(objects)
    belongings = _belongings(objects)
    files = [file for item in belongings for file in _files(item)]
    for file in files:
        file.storage.delete(str(file.name))
    for item in belongings:
        content_type = ContentType.objects.get_for_model(item, for_concrete_model=False)
        ModelLogEntry.objects.filter(content_type=content_type, object_id=str(item.pk)).delete()
        for model, field in _generic_relations():
            number = _as_number(model._meta.get_field(field.fk_field), item.pk)
            if number is not None:
                wanted = {field.ct_field: content_type, field.fk_field: number}
                model._base_manager.filter(**wanted).delete()
    for item in objects:
        item.delete()
    return len(files)


def erase_orphans(model: type[Model]) -> int:
    """Delete the rows that point, by type and number, to an object of a model that is gone."""
    content_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
    deleted = 0
    for source, field in _generic_relations():
        is_text = isinstance(source._meta.get_field(field.fk_field), CharField)
        output = CharField() if is_text else BigIntegerField()
        existing = model._base_manager.annotate(number=Cast("pk", output)).values("number")
        orphans = source._base_manager.filter(**{field.ct_field: content_type})
        deleted += orphans.exclude(**{f"{field.fk_field}__in": existing}).delete()[0]
    return deleted


def erase_log_of_deleted(model: type[Model]) -> int:
    """Delete what the CMS logged of objects of a model that are gone."""
    content_type = ContentType.objects.get_for_model(model, for_concrete_model=False)
    existing = model._base_manager.annotate(number=Cast("pk", CharField())).values("number")
    entries = ModelLogEntry.objects.filter(content_type=content_type)
    return entries.exclude(object_id__in=existing).delete()[0]


def _belongings(objects: list[Model]) -> list[Model]:
    """Return the objects and every row that is deleted together with them."""
    collector = Collector(using="default")
    by_model: dict[type[Model], list[Model]] = {}
    for item in objects:
        by_model.setdefault(type(item), []).append(item)
    for items in by_model.values():
        collector.collect(items)
    return list(chain(*collector.data.values(), *collector.fast_deletes))


def _files(item: Model) -> Iterator[FieldFile]:
    for field in item._meta.concrete_fields:
        if isinstance(field, FileField) and (file := getattr(item, field.attname)):
            yield file


def _generic_relations() -> Iterator[tuple[type[Model], GenericForeignKey]]:
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.private_fields:
            if isinstance(field, GenericForeignKey) and not model._meta.proxy:
                yield model, field


def _as_number(field, key) -> object:
    """Return a primary key as a field holds it; None when it cannot hold such a key."""
    try:
        return field.to_python(key)
    except ValidationError:
        return None
