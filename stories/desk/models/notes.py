from django.conf import settings
from django.db import models
from django.utils import timezone

from openhartig.encryption import EncryptedTextField


class TellerNote(models.Model):
    """What coordinators write down for each other about a teller; it never comes in the story."""

    teller = models.OneToOneField(
        "consent.Teller",
        verbose_name="verteller",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="note",
    )
    text = EncryptedTextField("notitie")
    changed_at = models.DateTimeField("veranderd op", default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="veranderd door",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        default_permissions = ()
        verbose_name = "notitie over een verteller"
        verbose_name_plural = "notities over vertellers"

    def __str__(self) -> str:
        return f"Notitie bij {self.teller}"

    @property
    def version(self) -> str:
        """Tells this text from a later one."""
        return self.changed_at.isoformat()
