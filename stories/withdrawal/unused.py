"""Finds pictures and files that nothing on the site uses, and what only the disk still has."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.storage import Storage
from django.db.models import FileField
from wagtail.models import ReferenceIndex

from openhartig.media.models import SiteDocument, SiteImage
from stories.models import StoryPage

from .holdings import drafts_of_others, references
from .models import StoryFile

BEING_SAVED = timedelta(hours=1)
"""A younger file may be of an upload whose row is not written yet."""


def unused_files() -> list[SiteImage | SiteDocument]:
    """Return what no page, draft or setting shows and no story ever named, the newest first."""
    of_stories = StoryFile.objects.filter(key__in=StoryPage.objects.values("key"))
    used = {
        *references(drafts_of_others([])),
        *ReferenceIndex.objects.values_list("to_content_type", "to_object_id").distinct(),
        *of_stories.values_list("content_type", "object_id"),
    }
    found = []
    for model in (SiteImage, SiteDocument):
        kind = ContentType.objects.get_for_model(model).pk
        found += [file for file in model.objects.all() if (kind, str(file.pk)) not in used]
    return sorted(found, key=lambda file: file.created_at, reverse=True)


def files_without_a_row(now: datetime) -> Iterator[str]:
    """Yield the names of files on disk that no row of the database names."""
    known: dict[Storage, set[str]] = {}
    for model in apps.get_models():
        for field in model._meta.local_concrete_fields:
            if isinstance(field, FileField):
                stored = model._base_manager.values_list(field.name, flat=True)
                known.setdefault(field.storage, set()).update(stored)
    for storage, names in known.items():
        for name in _names_in(storage):
            if name not in names and storage.get_modified_time(name) < now - BEING_SAVED:
                yield name


def _names_in(storage: Storage, folder: str = "") -> Iterator[str]:
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}{name}" for name in files)
    for name in folders:
        yield from _names_in(storage, f"{folder}{name}/")
