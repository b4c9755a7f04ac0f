"""The two roles of the site, and the workflow that stands between them.

Made once, on the first start. Afterwards owners change groups and permissions in the CMS.
"""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

EDITORS = "Redactie"
MUNICIPAL_EDITORS = "Gemeenteredactie"
WORKFLOW = "Redactiecontrole"
WAGTAIL_GROUPS = ("Moderators", "Editors")
WAGTAIL_WORKFLOW = "Moderators approval"

PAGE_PERMISSIONS = ("add", "change", "publish", "bulk_delete", "lock", "unlock")
FILE_MODELS = ("image", "document")  # Wagtail keeps permissions on its own two models
DATA_MODELS = {
    "stories": ["theme"],
    "region": ["municipality", "partner"],
    "help": ["helpline"],
    "policy": ["policyperiod"],
    "wagtailredirects": ["redirect"],
}
SETTINGS_MODELS = {"pages": ["sitesettings"], "cookies": ["cookielayer"]}
COOKIE_MODELS = {"cookie_consent": ["cookiegroup", "cookie"]}
REPORT_MODELS = {"cookies": ["cookiereceipt"]}


def make_roles(everything, own_work_below: Iterable) -> None:
    """Make the roles and the workflow where they do not exist yet.

    Args:
        everything: the page below which the role Redactie may do all, with the workflow.
        own_work_below: pages below which a Gemeenteredactie may add pages and edit its own.
    """
    editors, is_new = Group.objects.get_or_create(name=EDITORS)
    if is_new:
        _allow_pages(editors, everything, PAGE_PERMISSIONS)
        _allow_files(editors, ("add", "change", "choose", "delete"))
        _allow_models(editors, DATA_MODELS, ("add", "change", "delete", "view"))
        _allow_models(editors, SETTINGS_MODELS, ("change",))
        _allow_models(editors, COOKIE_MODELS, ("change", "view"))
        _allow_models(editors, REPORT_MODELS, ("view",))
        _allow_cms(editors)

    municipal_editors, is_new = Group.objects.get_or_create(name=MUNICIPAL_EDITORS)
    if is_new:
        for page in own_work_below:
            _allow_pages(municipal_editors, page, ("add",))
        _allow_files(municipal_editors, ("add", "choose"))
        _allow_cms(municipal_editors)

    _make_workflow(editors, everything)
    Workflow.objects.filter(name=WAGTAIL_WORKFLOW).delete()
    Group.objects.filter(name__in=WAGTAIL_GROUPS, user=None).delete()


def _make_workflow(approvers: Group, page) -> None:
    workflow, is_new = Workflow.objects.get_or_create(name=WORKFLOW)
    if is_new:
        task = GroupApprovalTask.objects.create(name="Controle door de redactie")
        task.groups.add(approvers)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        WorkflowPage.objects.filter(page=page).delete()
        WorkflowPage.objects.create(workflow=workflow, page=page)


def _allow_pages(group: Group, page, actions: Iterable[str]) -> None:
    for action in actions:
        GroupPagePermission.objects.create(group=group, page=page, permission_type=action)


def _allow_files(group: Group, actions: Iterable[str]) -> None:
    root = Collection.get_first_root_node()
    codenames = [f"{action}_{model}" for action in actions for model in FILE_MODELS]
    permissions = Permission.objects.filter(
        content_type__app_label__in=["wagtailimages", "wagtaildocs"], codename__in=codenames
    )
    for permission in permissions:
        GroupCollectionPermission.objects.create(
            group=group, collection=root, permission=permission
        )


def _allow_models(group: Group, models: dict[str, list[str]], actions: Iterable[str]) -> None:
    for app, names in models.items():
        codenames = [f"{action}_{name}" for action in actions for name in names]
        group.permissions.add(
            *Permission.objects.filter(content_type__app_label=app, codename__in=codenames)
        )


def _allow_cms(group: Group) -> None:
    group.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    )
