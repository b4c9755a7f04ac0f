"""The role that stands between tellers and the site.

Made once, beside the roles of `openhartig.users.roles`; afterwards owners change it in the CMS.
"""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from stories.library.models import StoryIndexPage

from .models import ReasonTemplate
from .reasons import REASONS

COORDINATORS = "Verhalencoördinator"

PERMISSIONS = {
    "wagtailadmin": ["access_admin"],
    "conversation": ["change_tellersettings"],
    "desk": ["coordinate"],
}
PAGE_PERMISSIONS = ("add", "change")
FILE_PERMISSIONS = ("add_image", "choose_image", "choose_document")


def make_coordinators() -> None:
    """Make the role, and the texts it starts with, on a site that does not have the role yet.

    A coordinator works on stories and has an editor publish them: two people see each story.
    """
    group, is_new = Group.objects.get_or_create(name=COORDINATORS)
    if not is_new:
        return
    for app, codenames in PERMISSIONS.items():
        group.permissions.add(
            *Permission.objects.filter(content_type__app_label=app, codename__in=codenames)
        )
    for page in StoryIndexPage.objects.all():
        for action in PAGE_PERMISSIONS:
            GroupPagePermission.objects.create(group=group, page=page, permission_type=action)
    root = Collection.get_first_root_node()
    for permission in Permission.objects.filter(
        content_type__app_label__in=["wagtailimages", "wagtaildocs"], codename__in=FILE_PERMISSIONS
    ):
        GroupCollectionPermission.objects.create(
            group=group, collection=root, permission=permission
        )
    ReasonTemplate.objects.bulk_create(
        [ReasonTemplate(name=name, text=text) for name, text in REASONS.items()],
        ignore_conflicts=True,
    )
