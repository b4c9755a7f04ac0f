"""What the CMS asks about many pages at once: who may do what with which."""

from collections.abc import Iterable

from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from wagtail.permission_policies.pages import PagePermissionPolicy

from openhartig.users.models import WORK_FOR_ALL

from .teams import is_ours, ours, visible, works_for_all


class TeamPolicy(PagePermissionPolicy):
    """Wagtail's rights in the tree, within what is somebody's work (`teams.py`)."""

    def user_has_any_permission_for_instance(self, user, actions, instance) -> bool:
        if works_for_all(user):
            return super().user_has_any_permission_for_instance(user, actions, instance)
        if not is_ours(user, instance):
            actions = {"add"} & set(actions) if instance.live else set()
        return super().user_has_any_permission_for_instance(user, _as_given(actions), instance)

    def instances_user_has_any_permission_for(self, user, actions) -> QuerySet:
        if works_for_all(user):
            return super().instances_user_has_any_permission_for(user, actions)
        pages = super().instances_user_has_any_permission_for(user, _as_given(actions))
        return pages.filter(visible(user) if "add" in actions else ours(user))

    def users_with_any_permission_for_instance(
        self, actions, instance, include_superusers=True
    ) -> QuerySet:
        """Return who may; where that is for a team, its members and who works for all."""
        users = super().users_with_any_permission_for_instance(
            _as_given(actions), instance, include_superusers
        )
        for_all = get_user_model().objects.with_perm(WORK_FOR_ALL)
        team = Q(municipality=instance.team_id) if instance.team_id else Q(pk=instance.owner_id)
        return users.filter(team | Q(pk__in=for_all.values("pk")))

    def explorable_instances(self, user) -> QuerySet:
        return super().explorable_instances(user).filter(visible(user))

    def instances_with_direct_explore_permission(self, user):
        """Return where somebody starts: who may do anything does so at the home pages."""
        if user.is_superuser:
            return self.model.base_page_model.objects.filter(depth=2)
        return super().instances_with_direct_explore_permission(user)


def _as_given(actions: Iterable[str]) -> set[str]:
    """Return the permissions that allow some actions: who may add, may change what is ours."""
    return {*actions, "add"} if "change" in actions else {*actions}
