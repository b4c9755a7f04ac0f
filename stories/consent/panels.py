from django.http import HttpRequest
from wagtail.admin.panels import Panel

from openhartig.doors import answers

from . import gate
from .obstacles import Kind, kinds_of


class GatePanel(Panel):
    """Says above the editor whether a story may go public, before anybody presses a button."""

    def __init__(self, heading: str = "Mag dit verhaal op de site?", **kwargs) -> None:
        super().__init__(heading=heading, **kwargs)

    class BoundPanel(Panel.BoundPanel):
        """The gate for the latest saved version of one story, or for the one to restore."""

        template_name = "wagtailadmin/consent/gate_panel.html"

        def get_context_data(self, parent_context: dict | None = None) -> dict:
            context = super().get_context_data(parent_context)
            return context | {"gate": describe(self._version(), self.request)}

        def _version(self):
            """Return the story as it is saved, whatever somebody has typed since."""
            if self.form.is_bound and self.instance.pk:
                return (
                    type(self.instance)
                    .objects.get(pk=self.instance.pk)
                    .get_latest_revision_as_object()
                )
            return self.instance


def describe(version, request: HttpRequest) -> dict:
    """Return what the panel says about a version of a story.

    Where something can be done about it, other rooms say: each hook `gate_buttons` gets the
    version, the kinds of its obstacles and the user, and returns buttons of Wagtail.

    Args:
        version: the story; one that is not saved yet has no number.
        request: who looks, and at which screen.
    """
    if not version.pk:
        return {"is_new": True}
    obstacles = gate.obstacles(version)
    kinds = kinds_of(obstacles)
    task = version.current_workflow_task
    actions = task.get_actions(version, request.user) if task else []
    asked = answers("gate_buttons")
    buttons = [button for ask in asked for button in ask(version, kinds, request.user)]
    if version.is_example:
        return {"is_example": True, "obstacles": obstacles, "buttons": buttons}
    teller = gate.teller_of(version)
    return {
        "version": version,
        "obstacles": obstacles,
        "left_off": gate.left_off(version) if teller else [],
        "agreement": teller.agreement if teller else None,
        "is_restoring": getattr(request.resolver_match, "url_name", "") == "revisions_revert",
        "is_in_review": task is not None,
        "may_approve": any(name == gate.APPROVE for name, *rest in actions),
        "needs_review": Kind.SECOND_EDITOR in kinds,
        "waits_for_other": task is not None and kinds == {Kind.SECOND_EDITOR},
        "buttons": buttons,
    }
