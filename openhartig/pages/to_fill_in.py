"""What editors still have to fill in: the list of it, and pages that would say nothing else."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Field, QuerySet, TextField
from django.db.models.functions import Cast
from django.utils.html import strip_tags
from wagtail.admin.ui.components import Component
from wagtail.fields import RichTextField, StreamField
from wagtail.models import DraftStateMixin, Revision, get_default_page_content_type, get_page_models
from wagtail.permissions import policy_registry

from openhartig.blocks.page_body import NOTE, PageBody, notes, says_something
from openhartig.input.text import is_blank

from .whole_blocks import check_blocks

if TYPE_CHECKING:
    from .models import BasePage

NOTHING_TO_READ = (
    "Er staat nog niets voor bezoekers op deze pagina, alleen wat nog in te vullen is. Schrijf "
    "eerst een tekst. Daarna kan de pagina op de site."
)


class SaysSomething(DraftStateMixin):
    """A page that is public only when it tells visitors something."""

    stands_without_text: bool = False
    """Whether pages of this type do so when nobody wrote a text: they have a form, or a list."""

    class Meta:
        abstract = True

    def publish(self, revision: Revision, *args, **kwargs) -> None:
        """Publish or schedule a version, on whatever road.

        Raises:
            ValidationError: it tells visitors nothing yet, or a block of it is not whole.
        """
        check_says_something(revision)
        check_blocks(revision)
        super().publish(revision, *args, **kwargs)


@dataclass(frozen=True)
class Unfinished:
    """A page on which something is still to be filled in.

    Attributes:
        page: the page, as the base type.
        notes: what is to be filled in, each with where the form has it.
    """

    page: "BasePage"
    notes: list[tuple[str, str]]


class UnfinishedPagesPanel(Component):
    """Tells editors on their start screen what is still to be filled in on pages of theirs."""

    name = "to_fill_in"
    template_name = "wagtailadmin/home/to_fill_in.html"
    order = 60

    def get_context_data(self, parent_context: dict) -> dict:
        return {"unfinished": list(unfinished_pages(parent_context["request"].user))}


def unfinished_pages(user: AbstractBaseUser) -> Iterator[Unfinished]:
    """Yield the pages that somebody may edit and whose latest version has notes for editors."""
    policy = policy_registry.get_by_type(get_default_page_content_type().model_class())
    may_edit = policy.instances_user_has_permission_for(user, "change")
    for page in with_notes(may_edit).select_related("latest_revision").order_by("path"):
        written = _stored(page.latest_revision)
        found = [
            (note["value"], f"{name}.{note['id']}")
            for name in _bodies_of(page.specific_class)
            for note in notes(written(name))
        ]
        if found:
            yield Unfinished(page, found)


def with_notes(pages: QuerySet) -> QuerySet:
    """Keep the pages whose latest version has notes for editors."""
    types = ContentType.objects.get_for_models(*filter(_bodies_of, get_page_models()))
    content = Cast("latest_revision__content", TextField())
    pages = pages.filter(content_type__in=types.values())
    return pages.annotate(written=content).filter(written__contains=NOTE)


def has_only_notes(page_type: type["BasePage"], value_of: Callable[[str], Any]) -> bool:
    """Tell whether visitors would find nothing on a page, and editors what is to be filled in.

    Args:
        page_type: the type of the page.
        value_of: returns what a field holds, by its name.
    """
    if page_type.stands_without_text:
        return False
    bodies = [value_of(name) or [] for name in _bodies_of(page_type)]
    texts = [value_of(name) or "" for name in _names(page_type, RichTextField)]
    has_words = any(map(says_something, bodies)) or not all(is_blank(strip_tags(t)) for t in texts)
    return not has_words and any(map(notes, bodies))


def check_says_something(revision: Revision) -> None:
    """Let a version pass that is more than notes for editors.

    Raises:
        ValidationError: visitors would find nothing on the page.
    """
    if has_only_notes(revision.content_type.model_class(), _stored(revision)):
        raise ValidationError(f"{revision.object_str}: {NOTHING_TO_READ}")


def _stored(revision: Revision) -> Callable[[str], Any]:
    """Return what gives the fields of a version as they are stored, without any query."""

    def value_of(name: str) -> Any:
        value = revision.content.get(name)
        page_type = revision.content_type.model_class()
        return json.loads(value or "[]") if name in _bodies_of(page_type) else value

    return value_of


def _bodies_of(page_type: type["BasePage"]) -> list[str]:
    """Return the names of the fields in which editors may leave notes."""
    return [
        name
        for name in _names(page_type, StreamField)
        if isinstance(page_type._meta.get_field(name).stream_block, PageBody)
    ]


def _names(page_type: type["BasePage"], kind: type[Field]) -> list[str]:
    return [field.name for field in page_type._meta.concrete_fields if isinstance(field, kind)]
