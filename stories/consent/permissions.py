"""Who may see tellers: one permission, for everything about them."""

from django.contrib.auth import get_user_model
from wagtail.permission_policies import BasePermissionPolicy

COORDINATORS = "Verhalencoördinator"
"""The role that stands between tellers and the site."""

COORDINATE = "consent.coordinate"


def may_coordinate(user) -> bool:
    """Tell whether somebody may see tellers, and act for them."""
    return user.is_active and user.has_perm(COORDINATE)


def coordinators():
    """Return the users who coordinate; those who may do anything only when there is no other."""
    users = get_user_model().objects
    return users.with_perm(COORDINATE, include_superusers=False).distinct() or users.filter(
        is_active=True, is_superuser=True
    )


class CoordinatorPolicy(BasePermissionPolicy):
    """Lets coordinators do everything with a model, and others nothing."""

    def user_has_permission(self, user, action: str) -> bool:
        return may_coordinate(user)

    def users_with_any_permission(self, actions):
        return get_user_model().objects.with_perm(COORDINATE)
