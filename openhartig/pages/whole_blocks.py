"""What a block misses before visitors may see it, on whatever road its page goes public.

Wagtail asks the blocks themselves only in its forms, and a draft may be saved unfinished:
publishing from a list, in a workflow or by code would ask nobody for the captions of a video.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from wagtail.blocks import Block, ChooserBlock, StreamValue, StructBlock
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageBlock
from wagtail.models import Revision


def check_blocks(revision: Revision) -> None:
    """Let a version pass of which every block is whole.

    Raises:
        ValidationError: something is missing.
    """
    version = revision.as_object()
    names = [f.name for f in version._meta.concrete_fields if isinstance(f, StreamField)]
    found = [sentence for name in names for sentence in mistakes(getattr(version, name))]
    if found:
        raise ValidationError([f"{revision.object_str}: {sentence}" for sentence in found])


def mistakes(body: Iterable[StreamValue.StreamChild]) -> Iterator[str]:
    """Yield what is wrong in the blocks of a text, each with the name of the block."""
    for child in body:
        if _has_lost_something(child.block, child.value):
            continue
        try:
            child.block.clean(child.value)
        except ValidationError as error:
            yield f"{child.block.label}: {' '.join(_sentences(error))}"


def _has_lost_something(block: Block, value: Any) -> bool:
    """Tell whether what was chosen in a block was deleted since: visitors see nothing of it."""
    return isinstance(block, StructBlock) and any(
        value[name] is None and _has_to_be_chosen(part) for name, part in block.child_blocks.items()
    )


def _has_to_be_chosen(block: Block) -> bool:
    chooser = block.child_blocks["image"] if isinstance(block, ImageBlock) else block
    return isinstance(chooser, ChooserBlock) and chooser.required


def _sentences(error: ValidationError) -> Iterator[str]:
    """Yield the sentences in an error of a block, however deep."""
    inside = getattr(error, "block_errors", None)
    if inside is None:
        yield from error.messages
        return
    around = getattr(error, "non_block_errors", ErrorList()).as_data()
    for part in [*around, *inside.values()]:
        yield from _sentences(part)
