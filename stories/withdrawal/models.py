from datetime import datetime, timedelta

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F
from django.utils import timezone

from openhartig.encryption import EncryptedCharField

A_MOMENT = timedelta(seconds=20)
WAIT_AFTER_TRY = [timedelta(minutes=1), timedelta(minutes=5), timedelta(hours=1)]


def in_a_moment() -> datetime:
    """Return when an erasure that began just now must have been cut short."""
    return timezone.now() + A_MOMENT


class ErasureQuerySet(models.QuerySet):
    """Queries over erasures."""

    def due(self):
        """Keep what was cut short and may be tried again now."""
        return self.filter(finished_at=None, next_try_at__lte=timezone.now())


class Erasure(models.Model):
    """One line in the ledger: a story that must be gone, and how far its erasure is.

    It says nothing about the person: the key is random, and the addresses are digests under a salt
    that is encrypted.
    """

    key = models.UUIDField(unique=True, editable=False)
    salt = EncryptedCharField(max_length=32)
    addresses = models.JSONField("vingerafdrukken van adressen", default=list)
    started_at = models.DateTimeField("begonnen op", default=timezone.now)
    finished_at = models.DateTimeField("klaar op", null=True, blank=True)
    steps = models.JSONField(
        "gedane stappen",
        default=dict,
        help_text="Per stap hoeveel er is gewist. Na een dag vergeten we de aantallen.",
    )
    links = models.JSONField("vingerafdrukken van privélinks", default=list)
    tries = models.PositiveIntegerField("nieuwe pogingen", default=0)
    next_try_at = models.DateTimeField("volgende poging", default=in_a_moment, db_index=True)

    objects = ErasureQuerySet.as_manager()

    class Meta:
        ordering = ["started_at"]
        verbose_name = "wissing"
        verbose_name_plural = "wissingen"

    def __str__(self) -> str:
        return f"Wissing {self.key.hex[:8].upper()}"

    def claim(self) -> bool:
        """Take this try for this process, and plan the next one in case it fails.

        Returns:
            Whether nobody else took it, or finished it, in the meantime.
        """
        wait = WAIT_AFTER_TRY[min(self.tries, len(WAIT_AFTER_TRY) - 1)]
        unclaimed = Erasure.objects.due().filter(pk=self.pk, tries=self.tries)
        return bool(unclaimed.update(tries=F("tries") + 1, next_try_at=timezone.now() + wait))


class StoryFile(models.Model):
    """A picture or file that a version of a story ever named, also when none does any more.

    The CMS overwrites a version when it saves by itself, and forgets what was chosen before.
    """

    key = models.UUIDField(editable=False)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    file = GenericForeignKey()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["key", "content_type", "object_id"], name="story_files_once"
            )
        ]
        verbose_name = "bestand van een verhaal"
        verbose_name_plural = "bestanden van verhalen"

    def __str__(self) -> str:
        return f"Bestand van verhaal {self.key.hex[:8].upper()}"


class Leftover(models.Model):
    """Something to look at after an erasure, until a coordinator has: a place or a file.

    It says where to look and holds nothing of the story.
    """

    class Kind(models.TextChoices):
        """Why to look."""

        WORDS = "words", "misschien staan er woorden uit het verhaal"
        UNUSED = "unused", "staat nergens op de site"

    class Where(models.TextChoices):
        """Where words stand, the most public place first."""

        SITE = "site", "op de site"
        DRAFT = "draft", "in het concept of een opmerking"
        EARLIER = "earlier", "alleen in een eerdere versie of opmerking"

    erasure = models.ForeignKey(Erasure, on_delete=models.CASCADE, related_name="leftovers")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=255)
    item = GenericForeignKey()
    where = models.CharField("waar", max_length=10, choices=Where.choices, default=Where.SITE)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["erasure", "kind", "content_type", "object_id"], name="leftovers_once"
            )
        ]
        verbose_name = "na te kijken"
        verbose_name_plural = "na te kijken"

    def __str__(self) -> str:
        return self.get_kind_display()
