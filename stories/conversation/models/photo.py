import secrets

from django.db import models, transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils import timezone

from openhartig.encrypted_files import EncryptedFileField, UnreadableFileError
from openhartig.encryption import EncryptedCharField
from openhartig.media.cleaning import CleanPicture
from openhartig.media.models import SiteImage
from stories.consent.models import Teller
from stories.consent.storage import private_storage


def photo_name(photo: "TellerPhoto", filename: str) -> str:
    """Return a file name that says nothing about the person."""
    suffix = filename.rpartition(".")[2].lower()
    return f"teller-photos/{secrets.token_hex(16)}.{suffix}"


class TellerPhoto(models.Model):
    """The photo that a teller sent: cleaned, encrypted, and apart from the library of the CMS.

    It comes in a story only when a coordinator takes it over into the draft.
    """

    class Others(models.TextChoices):
        """Who else is on it, and whether they like that."""

        NOBODY = "nobody", "Niemand anders"
        AGREED = "agreed", "Iemand anders, en die vindt het goed"
        NOT_YET = "not-yet", "Iemand anders, en die weet het nog niet"

    teller = models.OneToOneField(Teller, on_delete=models.CASCADE, related_name="photo")
    file = EncryptedFileField("foto", upload_to=photo_name, storage=private_storage)
    description = EncryptedCharField("beschrijving", max_length=200, null=True, blank=True)
    others = EncryptedCharField("wie er nog meer op staan", max_length=10, choices=Others.choices)
    added_at = models.DateTimeField("gestuurd op", default=timezone.now)
    taken_over_at = models.DateTimeField("overgenomen op", null=True, blank=True)
    taken_over_as = models.ForeignKey(
        SiteImage, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        default_permissions = ()
        verbose_name = "foto van een verteller"
        verbose_name_plural = "foto’s van vertellers"

    def __str__(self) -> str:
        return f"Foto van {self.teller}"

    @property
    def may_be_used(self) -> bool:
        """Whether everybody on it likes that."""
        return self.others in {self.Others.NOBODY, self.Others.AGREED}

    @property
    def content_type(self) -> str:
        """The media type of what `picture` returns."""
        return "image/png" if str(self.file.name).endswith(".png") else "image/jpeg"

    def picture(self) -> CleanPicture | None:
        """Return the photo itself; None when it is gone or no key opens it."""
        try:
            content = self.file.open().read()
        except (FileNotFoundError, UnreadableFileError):
            return None
        return CleanPicture(content, name=str(self.file.name).rpartition("/")[2])


def forget_copy(photo: TellerPhoto) -> None:
    """Delete what was taken over, so that it leaves the draft and the site at once."""
    for image in SiteImage.objects.filter(pk=photo.taken_over_as_id):
        image.delete()
    photo.taken_over_at = photo.taken_over_as = None


def forget_file(name: str) -> None:
    """Delete the file of a photo as soon as nothing names it any more."""
    storage = TellerPhoto._meta.get_field("file").storage
    transaction.on_commit(lambda: storage.delete(name))


@receiver(post_delete, sender=TellerPhoto, dispatch_uid="conversation.forget_photo")
def _forget_all_of_deleted(instance: TellerPhoto, **kwargs) -> None:
    """Let the file and what was made of it go with the row, on whatever road that goes."""
    forget_copy(instance)
    if instance.file.name:
        forget_file(instance.file.name)
