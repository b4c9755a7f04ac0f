"""Who decides about what was sent on: editors of its municipality, or else those of the region."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.models import AbstractGroupApprovalTask, Task, TaskState, WorkflowState

from openhartig.users.models import User

from .models import BasePage
from .teams import works_for_all


@dataclass(frozen=True)
class Waiting:
    """A page that was sent on.

    Attributes:
        sender: the colleague who sent it on; None when it went on by itself.
        deciders: for whom it waits.
    """

    page: BasePage
    sender: User | None
    since: datetime
    deciders: list[User]

    @property
    def words(self) -> str:
        """What waits, without its title and without who tells it."""
        kind = str(self.page.page_type_display_name).capitalize()
        place = self.page.team or "de regio"
        day = date_format(timezone.localtime(self.since), "j F")
        if self.sender is None:
            return f"{kind}, {place}: ging vanzelf door op {day}"
        name = self.sender.get_full_name() or self.sender.get_username()
        return f"{kind}, {place}: doorgestuurd door {name} op {day}"


def waits_for(user) -> list[Waiting]:
    """Return what a user decides about."""
    return [each for each in all_waiting() if user in each.deciders]


def all_waiting() -> Iterator[Waiting]:
    """Find everything that was sent on, what waits longest first."""
    states = TaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__base_content_type=ContentType.objects.get_for_model(BasePage),
    ).select_related("workflow_state__requested_by")
    found = list(states.order_by("started_at", "pk"))
    numbers = [int(state.workflow_state.object_id) for state in found]
    pages = BasePage.objects.select_related("team", "latest_revision").defer_streamfields()
    known = pages.in_bulk(numbers)
    members = cache(_members)
    for state, number in zip(found, numbers, strict=True):
        if page := known.get(number):
            sender = state.workflow_state.requested_by
            deciders = _deciders(page, members(state.task_id), sender)
            yield Waiting(page, sender, state.started_at, deciders)


def _deciders(page: BasePage, members: Iterable[User], sender: User | None) -> list[User]:
    """Return who decides; never whoever sent it on, or wrote what went on by itself."""
    latest = page.latest_revision
    writer = sender.pk if sender else latest and latest.user_id
    others = [user for user in members if user.pk != writer]
    of_team = [user for user in others if page.team_id and user.municipality_id == page.team_id]
    of_all = [user for user in others if works_for_all(user)]
    of_region = [user for user in of_all if not user.municipality_id]
    owners = User.objects.filter(is_active=True, is_superuser=True).exclude(pk=writer)
    return of_team or of_region or of_all or list(owners)


def _members(task: int) -> list[User]:
    """Return who may decide in a step of a workflow."""
    step = Task.objects.get(pk=task).specific
    if not isinstance(step, AbstractGroupApprovalTask):
        return []
    users = User.objects.filter(is_active=True, groups__in=step.groups.all())
    return list(users.order_by("pk").distinct())
