from datetime import date

from django.db import models

START = ""
"""The figure of the row that tells since when this site counts."""

NOWHERE = 0
"""The municipality of what belongs to none, or of which the teller does not want it named."""


class Count(models.Model):
    """How often something happened in one month: a number, and nothing that leads to anybody.

    So it stays when a story is erased. It knows no day and no hour, and rows are added up as they
    come, so that their order says nothing either.

    Attributes:
        figure: the name of a `Figure` that a room has.
        part: which of the parts of that figure, such as a reason; empty when it has none.
        municipality: the number of a municipality. It is no foreign key: what was counted stays
            when the municipality goes, and counts as `NOWHERE` from then on.
        month: its first day.
    """

    figure = models.CharField("cijfer", max_length=40)
    part = models.CharField("deel", max_length=40, blank=True)
    municipality = models.PositiveBigIntegerField("gemeente", default=NOWHERE)
    month = models.DateField("maand")
    number = models.IntegerField("aantal", default=0)

    class Meta:
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["figure", "part", "municipality", "month"], name="one_count_of_a_kind"
            )
        ]
        verbose_name = "cijfer"
        verbose_name_plural = "cijfers"

    def __str__(self) -> str:
        return f"{self.figure} {self.part} {self.month:%Y-%m}"

    @classmethod
    def first_month(cls) -> date | None:
        """Return the month in which this site began to count."""
        return cls.objects.aggregate(first=models.Min("month"))["first"]
