"""The sizes and formats in which the site shows pictures; nothing asks for any other."""

import logging
from collections.abc import Iterable

from django.db import DatabaseError
from wagtail.images.models import Filter

from .models import SiteImage, SiteRendition

logger = logging.getLogger(__name__)

PHOTO = Filter.expand_spec(["format-{avif,webp,jpeg}", "width-{400,800,1200}"])
"""What a screen may choose from."""

THUMBNAIL = "max-165x165"
"""What the library of the CMS shows; no page does."""

SHARE_CARD = "fill-1200x630|format-jpeg"
"""What other sites show beside a link to a page."""

PUBLIC_SIZES = frozenset({*PHOTO, SHARE_CARD})
"""What visitors may fetch; the CMS makes other sizes for itself."""


def make_renditions(image_pk: int) -> None:
    """Make what is not there yet of all that the site may ask of a picture.

    Args:
        image_pk: the number of a picture; one that was deleted meanwhile is fine.
    """
    for image in SiteImage.objects.filter(pk=image_pk).prefetch_renditions():
        available(image, *PHOTO, SHARE_CARD)


def available(image: SiteImage, *specs: str) -> dict[str, SiteRendition]:
    """Return the sizes of a picture of which there is a file, after making what is missing.

    Each is made by itself: one that cannot be made is logged, and the others are shown.
    """
    filters = [Filter(spec) for spec in specs]
    found = image.find_existing_renditions(*filters)
    sizes, failed = {}, {}
    for filter in filters:
        try:
            sizes[filter.spec] = _with_file(image, filter, found.get(filter))
        except (OSError, DatabaseError) as error:
            failed[filter.spec] = str(error)
    if failed:
        reasons = "; ".join(set(failed.values()))
        logger.warning("Picture %s cannot be made as %s: %s", image.pk, ", ".join(failed), reasons)
    return sizes


def _with_file(image: SiteImage, filter: Filter, found: SiteRendition | None) -> SiteRendition:
    """Return one size; its file is made again when it vanished."""
    if found is None:
        return image.create_rendition(filter)
    if not found.file.storage.exists(found.file.name):
        found.file = image.generate_rendition_file(filter)
        found.save()
    return found


def prefetch_renditions(images: Iterable[SiteImage | None]) -> None:
    """Fetch all sizes of many pictures in one query, so that showing them needs none.

    Args:
        images: pictures from anywhere on a page; None and repeats are fine.
    """
    shown = [image for image in images if image]
    if not shown:
        return
    renditions: dict[int, list[SiteRendition]] = {image.pk: [] for image in shown}
    for rendition in SiteRendition.objects.filter(image_id__in=renditions):
        renditions[rendition.image_id].append(rendition)
    for image in shown:
        image.prefetched_renditions = renditions[image.pk]
        for rendition in image.prefetched_renditions:
            rendition.image = image
