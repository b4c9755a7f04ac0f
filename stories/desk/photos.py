"""Takes the photo that a teller sent over into the draft of the story, and keeps it with that."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.utils.file import hash_filelike

from openhartig.media.models import Recognisable, SiteImage
from stories.consent.locking import locked
from stories.consent.models import Teller
from stories.conversation.contact import RefusedError
from stories.conversation.models import TellerPhoto
from stories.models import StoryPage

NO_PHOTO = "De verteller heeft geen foto gestuurd, of wiste hem."
NO_PAGE = "Er is nog geen pagina. Maak eerst een concept."
NOT_YET = "Nog niet iedereen op de foto vindt het goed. Vraag het de verteller."
IN_USE = "Iemand anders werkt aan dit verhaal en zette het op slot. Probeer het later."
ALREADY = "Deze foto staat al in het concept."


@transaction.atomic
def take_over(teller: Teller, user) -> StoryPage:
    """Put the photo in a new version of the draft; the gate decides what readers see of it.

    Raises:
        RefusedError: there is no photo or no draft, not everybody on it agrees, it is in the draft
            already, or somebody keeps the page locked.
    """
    teller = locked(teller)
    photo = TellerPhoto.objects.filter(teller=teller).first()
    picture = photo.picture() if photo else None
    if photo is None or picture is None:
        raise RefusedError(NO_PHOTO)
    if not photo.may_be_used:
        raise RefusedError(NOT_YET)
    story = StoryPage.objects.filter(key=teller.key).first()
    if story is None:
        raise RefusedError(NO_PAGE)
    if (lock := story.get_lock()) and lock.for_user(user):
        raise RefusedError(IN_USE)
    version = story.get_latest_revision_as_object()
    if version.photo and version.photo.get_file_hash() == hash_filelike(picture):
        raise RefusedError(ALREADY)
    title = f"Foto van {teller}"
    image = SiteImage.objects.create(
        title=title,
        file=picture,
        recognisable=Recognisable.AGREED,
        uploaded_by_user=user,
    )
    version.photo, version.photo_alt = image, photo.description or ""
    version.photo_decorative = False
    version.save_revision(user=user, log_action=True, clean=False)
    photo.taken_over_at, photo.taken_over_as = timezone.now(), image
    photo.save(update_fields=["taken_over_at", "taken_over_as"])
    return story


def taken_over() -> QuerySet:
    """Return the numbers of the pictures in the CMS that are the photo of a teller."""
    photos = TellerPhoto.objects.exclude(taken_over_as=None)
    return photos.order_by().values_list("taken_over_as", flat=True)


def is_for(user, image: SiteImage) -> bool:
    """Tell whether somebody works on the story that the photo of a teller belongs to."""
    tellers = Teller.objects.filter(photo__taken_over_as=image)
    story = StoryPage.objects.filter(key__in=tellers.values("key")).first()
    return story is not None and story.permissions_for_user(user).can_edit()
