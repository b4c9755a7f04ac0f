from wagtail.models import AbstractGroupApprovalTask, WorkflowState

from stories.consent import gate
from stories.consent.obstacles import Kind, kinds_of


class StoryReview(AbstractGroupApprovalTask):
    """An editor reads a story before it goes public, with the gate in view.

    Approving is the last step, so nobody can do it while the gate would refuse. A story that needs
    two editors cannot be approved by whoever wrote what it says now.
    """

    class Meta:
        verbose_name = "controle van een verhaal"
        verbose_name_plural = "controles van verhalen"

    def get_actions(self, obj, user) -> list[tuple]:
        """Offer what somebody may do now; leave out approving while the gate is closed."""
        actions = super().get_actions(obj, user)
        if not actions or not gate.obstacles_to_approval(obj, user):
            return actions
        return [action for action in actions if action[0] != gate.APPROVE]

    def on_action(self, task_state, user, action_name: str, **kwargs) -> None:
        """Do what somebody decided, and remember which version they decided about."""
        task_state.revision = task_state.workflow_state.content_object.get_latest_revision()
        super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls) -> str:
        """Say in the CMS what is special about this step."""
        return (
            "Iemand uit de gekozen groepen leest het verhaal. Goedkeuren kan pas als de verteller "
            "akkoord is. Gaat het over zelfdoding of zelfbeschadiging? Dan keurt iemand anders "
            "het goed dan de schrijver."
        )


def start_review(story, user=None) -> None:
    """Send a story on to whoever reviews, as soon as nothing else is in the way.

    Args:
        story: the page, locked.
        user: who sends it on; nobody when its teller agreed.
    """
    found = kinds_of(gate.obstacles(story.get_latest_revision_as_object()))
    is_public = story.live and not story.has_unpublished_changes
    if is_public or found - {Kind.SECOND_EDITOR}:
        return
    state = story.current_workflow_state
    if state is None and (workflow := story.get_workflow()):
        workflow.start(story, user)
    elif state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(user)
