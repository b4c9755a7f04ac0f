"""Turns what a teller sent into a draft page, with nothing on it that reaches the teller."""

import re

from django.db import transaction
from django.utils.html import escape
from wagtail.log_actions import log

from stories.consent.locking import lock, locked
from stories.consent.models import Teller
from stories.consent.parts import PARTS
from stories.conversation.contact import RefusedError
from stories.conversation.models import Conversation
from stories.follow_up.after_care import plan_before
from stories.library.models import StoryIndexPage
from stories.models import Perspective, StoryPage
from stories.submission.models import Submission

from .models import ReadingLog

EMPTY_LINES = re.compile(r"\n\s*\n")


@transaction.atomic
def make_draft(teller: Teller, user) -> tuple[StoryPage, bool]:
    """Make a draft page of what a teller sent, once.

    Returns:
        The page, and whether it was made now.
    """
    teller = locked(teller)
    if story := StoryPage.objects.filter(key=teller.key).first():
        return story, False
    story = _page_for(teller)
    story.owner = user
    parent = StoryIndexPage.objects.select_for_update().get()  # one new page at a time
    parent.add_child(instance=story)
    log(instance=story, action="wagtail.create", user=user, content_changed=True)
    story.save_revision(user=user, log_action=True, clean=False)
    _accept(teller)
    return story, True


def free_drafts():
    """Return the drafts that a teller can be linked to: nobody tells them yet."""
    return StoryPage.objects.filter(live=False, is_example=False).exclude(
        key__in=Teller.objects.values("key")
    )


@transaction.atomic
def link_draft(teller: Teller, story: StoryPage) -> None:
    """Make a teller the one who tells a draft that an editor wrote.

    Raises:
        RefusedError: the teller has a page, or the draft a teller.
    """
    lock(story.key)
    story = StoryPage.objects.get(pk=story.pk)
    teller = locked(teller)
    if StoryPage.objects.filter(key=teller.key).exists():
        raise RefusedError("Deze verteller heeft al een pagina.")
    if story.live or Teller.objects.filter(key=story.key).exists():
        raise RefusedError("Dit concept hoort al bij een andere verteller.")
    ReadingLog.objects.filter(key=teller.key).update(key=story.key)
    teller.former_keys = [*teller.former_keys, str(teller.key)]
    teller.key = story.key
    teller.save(update_fields=["key", "former_keys"])
    _accept(teller)


def paragraphs(text: str) -> str:
    """Return plain text as rich text; whatever looks like a tag is shown as it was typed."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return "".join(
        f"<p>{escape(part.strip()).replace(chr(10), '<br/>')}</p>"
        for part in EMPTY_LINES.split(lines)
        if part.strip()
    )


def _accept(teller: Teller) -> None:
    teller.conversation.set_status(Conversation.Status.ACCEPTED)
    plan_before(teller)


def _page_for(teller: Teller) -> StoryPage:
    """Return the page, not saved, with what was sent for it and may be shown."""
    granted = teller.granted
    story = StoryPage(
        key=teller.key,
        title=f"Verhaal {teller.reference}",
        slug=f"verhaal-{teller.reference.lower()}",
        perspective=Perspective.OWN_EXPERIENCE,
        live=False,
        has_unpublished_changes=True,
    )
    submission = Submission.objects.filter(teller=teller).first()
    if submission is None:
        return story
    shown = [part for part in PARTS if part.use in granted or not part.may_be_refused]
    story.team = submission.municipality  # for whoever works on it, whatever may be public
    for name in (name for part in shown for name in part.sent_fields):
        if sent := submission.sent(name):
            setattr(story, name, sent)
    story.body = [("text", paragraphs(submission.text or ""))]
    return story
