from django.contrib.auth.models import Group
from django.db import models


class Role(models.Model):
    """A role that the code knows by name, and the group of the CMS that it became.

    Attributes:
        group: whatever owners call it now; empty after they deleted it.
    """

    name = models.CharField("naam", max_length=150, unique=True)
    group = models.OneToOneField(
        Group, verbose_name="groep", null=True, on_delete=models.SET_NULL, related_name="role"
    )

    class Meta:
        verbose_name = "rol"
        verbose_name_plural = "rollen"

    def __str__(self) -> str:
        return self.name


class GivenRight(models.Model):
    """A right that a role got from us once: when owners took it away, it is not given again."""

    role = models.ForeignKey(Role, verbose_name="rol", on_delete=models.CASCADE)
    right = models.CharField("recht", max_length=200)

    class Meta:
        verbose_name = "gegeven recht"
        verbose_name_plural = "gegeven rechten"
        constraints = [models.UniqueConstraint("role", "right", name="right_given_once")]

    def __str__(self) -> str:
        return f"{self.role}: {self.right}"
