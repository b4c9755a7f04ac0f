from django.db import models


class ReasonTemplate(models.Model):
    """A text to start from when a story is not published; it is adapted to the teller."""

    name = models.CharField(
        "naam", max_length=80, unique=True, help_text="Alleen voor jullie zelf, in de lijst."
    )
    text = models.TextField(
        "tekst",
        max_length=2000,
        help_text="De verteller leest dit op de pagina Mijn verhaal. Noem niemand bij naam.",
    )

    panels = ["name", "text"]

    class Meta:
        ordering = ["name"]
        default_permissions = ()
        verbose_name = "sjabloon voor niet plaatsen"
        verbose_name_plural = "sjablonen voor niet plaatsen"

    def __str__(self) -> str:
        return self.name
