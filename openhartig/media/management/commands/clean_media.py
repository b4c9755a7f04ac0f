from collections.abc import Callable, Iterator

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.management.base import BaseCommand
from django.db import transaction
from django.db.models import QuerySet

from openhartig.media.cleaning import CleanPicture, cleaned
from openhartig.media.models import CLEAN, SiteDocument, SiteImage
from openhartig.media.sounds import cleaned_sound

PICTURES = SiteImage.objects.exclude(file__contains=CLEAN)
SOUNDS = SiteDocument.objects.filter(file__startswith="audio/").exclude(file__contains=CLEAN)


class Command(BaseCommand):
    help = "Keeps nothing but pixels and sound of what came in before the site did so itself."

    def handle(self, **options) -> None:
        """Clean what is not clean yet: names of files say so, and a next time costs two queries."""
        self.clean("Pictures", PICTURES, clean_picture, "and are not shown")
        self.clean("Sounds", SOUNDS, clean_sound, "and are not given to visitors")

    def clean(self, kind: str, others: QuerySet, clean: Callable[[int], bool], fate: str) -> None:
        """Clean files of one kind, and say which cannot be read."""
        numbers = list(others.order_by("pk").values_list("pk", flat=True))
        unread = [number for number in numbers if not clean(number)]
        if numbers:
            self.stdout.write(f"{kind} cleaned: {len(numbers) - len(unread)}.")
        if unread:
            listed = ", ".join(map(str, unread))
            self.stdout.write(f"{kind} that cannot be read, {fate}: {listed}.")


@transaction.atomic
def clean_picture(number: int) -> bool:
    """Put a clean file in the place of that of a picture, and remove all sizes made of the old one.

    Its hash stays: to a teller who agreed with a photo, and to the gate, it is the same photo.

    Returns:
        Whether there was anything to read. Of a picture without, no file stays that can be fetched.
    """
    image = PICTURES.select_for_update().filter(pk=number).first()
    if image is None:  # somebody else was before us
        return True
    size = image.width, image.height
    picture = next(_readable(image), None)
    image.renditions.all().delete()
    if picture is None:
        return False
    _replace(image, picture)
    if (image.width, image.height) != size:
        image.set_focal_point(None)
    image.save()
    return True


@transaction.atomic
def clean_sound(number: int) -> bool:
    """Put a clean file in the place of that of a sound. Its hash stays, as that of a picture.

    Returns:
        Whether it could be read.
    """
    sound = SOUNDS.select_for_update().filter(pk=number).first()
    if sound is None:
        return True
    try:
        _replace(sound, cleaned_sound(sound.file))
    except ValidationError:
        return False
    sound.save()
    return True


def _replace(item: SiteImage | SiteDocument, content: ContentFile) -> None:
    """Store another file for a row; the old one goes when the row is safe."""
    storage, old = item.file.storage, str(item.file.name)
    item.file.save(str(content.name), content, save=False)
    item.file_size = content.size
    transaction.on_commit(lambda: storage.delete(old))


def _readable(image: SiteImage) -> Iterator[CleanPicture]:
    """Yield a picture from its own file or, where that is broken or gone, from its largest size."""
    sizes = sorted(image.renditions.all(), key=lambda size: -size.width * size.height)
    for source in (image, *sizes):
        try:
            yield cleaned(source.file)
        except ValidationError:
            continue
