from datetime import timedelta
from uuid import uuid4

from django.db import models
from django.db.models import F
from django.utils import timezone

from openhartig.encryption import EncryptedEmailField, EncryptedTextField

WAIT_AFTER_TRY = [timedelta(minutes=5), timedelta(hours=1), timedelta(hours=4), timedelta(days=1)]
GIVE_UP_AFTER = timedelta(days=7)


class QueuedMailQuerySet(models.QuerySet):
    """Queries over the mail that waits."""

    def due(self):
        """Keep what may be tried now, the oldest first."""
        return self.filter(next_try_at__lte=timezone.now()).order_by("created_at", "pk")

    def hopeless(self):
        """Keep what could not be delivered for so long that its message has lost its meaning."""
        return self.filter(created_at__lt=timezone.now() - GIVE_UP_AFTER)


class QueuedMail(models.Model):
    """A message that has not been delivered yet; it is deleted as soon as it is.

    Attributes:
        kind: which message it is (see `messages.kinds()`), or "cms" for one that Django or Wagtail
            wrote; it says nothing of the receiver.
        reference: makes the Message-ID, the same at every try, so that a mail server that
            received it twice can tell.
        problem: the name of the last error; its text could hold an address.
    """

    kind = models.CharField("soort", max_length=40)
    to = EncryptedEmailField("aan")
    subject = EncryptedTextField("onderwerp")
    text = EncryptedTextField("tekst")
    html = EncryptedTextField("HTML")
    reference = models.UUIDField("code", default=uuid4, editable=False)
    created_at = models.DateTimeField("gemaakt op", auto_now_add=True)
    tries = models.PositiveIntegerField("pogingen", default=0)
    next_try_at = models.DateTimeField("volgende poging", default=timezone.now, db_index=True)
    problem = models.CharField("probleem", max_length=100, blank=True)

    objects = QueuedMailQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht in de wachtrij"
        verbose_name_plural = "berichten in de wachtrij"

    def __str__(self) -> str:
        return f"Bericht {self.pk} ({self.kind})"

    def claim(self) -> bool:
        """Take this try for this process, and plan the next one in case it fails.

        Returns:
            Whether nobody else took it, or delivered it, in the meantime.
        """
        wait = WAIT_AFTER_TRY[min(self.tries, len(WAIT_AFTER_TRY) - 1)]
        unclaimed = QueuedMail.objects.due().filter(pk=self.pk, tries=self.tries)
        return bool(unclaimed.update(tries=F("tries") + 1, next_try_at=timezone.now() + wait))
