from django.db import models
from django.utils import timezone


class Erasure(models.Model):
    """One line in the ledger: a story that must be gone, and how far its erasure is.

    It says nothing about the person: the key is random, and the addresses are keyed digests.
    """

    key = models.UUIDField(unique=True, editable=False)
    salt = models.CharField(max_length=32)
    addresses = models.JSONField("vingerafdrukken van adressen", default=list)
    started_at = models.DateTimeField("begonnen op", default=timezone.now)
    finished_at = models.DateTimeField("klaar op", null=True, blank=True)
    steps = models.JSONField(
        "gedane stappen",
        default=dict,
        help_text="Per stap hoeveel er is gewist. Na een dag vergeten we de aantallen.",
    )
    links = models.JSONField("vingerafdrukken van privélinks", default=list)

    class Meta:
        ordering = ["started_at"]
        verbose_name = "wissing"
        verbose_name_plural = "wissingen"

    def __str__(self) -> str:
        return f"Wissing {self.key.hex[:8].upper()}"
