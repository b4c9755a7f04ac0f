"""Puts a correction of spelling on the site, and tells who said yes to the text before."""

from django.db.models import QuerySet
from django.utils import timezone

from openhartig.pages.teams import ours
from stories.consent import gate
from stories.consent.models import Agreement, Teller
from stories.conversation.contact import mail_link
from stories.models import StoryPage

from .models import CorrectionNotice
from .spelling import Comparison


def is_only_spelling(story: StoryPage) -> bool:
    """Tell whether what was saved last of a story has only other spelling than was agreed to."""
    saved = StoryPage.objects.get(pk=story.pk)
    return not Comparison(saved, gate.teller_of(saved)).refusal


def correct(story: StoryPage, teller: Teller, comparison: Comparison, user) -> bool:
    """Let the agreement hold for the latest version, and put that on the site if it was there.

    Args:
        story: the page, locked.
        comparison: what changed, which is only spelling.

    Returns:
        Whether visitors see it now. They do not when something else is in the way, or when this
        user may not publish.
    """
    teller.agree(
        comparison.parts, Agreement.Kind.SPELLING, by=user, reason=f"plekken: {comparison.places}"
    )
    may_publish = story.live and story.permissions_for_user(user).can_publish()
    if not may_publish or gate.obstacles(comparison.version):
        return False
    story.get_latest_revision().publish(user=user)
    story.refresh_from_db()
    if story.has_unpublished_changes:  # it is planned for later
        return False
    _tell_second_editor(story, user)
    mail_link(teller, "corrected")
    return True


def notices_for(user) -> QuerySet[CorrectionNotice]:
    """Return what an editor did not see yet of the stories that are still their work."""
    stories = StoryPage.objects.filter(ours(user))
    return CorrectionNotice.objects.filter(reader=user, story__in=stories)


def _tell_second_editor(story: StoryPage, user) -> None:
    """Leave a notice for who last approved the story, unless that is who corrected it."""
    approval = gate.approvals_of(story).order_by("-pk").first()
    if approval and approval.finished_by != user:
        CorrectionNotice.objects.update_or_create(
            story=story,
            reader=approval.finished_by,
            defaults={"made_by": user, "made_at": timezone.now()},
        )
