from collections.abc import Iterable

from .models import SiteImage, SiteRendition


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
