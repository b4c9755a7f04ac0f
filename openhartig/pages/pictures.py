"""Makes the sizes of pictures when a page goes public, so that no visitor waits for them.

It follows what is saved instead of a button: workflows, schedules, copies and code publish as well.
"""

from collections.abc import Collection, Iterator

from django.db import models, transaction
from wagtail.fields import StreamField

from openhartig.blocks.reading import leaves
from openhartig.media.models import SiteImage
from openhartig.media.renditions import make_renditions

from .models import BasePage
from .shown import is_shown


def make_for_page(instance: models.Model, update_fields: Collection[str] | None, **kwargs) -> None:
    """Make the sizes of all pictures that a page shows to the public; a receiver of `post_save`.

    Args:
        instance: what was saved; a page that is not live shows nothing yet.
        update_fields: the names of the fields that were written, None for all of them. When a
            draft of a live page is saved, the other fields hold what nobody may see yet.
    """
    if isinstance(instance, BasePage) and instance.live:
        for image_pk in {image.pk for image in pictures_of(instance, update_fields)}:
            _make_after_commit(image_pk)


def make_for_image(instance: SiteImage, update_fields: Collection[str] | None, **kwargs) -> None:
    """Make the sizes of a picture again that got another file or focus; follows `post_save`."""
    if update_fields is None and is_shown(instance):
        _make_after_commit(instance.pk)


def _make_after_commit(image_pk: int) -> None:
    """Make sizes when the change is safe; a broken picture is logged and stops nothing."""
    transaction.on_commit(lambda: make_renditions(image_pk), robust=True)


def pictures_of(page: BasePage, written: Collection[str] | None = None) -> Iterator[SiteImage]:
    """Return all pictures of a page.

    Args:
        page: as its own type.
        written: the names of the fields that count, None for all of them.
    """
    for field in page._meta.concrete_fields:
        if written is not None and field.name not in written:
            continue
        if field.related_model is SiteImage and (image := getattr(page, field.name)):
            yield image
        elif isinstance(field, StreamField):
            values = leaves(field.value_from_object(page))
            yield from (value for value in values if isinstance(value, SiteImage))
