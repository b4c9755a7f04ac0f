"""The workflow between the writer of a story and the site.

Made once, on the first start. Afterwards owners change workflows in the CMS.
"""

from django.contrib.auth.models import Group
from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from stories.models import StoryReview

from .models import StoryIndexPage

WORKFLOW = "Controle van verhalen"
TASK = "Controle van het verhaal"


def make_story_workflow(approver_group_name: str) -> None:
    """Make the workflow for all stories where it does not exist yet.

    Args:
        approver_group_name: the role that approves stories.
    """
    workflow, is_new = Workflow.objects.get_or_create(name=WORKFLOW)
    if not is_new:
        return
    task = StoryReview.objects.create(name=TASK)
    task.groups.add(Group.objects.get(name=approver_group_name))
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for index in StoryIndexPage.objects.all():
        WorkflowPage.objects.update_or_create(page=index, defaults={"workflow": workflow})
