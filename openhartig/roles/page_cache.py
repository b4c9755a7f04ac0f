from django.contrib.auth.models import Group
from django.db.models import Model
from wagtail import hooks

from .models import GivenRight, Role


@hooks.register("never_on_a_page")
def name_roles() -> list[type[Model]]:
    """Return who may do what."""
    return [GivenRight, Group, Role]
