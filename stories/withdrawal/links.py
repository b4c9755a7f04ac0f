"""Takes links to a story out of every other page: the words of a link often name the person."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.db.models import Field, Model, Q, TextField, URLField
from django.db.models.functions import Cast
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Revision
from wagtail.search import index

from .addresses import path_of
from .holdings import Holdings

ANCHOR = re.compile(r"<a\s([^>]*)>.*?</a>", re.DOTALL)
ATTRIBUTE = re.compile(r'([a-z]+)="([^"]*)"')
IN_PLACE_OF_A_LINK = "een verhaal"


def erase_links(story: Holdings) -> dict[str, int]:
    """Replace every link to the story, in texts and in their versions, by neutral words."""
    links = _Links(story)
    changed = sum(_erase_in_model(model, fields, links) for model, fields in _text_fields())
    ours = [version.pk for version in story.revisions]
    versions = Revision.objects.annotate(text=Cast("content", TextField())).exclude(pk__in=ours)
    for version in versions.filter(links.may_be_in("text")).iterator():
        content = links.erase_from(version.content)
        if content != version.content:
            Revision.objects.filter(pk=version.pk).update(content=content)
    return {"links": changed}


class _Links:
    """Recognises links to one story."""

    def __init__(self, story: Holdings) -> None:
        self.pages = {str(page.pk) for page in story.pages}
        self.addresses = {address.strip("/") for address in story.own_addresses}
        self.hosts = {None, *(host.strip("[]") for host in settings.ALLOWED_HOSTS)}

    def may_be_in(self, column: str) -> Q:
        """Return a condition for rows that may hold a link: it finds too many, never too few."""
        words = {"linktype", *(address.rpartition("/")[2] for address in self.addresses)}
        condition = Q(pk=None)
        for word in words:
            condition |= Q(**{f"{column}__contains": word})
        return condition

    def erase_from(self, value: Any) -> Any:
        """Return a value without links to the story; texts within JSON within JSON as well."""
        if isinstance(value, dict):
            return {key: self.erase_from(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.erase_from(item) for item in value]
        if not isinstance(value, str):
            return value
        if value[:1] in {"[", "{"}:
            with suppress(ValueError):  # a text that only looks like JSON
                content = json.loads(value)
                cleaned = self.erase_from(content)
                return value if cleaned == content else json.dumps(cleaned)
        if self._leads_here(value):
            return f"{settings.SITE_URL}/"
        return ANCHOR.sub(self._without, value)

    def _without(self, anchor: re.Match) -> str:
        attributes = dict(ATTRIBUTE.findall(anchor[1]))
        to_page = attributes.get("linktype") == "page" and attributes.get("id") in self.pages
        if to_page or self._leads_here(attributes.get("href", "")):
            return IN_PLACE_OF_A_LINK
        return anchor[0]

    def _leads_here(self, link: str) -> bool:
        path = path_of(link)
        if not path.startswith("/") or path.strip("/") not in self.addresses:
            return False
        return urlsplit(link.strip()).hostname in self.hosts


def _text_fields() -> Iterator[tuple[type[Model], list[Field]]]:
    """Return the models with texts or addresses that people write, and those fields."""
    for model in apps.get_models():
        kinds = (RichTextField, StreamField, URLField)
        found = [field for field in model._meta.local_concrete_fields if isinstance(field, kinds)]
        if found and not model._meta.proxy:
            yield model, found


def _erase_in_model(model: type[Model], fields: list[Field], links: _Links) -> int:
    changed = 0
    for field in fields:
        rows = model._base_manager.annotate(text=Cast(field.name, TextField()))
        for item in rows.filter(links.may_be_in("text")):
            before = field.value_from_object(item)
            if isinstance(field, StreamField):
                before = field.get_prep_value(before)
            after = links.erase_from(before)
            if after != before:
                model._base_manager.filter(pk=item.pk).update(
                    **{field.name: field.to_python(after)}
                )
                if issubclass(model, index.Indexed):
                    index.insert_or_update_object(model._base_manager.get(pk=item.pk))
                changed += 1
    return changed
