"""Lets the indexes follow what pages point to: a theme gets another name, a page another theme.

Wagtail renews the row of a page when the page itself is saved, and before its themes are. Which
relations count is what page types say with `RelatedFields`.
"""

from collections.abc import Collection
from functools import partial

from django.db.models import ForeignKey, ManyToManyField, Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from wagtail.models import get_page_models
from wagtail.search.backends import get_search_backends
from wagtail.search.index import RelatedFields

from openhartig.pages.models import BasePage

AT_ONCE = 200  # pages in memory


def follow() -> None:
    """Connect what page types point to."""
    for page_type in get_page_models():
        for field in page_type.get_search_fields():
            if isinstance(field, RelatedFields):
                _follow_relation(page_type, field.field_name)


def _follow_relation(page_type: type[BasePage], name: str) -> None:
    relation = page_type._meta.get_field(name)
    if not isinstance(relation, ForeignKey | ManyToManyField):
        raise TypeError(f"{name} leads to no other table")
    going: dict[int, list[int]] = {}

    def pages_of(row: Model) -> list[int]:
        return list(page_type.objects.filter(**{name: row.pk}).values_list("pk", flat=True))

    def row_saved(instance: Model, created: bool, raw: bool, **kwargs) -> None:
        if not created and not raw:
            _index(page_type, pages_of(instance))

    def row_goes(instance: Model, **kwargs) -> None:
        going[instance.pk] = pages_of(instance)

    def row_gone(instance: Model, **kwargs) -> None:
        _index(page_type, going.pop(instance.pk, []))

    def linked(instance: Model, action: str, reverse: bool, pk_set: set | None, **kwargs) -> None:
        if action.startswith("post_"):
            _index(page_type, list(pk_set or ()) if reverse else [instance.pk])

    connect = partial(_connect, sender=relation.related_model)
    connect(post_save, row_saved)
    connect(pre_delete, row_goes)
    connect(post_delete, row_gone)
    if relation.many_to_many:
        m2m_changed.connect(linked, sender=getattr(page_type, name).through, weak=False)


def _connect(signal, receiver, sender: type[Model]) -> None:
    signal.connect(receiver, sender=sender, weak=False)


def _index(page_type: type[BasePage], keys: Collection[int]) -> None:
    """Renew the rows of some pages in every index."""
    keys = sorted(keys)
    for start in range(0, len(keys), AT_ONCE):
        pages = list(page_type.get_indexed_objects().filter(pk__in=keys[start : start + AT_ONCE]))
        for backend in get_search_backends(with_auto_update=True):
            backend.add_bulk(page_type, pages)
