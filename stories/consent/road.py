"""The road of a story to the site, as a checklist: what is done, when, and whose turn it is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import IntegerChoices
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.admin.widgets.button import Button

from openhartig.doors import answers

from . import gate
from .models import Agreement, Grant, Teller
from .obstacles import Kind, Obstacle
from .uses import Use


class Stage(IntegerChoices):
    """What a story passes on its way to the site, in this order."""

    CONSENT = 1, "Toestemming van de verteller"
    SHOWN = 2, "Tekst laten zien"
    AGREED = 3, "Akkoord op deze versie"
    SECOND_EDITOR = 4, "Tweede redacteur"
    PUBLIC = 5, "Op de site"


STAGE_OF = {
    **dict.fromkeys((Kind.ALIAS, Kind.REFUSED, Kind.NO_TELLER, Kind.NO_CONSENT), Stage.CONSENT),
    **dict.fromkeys((Kind.PAUSED, Kind.HELD), Stage.PUBLIC),
    **dict.fromkeys((Kind.NO_AGREEMENT, Kind.CHANGED), Stage.AGREED),
    Kind.SECOND_EDITOR: Stage.SECOND_EDITOR,
}
"""Where on the road something is in the way."""

COORDINATOR = "de verhalencoördinator"
TELLER = "de verteller"
EDITORS = "de redactie"
OTHER_EDITOR = "een andere redacteur"
YOU = "jou of een collega van de redactie"
YOU_REVIEW = "jou: keur het goed, of stuur het terug"
YOU_SEND_ON = "jou: stuur het door"


@dataclass
class Step:
    """One line of the checklist.

    Attributes:
        done: when and how, in words; empty when it is not done.
        waits_for: whose turn it is, in words.
        obstacles: what is in the way here.
        buttons: what this person can do about it.
        is_next: whether it is the first that is not done.
    """

    stage: Stage
    done: str = ""
    waits_for: str = ""
    obstacles: list[Obstacle] = field(default_factory=list)
    buttons: list[Button] = field(default_factory=list)
    is_next: bool = False

    @property
    def state(self) -> str:
        """What the mark before the line says."""
        return "klaar" if self.done else "nu" if self.is_next else "later"


def road(version, obstacles: Iterable[Obstacle], user) -> list[Step]:
    """Return the checklist for a version of a story that somebody lived.

    Other rooms know more: each hook `gate_stages` gets the version and its teller and yields
    stages with when they were done, each hook `gate_buttons` yields stages with a button for this
    user.

    Args:
        obstacles: what keeps this version from the public.
        user: who looks.
    """
    teller = gate.teller_of(version)
    stages = [s for s in Stage if s != Stage.SECOND_EDITOR or gate.needs_two_editors(version)]
    steps = {stage: Step(stage) for stage in stages}
    for obstacle in obstacles:
        steps[STAGE_OF[obstacle.kind]].obstacles.append(obstacle)
    if teller:
        _look_back(steps, version, teller)
    for ask in answers("gate_buttons"):
        for stage, button in ask(version, {o.kind for o in obstacles}, user):
            steps[stage].buttons.append(button)
    _look_ahead(steps, version, user)
    return list(steps.values())


def day(moment: datetime) -> str:
    """Return a day as somebody would write it."""
    return date_format(timezone.localtime(moment), "j F Y")


def _look_back(steps: dict[Stage, Step], version, teller: Teller) -> None:
    """Write down what is done."""
    is_free = {stage for stage, step in steps.items() if not step.obstacles}
    grants = Grant.objects.filter(teller=teller, use=Use.SITE_TEXT).order_by("pk")
    if Stage.CONSENT in is_free and (grant := grants.last()):
        steps[Stage.CONSENT].done = f"{day(grant.decided_at)}, {grant.get_how_display()}"
    for ask in answers("gate_stages"):
        for stage, done in ask(version, teller):
            steps[stage].done = done
    agreement = teller.agreement
    if Stage.AGREED in is_free and agreement:
        steps[Stage.AGREED].done = _agreed(agreement)
        steps[Stage.SHOWN].done = steps[Stage.SHOWN].done or day(agreement.agreed_at)
    if Stage.SECOND_EDITOR in is_free and Stage.AGREED in is_free:
        steps[Stage.SECOND_EDITOR].done = "heeft het goedgekeurd"
    if not any(step.obstacles for step in steps.values()) and _is_public(version):
        steps[Stage.PUBLIC].done = day(version.last_published_at or version.first_published_at)


def _look_ahead(steps: dict[Stage, Step], version, user) -> None:
    """Write down whose turn it is."""
    was_shown = bool(steps[Stage.SHOWN].done)
    may_publish = version.permissions_for_user(user).can_publish()
    whose = {
        Stage.CONSENT: COORDINATOR,
        Stage.SHOWN: COORDINATOR,
        Stage.AGREED: TELLER if was_shown else COORDINATOR,
        Stage.SECOND_EDITOR: _who_reviews(version, user) or OTHER_EDITOR,
        Stage.PUBLIC: _who_reviews(version, user) or (YOU if may_publish else EDITORS),
    }
    if planned := version.scheduled_revision:
        whose[Stage.PUBLIC] = f"{day(planned.approved_go_live_at)}, dan komt het er vanzelf op"
    if kinds := {obstacle.kind for obstacle in steps[Stage.PUBLIC].obstacles}:
        whose[Stage.PUBLIC] = COORDINATOR if Kind.HELD in kinds else TELLER
    left = [step for step in steps.values() if not step.done]
    for step in left:
        step.waits_for = whose[step.stage]
    for step in left[:1]:
        step.is_next = True


def _who_reviews(version, user) -> str:
    """Return what this person can do about the review; empty when that is for others."""
    if task := version.current_workflow_task:
        actions = [name for name, *_ in task.get_actions(version, user)]
        return YOU_REVIEW if gate.APPROVE in actions else ""
    publishes = version.permissions_for_user(user).can_publish()
    return "" if publishes and not gate.needs_two_editors(version) else YOU_SEND_ON


def _agreed(agreement: Agreement) -> str:
    return f"{day(agreement.agreed_at)}, {agreement.get_kind_display()}"


def _is_public(version) -> bool:
    return version.live and not version.has_unpublished_changes
