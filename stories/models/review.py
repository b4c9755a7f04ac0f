from wagtail.models import AbstractGroupApprovalTask

from stories.consent import gate


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
