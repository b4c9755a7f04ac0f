from django.conf import settings
from django.db import models
from django.utils import timezone

SEARCHED = "gezocht op e-mailadres of telefoonnummer"


class ReadingLog(models.Model):
    """One time that somebody opened the data of a teller: who, when and whose, not what.

    It holds a key instead of a teller: the key says nothing about the person, and who read
    something can still be told when the teller has withdrawn. Without a key somebody searched for
    a person: for whom is not kept.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="gelezen door",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    key = models.UUIDField("verteller", null=True, db_index=True)
    read_at = models.DateTimeField("gelezen op", default=timezone.now, db_index=True)

    class Meta:
        ordering = ["-read_at", "-pk"]
        default_permissions = ()
        verbose_name = "lezing"
        verbose_name_plural = "lezingen"

    def __str__(self) -> str:
        return f"{self.reference}, {self.read_at:%Y-%m-%d %H:%M}"

    @property
    def reference(self) -> str:
        """The short name of the teller, as `Teller.reference` gives it; or that it was a search."""
        return self.key.hex[:8].upper() if self.key else SEARCHED

    @property
    def reader(self) -> str:
        """The name of who read; empty when the account is gone."""
        return (self.user.get_full_name() or self.user.username) if self.user else ""
