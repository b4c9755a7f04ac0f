"""Pictures that stand in no list: only who works on the page that one is for, meets it there."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from wagtail.images import get_image_model
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import policy_registry

from openhartig.doors import answers


@dataclass(frozen=True)
class Apart:
    """Pictures that a room keeps apart.

    Attributes:
        numbers: returns the numbers of these pictures.
        is_for: tells whether somebody works on the page that a picture is for.
    """

    numbers: Callable[[], QuerySet]
    is_for: Callable


class PicturePolicy(CollectionOwnershipPermissionPolicy):
    """Wagtail's rights on pictures, except on those that a room keeps apart."""

    def instances_user_has_any_permission_for(self, user, actions) -> QuerySet:
        pictures = super().instances_user_has_any_permission_for(user, actions)
        for apart in _kept_apart():
            pictures = pictures.exclude(pk__in=list(apart.numbers()))
        return pictures

    def user_has_any_permission_for_instance(self, user, actions, instance) -> bool:
        for apart in _kept_apart():
            if apart.numbers().filter(pk=instance.pk).exists():
                return apart.is_for(user, instance)
        return super().user_has_any_permission_for_instance(user, actions, instance)


class PicturesAPI(ImagesAdminAPIViewSet):
    """The pictures that somebody may choose; Wagtail gives them all."""

    def get_queryset(self) -> QuerySet:
        policy = policy_registry.get_by_type(get_image_model())
        may_choose = policy.instances_user_has_any_permission_for(self.request.user, ["choose"])
        return super().get_queryset().filter(pk__in=may_choose.values("pk"))


def _kept_apart() -> list[Apart]:
    return [tell() for tell in answers("keep_apart")]
