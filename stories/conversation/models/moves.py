from django.conf import settings
from django.db import models
from django.utils import timezone


class Move(models.Model):
    """Something a coordinator did towards a teller; what was said is not in here.

    The last move and the last answer tell whose turn it is.
    """

    class Kind(models.TextChoices):
        """What was done."""

        QUESTION = "question", "vraag gesteld"
        READY = "ready", "tekst laten zien"
        DECLINED = "declined", "laten weten dat we het niet plaatsen"
        LINK = "link", "nieuwe link gegeven"
        READ = "read", "opmerking verwerkt"
        CONFIRMED = "confirmed", "vastgelegd dat de verteller erachter staat"
        HIDDEN = "hidden", "verhaal verborgen"

    teller = models.ForeignKey("consent.Teller", on_delete=models.CASCADE, related_name="moves")
    kind = models.CharField("wat", max_length=10, choices=Kind.choices)
    made_at = models.DateTimeField("wanneer", default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="door",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision",
        verbose_name="getoonde versie",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        ordering = ["-made_at", "-pk"]
        default_permissions = ()
        verbose_name = "stap"
        verbose_name_plural = "stappen"

    def __str__(self) -> str:
        return self.get_kind_display()
