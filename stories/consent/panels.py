from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from wagtail.admin.panels import Panel

from . import gate
from .obstacles import Kind, kinds_of
from .permissions import may_coordinate


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
    may_publish = version.permissions_for_user(request.user).can_publish()
    is_coordinator = may_coordinate(request.user)
    may_say = may_publish or is_coordinator
    if version.is_example:
        may_answer = may_say and Kind.IS_IT_MADE_UP in kinds
        address = _address("desk_made_up", version.pk) if may_answer else ""
        return {"is_example": True, "obstacles": obstacles, "made_up_address": address}
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
        "spelling_address": _address("desk_spelling", version.pk)
        if may_say and Kind.CHANGED in kinds
        else "",
        "teller_address": _teller_address(teller) if is_coordinator else "",
        "has_teller": teller is not None,
    }


def _teller_address(teller) -> str:
    if teller is None:
        return _address("desk_tellers")
    return _address("desk_teller", teller.key)


def _address(name: str, *args) -> str:
    """Return an address of the coordinator; empty on a site without that screen."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
