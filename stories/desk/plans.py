"""Plans when a story goes on the site, and finds the plans that came to nothing."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime
from wagtail.models import Revision

from stories.consent import gate
from stories.models import StoryPage

NOT_NOW = "Er valt niets te plannen: dit staat al op de site."
NOT_YOU = "Dit is nog niet goedgekeurd. Stuur het eerst door."


def refusal(story: StoryPage, user) -> str:
    """Return why somebody cannot plan the latest version of a story; empty when that is possible.

    Who may approve it plans it in one go.
    """
    if story.live and not story.has_unpublished_changes:
        return NOT_NOW
    if _approves(story, user):
        return ""
    if found := gate.obstacles(story.get_latest_revision_as_object()):
        return " ".join(map(str, found))
    return "" if story.permissions_for_user(user).can_publish() else NOT_YOU


def may_plan(story: StoryPage, user) -> bool:
    """Tell whether somebody can plan the latest version of a story of a teller."""
    story = StoryPage.objects.get(pk=story.pk)
    return not story.is_example and not refusal(story, user)


@transaction.atomic
def plan(story: StoryPage, moment: datetime, user) -> None:
    """Let the latest version of a story go on the site at a moment, if the gate is open then.

    Raises:
        GateClosedError: it is closed now.
    """
    approves = _approves(story, user)
    revision = _save_with(story, moment, user)
    story.refresh_from_db()
    if approves and (task := story.current_workflow_task):
        task.on_action(story.current_workflow_task_state, user, gate.APPROVE)
        return
    revision.publish(user=user)
    if state := StoryPage.objects.get(pk=story.pk).current_workflow_state:
        state.cancel(user=user)


@transaction.atomic
def forget_plan(story: StoryPage, user) -> None:
    """Take a plan back; the story stays as it is."""
    if planned := story.scheduled_revision:
        planned.approved_go_live_at = None
        planned.save(user=user, update_fields=["approved_go_live_at"])
    _save_with(story, None, user)


def dropped(stories: QuerySet[StoryPage], now: datetime) -> Iterator[StoryPage]:
    """Yield the stories whose hour has passed without anything being published.

    The gate drops a plan silently; the hour still stands in the version.
    """
    planned = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    numbers = [int(number) for number in planned.values_list("object_id", flat=True)]
    drafts = stories.filter(has_unpublished_changes=True).exclude(pk__in=numbers)
    drafts = drafts.exclude(latest_revision=None)
    drafts = drafts.exclude(latest_revision__content__go_live_at=None)
    for story in drafts.select_related("latest_revision"):
        hour = parse_datetime(story.latest_revision.content["go_live_at"])
        if hour and hour < now and (not story.last_published_at or story.last_published_at < hour):
            yield story


def _approves(story: StoryPage, user) -> bool:
    task = story.current_workflow_task
    if task is None or not story.current_workflow_state.is_at_final_task:
        return False
    return gate.APPROVE in [name for name, *_ in task.get_actions(story, user)]


def _save_with(story: StoryPage, moment: datetime | None, user) -> Revision:
    version = story.get_latest_revision_as_object()
    version.go_live_at = moment
    return version.save_revision(user=user, log_action=True)
