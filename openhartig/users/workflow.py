"""The workflow between who makes a page and the site; later owners change it in the CMS."""

from django.contrib.auth.models import Group
from django.db.models import Model
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from .rights import EDITORS
from .roles import role_named

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
    workflow = Workflow.objects.create(name=WORKFLOW)
    task = GroupApprovalTask.objects.create(name=TASK)
    task.groups.add(role_named(EDITORS).group)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.update_or_create(page=everything, defaults={"workflow": workflow})
