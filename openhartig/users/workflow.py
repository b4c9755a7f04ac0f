"""The workflow between who makes a page and the site; later owners change it in the CMS."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from django.db.models import Model
from wagtail.models import (
    AbstractGroupApprovalTask,
    GroupApprovalTask,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from openhartig.roles.rights import EDITORS
from openhartig.roles.roles import role_named

WORKFLOW = "Redactiecontrole"
TASK = "Controle door de redactie"
WAGTAIL_GROUPS = ("Moderators", "Editors")
WAGTAIL_WORKFLOW = "Moderators approval"


def make_workflow(everything: Model) -> None:
    """Make the workflow of a new site, in the place of the groups and the workflow of Wagtail.

    Args:
        everything: the page below which it counts.
    """
    Workflow.objects.filter(name=WAGTAIL_WORKFLOW).delete()
    Group.objects.filter(name__in=WAGTAIL_GROUPS, user=None).delete()
    let_editors_review(GroupApprovalTask.objects.create(name=TASK), WORKFLOW, [everything])


def let_editors_review(task: AbstractGroupApprovalTask, name: str, pages: Iterable[Model]) -> None:
    """Make a workflow of one task, which is for the editors.

    Where owners deleted the role of the editors, the task waits for who may do anything.

    Args:
        task: what there is to do.
        name: what the workflow is called.
        pages: those below which it counts.
    """
    workflow = Workflow.objects.create(name=name)
    if editors := role_named(EDITORS).group:
        task.groups.add(editors)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for page in pages:
        WorkflowPage.objects.update_or_create(page=page, defaults={"workflow": workflow})
