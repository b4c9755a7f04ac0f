from datetime import date

from django.conf import settings
from django.db import models
from django.utils import timezone


class AfterCareQuerySet(models.QuerySet):
    """Queries over moments of after-care."""

    def open(self):
        """Keep what is still to be done."""
        return self.filter(done_at=None)

    def due(self, today: date | None = None):
        """Keep what is to be done today or was to be done before."""
        return self.open().filter(due_on__lte=today or timezone.localdate())


class AfterCare(models.Model):
    """A moment to ask a teller how it goes. Nothing that is said is written down."""

    class Moment(models.TextChoices):
        """When, seen from the day the story goes public."""

        BEFORE = "before", "vóór plaatsing"
        DAY = "day", "op de dag zelf"
        WEEK = "week", "een week later"
        MONTH = "month", "een maand later"

    teller = models.ForeignKey(
        "consent.Teller", on_delete=models.CASCADE, related_name="after_care"
    )
    moment = models.CharField("moment", max_length=10, choices=Moment.choices)
    due_on = models.DateField("uiterlijk", db_index=True)
    done_at = models.DateTimeField("gedaan op", null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="gedaan door",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = AfterCareQuerySet.as_manager()

    class Meta:
        ordering = ["due_on", "pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["teller", "moment"], name="one_after_care_per_moment")
        ]
        verbose_name = "nazorg"
        verbose_name_plural = "nazorg"

    def __str__(self) -> str:
        return self.get_moment_display()

    @property
    def is_overdue(self) -> bool:
        """Whether it is still to be done after its day."""
        return self.done_at is None and self.due_on < timezone.localdate()
