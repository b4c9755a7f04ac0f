from django.conf import settings
from django.db import models
from django.utils import timezone

from stories.models import StoryPage


class CorrectionNotice(models.Model):
    """That somebody corrected the spelling of a story which another editor had approved.

    It goes when that editor has seen it.
    """

    story = models.ForeignKey(
        StoryPage, verbose_name="verhaal", on_delete=models.CASCADE, related_name="+"
    )
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="voor",
        on_delete=models.CASCADE,
        related_name="+",
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="verbeterd door",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    made_at = models.DateTimeField("verbeterd op", default=timezone.now)

    class Meta:
        ordering = ["made_at"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["story", "reader"], name="one_notice_per_reader")
        ]
        verbose_name = "bericht over spelling"
        verbose_name_plural = "berichten over spelling"

    def __str__(self) -> str:
        return f"Verbeterd op {self.made_at:%Y-%m-%d}"
