from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand
from django.db import transaction

from openhartig.media.cleaning import CleanPicture, cleaned
from openhartig.media.models import CLEAN, SiteImage

OTHERS = SiteImage.objects.exclude(file__contains=CLEAN)


class Command(BaseCommand):
    help = "Keeps nothing but the pixels of pictures that came in before the site did so itself."

    def handle(self, **options) -> None:
        """Clean what is not clean yet: names of files say so, and a next time costs one query."""
        numbers = list(OTHERS.order_by("pk").values_list("pk", flat=True))
        unread = [number for number in numbers if not clean(number)]
        if numbers:
            self.stdout.write(f"Pictures cleaned: {len(numbers) - len(unread)}.")
        if unread:
            listed = ", ".join(map(str, unread))
            self.stdout.write(f"Pictures that cannot be read, and are not shown: {listed}.")


@transaction.atomic
def clean(number: int) -> bool:
    """Put a clean file in the place of that of a picture, and remove all sizes made of the old one.

    Its hash stays: to a teller who agreed with a photo, and to the gate, it is the same photo.

    Returns:
        Whether there was anything to read. Of a picture without, no file stays that can be fetched.
    """
    image = OTHERS.select_for_update().filter(pk=number).first()
    if image is None:  # somebody else was before us
        return True
    old, size = image.file.name, (image.width, image.height)
    picture = next(_readable(image), None)
    image.renditions.all().delete()
    if picture is None:
        return False
    image.file.save(picture.name, picture, save=False)
    image.file_size = picture.size
    if (image.width, image.height) != size:
        image.set_focal_point(None)
    image.save()
    transaction.on_commit(lambda: image.file.storage.delete(old))
    return True


def _readable(image: SiteImage) -> Iterator[CleanPicture]:
    """Yield a picture from its own file or, where that is broken or gone, from its largest size."""
    sizes = sorted(image.renditions.all(), key=lambda size: -size.width * size.height)
    for source in (image, *sizes):
        try:
            yield cleaned(source.file)
        except ValidationError:
            continue
