"""The workflow between the writer of a story and the site; later owners change it in the CMS."""

from wagtail.models import Workflow, WorkflowPage, WorkflowTask

from openhartig.users.rights import EDITORS
from openhartig.users.roles import role_named
from stories.models import StoryReview

from .models import StoryIndexPage

WORKFLOW = "Controle van verhalen"
TASK = "Controle van het verhaal"


def make_story_workflow() -> None:
    """Make the workflow for all stories of a new site."""
    workflow = Workflow.objects.create(name=WORKFLOW)
    task = StoryReview.objects.create(name=TASK)
    task.groups.add(role_named(EDITORS).group)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for index in StoryIndexPage.objects.all():
        WorkflowPage.objects.update_or_create(page=index, defaults={"workflow": workflow})
