from django.conf import settings
from django.db import models
from django.utils import timezone

from stories.models import StoryPage


class TellerRequest(models.Model):
    """An editor who asks the coordinator to find the teller of a draft; done when it has one."""

    story = models.OneToOneField(
        StoryPage, verbose_name="verhaal", on_delete=models.CASCADE, related_name="+"
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="gevraagd door",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    asked_at = models.DateTimeField("gevraagd op", default=timezone.now)

    class Meta:
        ordering = ["asked_at"]
        default_permissions = ()
        verbose_name = "vraag om een verteller"
        verbose_name_plural = "vragen om een verteller"

    def __str__(self) -> str:
        return f"Gevraagd op {self.asked_at:%Y-%m-%d}"
