from django.http import HttpRequest
from wagtail.admin.panels import Panel
from wagtail.admin.widgets.button import Button

from openhartig.doors import answers

from . import gate
from .obstacles import Kind, kinds_of
from .road import road


class GatePanel(Panel):
    """Says above the editor whether a story may go public, before anybody presses a button."""

    def __init__(self, heading: str = "Mag dit verhaal op de site?", **kwargs) -> None:
        super().__init__(heading=heading, **kwargs)

    class BoundPanel(Panel.BoundPanel):
        """The gate for the latest saved version of one story, or for the one to restore."""

        template_name = "wagtailadmin/consent/gate_panel.html"

        class Media:
            css = {"all": ["css/cms/gate.css"]}

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

    Args:
        version: the story; one that is not saved yet has no number.
        request: who looks, and at which screen.
    """
    if not version.pk:
        return {"is_new": True}
    obstacles = gate.obstacles(version)
    if version.is_example:
        return {"is_example": True, "obstacles": obstacles, "buttons": _buttons(version, request)}
    task = version.current_workflow_task
    return {
        "version": version,
        "obstacles": obstacles,
        "road": road(version, obstacles, request.user),
        "left_off": gate.left_off(version) if gate.teller_of(version) else [],
        "is_restoring": getattr(request.resolver_match, "url_name", "") == "revisions_revert",
        "waits_for_other": task is not None and kinds_of(obstacles) == {Kind.SECOND_EDITOR},
    }


def _buttons(version, request: HttpRequest) -> list[Button]:
    """Return what can be done about an example, which has no road to go."""
    kinds = kinds_of(gate.obstacles(version))
    asked = (ask(version, kinds, request.user) for ask in answers("gate_buttons"))
    return [button for found in asked for _, button in found]
