"""Asks the gate about many stories at once, in a number of queries that does not grow with them."""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from wagtail.models import PageLogEntry, Revision, TaskState

from . import made_up
from .content import parts_of
from .gate import LookUp, judge, needs_two_editors, second_editor_approved
from .models import Teller
from .obstacles import Obstacle
from .pages import story_model
from .parts import BODY, PARTS

KEPT = ("key", "is_example", "alias_of_id", "live", "live_revision_id", "latest_revision_id")
"""What a version has from its page, whatever was written since."""


def latest_versions(stories: Iterable) -> dict[int, Any]:
    """Return the latest version of each story, with the parts that it consists of and no more.

    Args:
        stories: StoryPages, of which the text may be left in the database.
    """
    rows = {story.pk: story for story in stories}
    revisions = Revision.objects.in_bulk([row.latest_revision_id for row in rows.values()])
    contents = {
        row.pk: revisions[row.latest_revision_id].content
        for row in rows.values()
        if row.latest_revision_id in revisions
    }
    contents |= _contents_of_pages(rows.keys() - contents.keys())
    versions = dict(zip(contents, read(contents.values()), strict=True))
    for number, version in versions.items():
        version.pk = number
        for name in KEPT:
            setattr(version, name, getattr(rows[number], name))
    return versions


def read(contents: Iterable[dict]) -> list:
    """Return versions of stories from what their revisions hold, with the parts and no more."""
    contents = list(contents)
    model = story_model()
    fields = [model._meta.get_field(field.name) for part in PARTS for field in part.fields]
    plain = {"pk", "basepage_ptr", *(field.name for field in fields if not field.is_relation)}
    versions = [
        model.from_serializable_data(_only(content, plain), check_fks=False) for content in contents
    ]
    for field in fields:
        if field.is_relation:
            _relate(field, versions, contents)
    stream = model._meta.get_field(BODY).stream_block
    bodies = stream.bulk_to_python([_blocks(content) for content in contents])
    for version, body in zip(versions, bodies, strict=True):
        setattr(version, BODY, body)
    return versions


def tellers_of(versions: Iterable, tellers: QuerySet[Teller]) -> dict[UUID, Teller]:
    """Return the tellers of some stories, with all that the gate asks about them.

    Args:
        tellers: where to look, with what other rooms know of a teller.
    """
    keys = [version.key for version in versions]
    found = tellers.filter(key__in=keys).prefetch_related("grants", "agreements")
    return {teller.key: teller for teller in found}


def obstacles_of(versions: list, tellers: dict[UUID, Teller]) -> dict[int, list[Obstacle]]:
    """Return what keeps each of some versions from the public, as `gate.obstacles` does."""
    said = _said_made_up(versions)
    public = _public_examples(versions)
    approved = _approved_once(versions)

    def look_up(version) -> LookUp:
        return LookUp(
            is_made_up=lambda: (
                parts_of(version) == public.get(version.pk)
                or made_up.is_among(version, said.get(version.pk, set()))
            ),
            refusal=str,  # a story that may not come back has no teller, which is as good a reason
            second_editor_approved=lambda teller: (
                str(version.pk) in approved and second_editor_approved(version, teller)
            ),
        )

    return {
        version.pk: judge(version, tellers.get(version.key), look_up(version))
        for version in versions
    }


def _only(content: dict, names: set[str]) -> dict:
    return {name: value for name, value in content.items() if name in names}


def _blocks(content: dict) -> list[dict]:
    stored = content.get(BODY) or []
    return json.loads(stored) if isinstance(stored, str) else list(stored)


def _relate(field, versions: list, contents: list[dict]) -> None:
    """Give each version what a field of it leads to; what is gone by now is left out."""
    is_many = field.many_to_many
    numbers = [_numbers(content.get(field.name)) for content in contents]
    found = field.related_model._default_manager.in_bulk({n for each in numbers for n in each})
    for version, each in zip(versions, numbers, strict=True):
        values = [found[number] for number in each if number in found]
        setattr(version, field.name, values if is_many else next(iter(values), None))


def _numbers(value) -> list[int]:
    return value if isinstance(value, list) else [value] if value else []


def _contents_of_pages(numbers: Iterable[int]) -> dict[int, dict]:
    """Return what stories say of which there is no other version than the page itself."""
    if not numbers:
        return {}
    model = story_model()
    fields = [model._meta.get_field(field.name) for part in PARTS for field in part.fields]
    pages = model.objects.filter(pk__in=numbers).prefetch_related(
        *(field.name for field in fields if field.many_to_many)
    )
    return {page.pk: _content_of(page, fields) for page in pages}


def _content_of(page, fields: list) -> dict:
    content = {"pk": page.pk, BODY: getattr(page, BODY).get_prep_value()}
    for field in fields:
        value = field.value_from_object(page)
        content[field.name] = [item.pk for item in value] if field.many_to_many else value
    return content


def _said_made_up(versions: list) -> dict[int, set[tuple[str, int]]]:
    """Return what somebody called made up of each example."""
    examples = [version.pk for version in versions if version.is_example]
    said: dict[int, set[tuple[str, int]]] = {}
    if examples:
        entries = PageLogEntry.objects.filter(page__in=examples, action=made_up.MADE_UP)
        for number, *answer in entries.values_list(
            "page_id", "data__version", "data__parts_version"
        ):
            said.setdefault(number, set()).add(tuple(answer))
    return said


def _public_examples(versions: list) -> dict[int, dict[str, str]]:
    """Return what the public sees of examples, as digests."""
    contents = _contents_of_pages(
        [version.pk for version in versions if version.is_example and version.live]
    )
    return {
        number: parts_of(page)
        for number, page in zip(contents, read(contents.values()), strict=True)
    }


def _approved_once(versions: list) -> set[str]:
    """Return the stories that need two editors and of which one approved a version."""
    delicate = [version for version in versions if needs_two_editors(version)]
    if not delicate:
        return set()
    states = TaskState.objects.filter(
        revision__object_id__in=[str(version.pk) for version in delicate],
        revision__base_content_type=delicate[0].get_base_content_type(),
        status=TaskState.STATUS_APPROVED,
    )
    return set(states.values_list("revision__object_id", flat=True))
