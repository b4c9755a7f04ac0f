"""The sizes and formats in which the site shows pictures; nothing asks for any other."""

from collections.abc import Iterable

from wagtail.images.models import Filter

from .models import SiteImage, SiteRendition

PHOTO = Filter.expand_spec(["format-{avif,webp,jpeg}", "width-{400,800,1200}"])
"""What a screen may choose from."""

SHARE_CARD = "fill-1200x630|format-jpeg"
"""What other sites show beside a link to a page."""


def make_renditions(image_pk: int) -> None:
    """Make what is not there yet of all that the site may ask of a picture.

    Args:
        image_pk: the number of a picture; one that was deleted meanwhile is fine.

    Raises:
        SourceImageIOError: the file is missing, or is no picture.
    """
    for image in SiteImage.objects.filter(pk=image_pk).prefetch_renditions():
        image.get_renditions(*PHOTO, SHARE_CARD)


def prefetch_renditions(images: Iterable[SiteImage | None]) -> None:
    """Fetch all sizes of many pictures in one query, so that showing them needs none.

    Args:
        images: pictures from anywhere on a page; None and repeats are fine.
    """
    images = [image for image in images if image]
    if not images:
        return
    renditions: dict[int, list[SiteRendition]] = {image.pk: [] for image in images}
    for rendition in SiteRendition.objects.filter(image_id__in=renditions):
        renditions[rendition.image_id].append(rendition)
    for image in images:
        image.prefetched_renditions = renditions[image.pk]
        for rendition in image.prefetched_renditions:
            rendition.image = image
