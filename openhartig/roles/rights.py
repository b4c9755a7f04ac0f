"""What a room says at the door `rights_of_roles`: who may do what with its models.

A room yields rights from a function in its `wagtail_hooks.py`. A role exists as soon as a room
gives it a right.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import Group, Permission
from django.db.models import Model
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    get_default_page_content_type,
)

EDITORS = "Redactie"
MUNICIPAL_EDITORS = "Gemeenteredactie"
EVERYTHING = ("add", "change", "delete", "view")


@dataclass(frozen=True)
class Right:
    """Something that a role may do.

    Attributes:
        role: the name of the role.
        permission: the app and the codename, such as `region.add_partner`.
        place: the page or the collection for which it counts; None for the whole site.
    """

    role: str
    permission: str
    place: Model | None = None

    def __str__(self) -> str:
        """Name the right as it is remembered; its place without a model, which may be renamed."""
        if self.place is None:
            return self.permission
        kind = "collection" if isinstance(self.place, Collection) else "page"
        return f"{self.permission} {kind} {self.place.pk}"

    def give(self, group: Group) -> None:
        """Let a group have this right.

        Raises:
            Permission.DoesNotExist: there is no such permission.
        """
        app, codename = self.permission.split(".")
        permission = Permission.objects.get(content_type__app_label=app, codename=codename)
        if self.place is None:
            group.permissions.add(permission)
        elif isinstance(self.place, Collection):
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=self.place, permission=permission
            )
        else:
            GroupPagePermission.objects.get_or_create(
                group=group, page_id=self.place.pk, permission=permission
            )


def may_use(role: str, *permissions: str) -> Iterator[Right]:
    """Yield rights by the names of their permissions."""
    for permission in permissions:
        yield Right(role, permission)


def may_edit(
    role: str, *models: type[Model], actions: Iterable[str] = EVERYTHING
) -> Iterator[Right]:
    """Yield rights on all rows of models."""
    for model in models:
        for action in actions:
            yield Right(role, _permission(action, model))


def may_edit_pages(role: str, pages: Iterable[Model], actions: Iterable[str]) -> Iterator[Right]:
    """Yield rights on pages, each with everything below it."""
    base = get_default_page_content_type().model_class()
    for page in pages:
        for action in actions:
            yield Right(role, _permission(action, base), page)


def may_use_files(
    role: str, pictures: Iterable[str] = (), documents: Iterable[str] = ()
) -> Iterator[Right]:
    """Yield rights on the files of every collection; Wagtail keeps them on its own two models."""
    root = Collection.get_first_root_node()
    for action in pictures:
        yield Right(role, f"wagtailimages.{action}_image", root)
    for action in documents:
        yield Right(role, f"wagtaildocs.{action}_document", root)


def _permission(action: str, model: type[Model]) -> str:
    return f"{model._meta.app_label}.{get_permission_codename(action, model._meta)}"
