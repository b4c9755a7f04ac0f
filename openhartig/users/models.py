from django.contrib.auth.models import AbstractUser
from django.db import models

from openhartig.region.models import Municipality

WORK_FOR_ALL = "users.work_for_all"
"""Permission of those whose work is that of all municipalities."""


class User(AbstractUser):
    """Somebody who works in the CMS. Residents have no account.

    Attributes:
        municipality: whose work this person does; None for the whole region.
        told_on: the day of the last mail about what waits for this person.
    """

    municipality = models.ForeignKey(
        Municipality,
        verbose_name="gemeente",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        help_text="Voor welke gemeente werkt deze persoon? Leeg is de hele regio.",
    )
    told_on = models.DateField("laatste bericht op", null=True, editable=False)

    class Meta(AbstractUser.Meta):
        permissions = [("work_for_all", "Kan werken voor alle gemeenten")]
