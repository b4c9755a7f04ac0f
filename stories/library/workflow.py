"""The workflow between the writer of a story and the site; later owners change it in the CMS."""

from openhartig.users.workflow import let_editors_review
from stories.models import StoryReview

from .models import StoryIndexPage

WORKFLOW = "Controle van verhalen"
TASK = "Controle van het verhaal"


def make_story_workflow() -> None:
    """Make the workflow for all stories of a new site."""
    task = StoryReview.objects.create(name=TASK)
    let_editors_review(task, WORKFLOW, StoryIndexPage.objects.all())
