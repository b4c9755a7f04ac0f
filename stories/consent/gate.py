"""The gate: the one place that decides whether a story may be, or stay, public.

Every road to the public passes `StoryPage.save()` or `StoryPage.publish()`, and both ask here.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from wagtail.models import Revision, TaskState

from openhartig.doors import answers

from . import made_up
from .content import changes, has, has_agreed_text, parts_of, strip
from .models import Agreement, Teller
from .obstacles import Kind, Obstacle
from .pages import story_model
from .parts import PARTS, TEXT, labels_of, part_of
from .uses import Use
from .withdrawn import refusal

NOTES_FOR_TWO = {"suicide", "self-harm"}
APPROVE = "approve"  # what Wagtail calls the decision of a workflow that publishes a page


@dataclass(frozen=True)
class LookUp:
    """What the gate has to look up about a version, when it comes to that."""

    is_made_up: Callable[[], bool]
    refusal: Callable[[], str]
    second_editor_approved: Callable[[Teller], bool]


class GateClosedError(PermissionDenied):
    """A story may not be public now.

    Attributes:
        obstacles: what is in the way.
    """

    def __init__(self, obstacles: list[Obstacle]) -> None:
        self.obstacles = obstacles
        super().__init__(" ".join(map(str, obstacles)))


def obstacles(story, approver=None) -> list[Obstacle]:
    """Return what keeps a version of a story from the public; nothing when it may go.

    Args:
        story: a StoryPage, as it is or as a revision holds it.
        approver: the user who is about to approve it in the workflow.
    """
    return _obstacles(story, teller_of(story), approver)


def obstacles_to_approval(page, approver) -> list[Obstacle]:
    """Return why somebody cannot approve the latest version of a page, of whatever type.

    An approval that other steps follow publishes nothing.
    """
    workflow = page.current_workflow_state if is_story(page) else None
    if workflow is None or not workflow.is_at_final_task:
        return []
    return obstacles(page.get_latest_revision_as_object(), approver)


def check(story) -> None:
    """Let a version of a story pass, without what the teller did not allow.

    Raises:
        GateClosedError: it may not be public.
    """
    teller = teller_of(story)
    if found := _obstacles(story, teller, approver=None):
        raise GateClosedError(found)
    leave_off(story, teller)


def leave_off(story, teller: Teller | None) -> None:
    """Take away, in place, what visitors will not see of a version."""
    if not story.is_example:
        strip(story, teller.granted if teller else set())


def left_off(story) -> list[str]:
    """Return the names of the parts of a version that the public will not see."""
    if story.is_example:
        return []
    teller = teller_of(story)
    granted = teller.granted if teller else set()
    refused = (part for part in PARTS if part.may_be_refused and part.use not in granted)
    return [part.label for part in refused if has(story, part)]


def is_story(page) -> bool:
    """Tell whether a page, in whatever form it was fetched, is a story."""
    return getattr(page, "specific_class", None) is story_model()


def teller_of(story) -> Teller | None:
    """Return who tells a story, if we know."""
    return Teller.objects.filter(key=story.key).first()


def held_back(teller: Teller) -> list[Obstacle]:
    """Return why a story has to be off the site for a while.

    Another room may know more: each hook `hold_story` gets the teller and returns a sentence for
    an editor, or nothing.
    """
    paused = [Obstacle(Kind.PAUSED)] if teller.paused_at else []
    said = filter(None, (ask(teller) for ask in answers("hold_story")))
    return paused + [Obstacle(Kind.HELD, reason) for reason in said]


def approvals_of(story) -> QuerySet[TaskState]:
    """Return when somebody approved a version of a story."""
    approvals = TaskState.objects.filter(
        revision__object_id=str(story.pk),
        revision__base_content_type=story.get_base_content_type(),
        status=TaskState.STATUS_APPROVED,
        finished_by__isnull=False,
    )
    return approvals.select_related("revision")


def needs_two_editors(story) -> bool:
    """Tell whether the content notes ask for a second editor."""
    return not NOTES_FOR_TWO.isdisjoint(story.content_notes)


def judge(story, teller: Teller | None, look_up: LookUp) -> list[Obstacle]:
    """Return what keeps a version of a story from the public.

    Args:
        teller: who tells it, if we know.
        look_up: finds what neither the version nor the teller says.
    """
    if story.alias_of_id:
        return [Obstacle(Kind.ALIAS)]
    if story.is_example:
        return [] if look_up.is_made_up() else [Obstacle(Kind.IS_IT_MADE_UP)]
    if refused := look_up.refusal():
        return [Obstacle(Kind.REFUSED, refused)]
    if teller is None:
        return [Obstacle(Kind.NO_TELLER)]
    found = []
    granted = teller.granted
    if Use.SITE_TEXT not in granted:
        found.append(Obstacle(Kind.NO_CONSENT))
    found += held_back(teller)
    found += _disagreements(story, teller.agreement, granted)
    if needs_two_editors(story) and not look_up.second_editor_approved(teller):
        found.append(Obstacle(Kind.SECOND_EDITOR))
    return found


def _obstacles(story, teller: Teller | None, approver) -> list[Obstacle]:
    look_up = LookUp(
        is_made_up=lambda: made_up.is_public(story) or made_up.is_made_up(story),
        refusal=lambda: refusal(story.key),
        second_editor_approved=lambda known: second_editor_approved(story, known, approver),
    )
    return judge(story, teller, look_up)


def _disagreements(story, agreement: Agreement | None, granted: set[Use]) -> list[Obstacle]:
    if agreement is None:
        return [Obstacle(Kind.NO_AGREEMENT)]
    changed = labels_of(
        name
        for name in changes(story, agreement)
        if part_of(name).use in granted or not part_of(name).may_be_refused
    )
    return [Obstacle(Kind.CHANGED, ", ".join(changed))] if changed else []


def second_editor_approved(story, teller: Teller, approver=None) -> bool:
    """Tell whether somebody else than the writer approved what a version says."""
    if approver is not None:
        latest = story.latest_revision
        return latest is None or _writer_of(latest) != approver.pk
    parts, corrected = parts_of(story), _corrected(story, teller)
    return any(
        _is_approved(parts, state.revision.as_object(), corrected)
        and state.finished_by_id != _writer_of(state.revision)
        for state in approvals_of(story)
    )


def _corrected(story, teller: Teller) -> list[Agreement]:
    """Return the agreements to texts of which this version is the same with other spelling."""
    agreements = list(teller.agreements.order_by("-pk"))
    if not agreements or not has_agreed_text(story, agreements[0]):
        return []
    kinds = [agreement.kind == Agreement.Kind.SPELLING for agreement in agreements]
    corrections = kinds.index(False) if False in kinds else len(kinds)
    return agreements[1 : corrections + 1]


def _is_approved(parts: dict[str, str], approved, corrected: list[Agreement]) -> bool:
    """Tell whether an approved version shows the same, or did before its spelling changed."""
    known = parts_of(approved)
    if _is_same(parts, known):
        return True
    return any(has_agreed_text(approved, agreement) for agreement in corrected) and _is_same(
        parts, known | {TEXT: parts[TEXT]}
    )


def _writer_of(revision: Revision) -> int | None:
    """Return the number of the user who wrote what a version says, whoever saved it again."""
    parts, writer = parts_of(revision.as_object()), revision.user_id
    versions = Revision.objects.for_instance(revision.content_object)
    for earlier in versions.filter(pk__lt=revision.pk).order_by("-pk").iterator(chunk_size=10):
        if parts_of(earlier.as_object()) != parts:
            break
        writer = earlier.user_id
    return writer


def _is_same(shown: dict[str, str], approved: dict[str, str]) -> bool:
    """Tell whether what is shown was approved; parts may have been taken away since."""
    return all(digest in {"", approved.get(part)} for part, digest in shown.items())
