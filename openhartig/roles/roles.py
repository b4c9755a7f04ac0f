"""Gives the roles of the site what the rooms say that they may do.

It happens with every start, so that a new right reaches a site that exists. What owners change in
the CMS stays: a right is given once, and a role that they renamed or deleted stays so.
"""

from django.contrib.auth.models import Group
from django.db import transaction

from openhartig.doors import answers

from .models import GivenRight, Role


@transaction.atomic
def give_rights() -> None:
    """Give every role what it never had, and make the roles that never were."""
    given = set(GivenRight.objects.values_list("role__name", "right"))
    for rights in answers("rights_of_roles"):
        for right in rights():
            if (right.role, str(right)) not in given:
                role = role_named(right.role)
                if role.group:
                    right.give(role.group)
                GivenRight.objects.create(role=role, right=str(right))
                given.add((right.role, str(right)))


def role_named(name: str) -> Role:
    """Return a role; the first time there is a group of that name for it."""
    role = Role.objects.select_related("group").filter(name=name).first()
    return role or Role.objects.create(name=name, group=Group.objects.get_or_create(name=name)[0])
