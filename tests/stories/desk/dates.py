"""Moments that have passed."""

from datetime import datetime, timedelta

from django.utils import timezone

from openhartig.mail.models import QueuedMail
from stories.consent.models import Teller
from stories.conversation.models import Conversation
from stories.models import StoryPage

from .makers import make_page

NOW = timezone.now()
OF_TELLER = {"created_at", "paused_at"}


def ago(days: int) -> datetime:
    """Return the moment that number of days before now."""
    return NOW - timedelta(days=days)


def set_dates(teller: Teller, **dates) -> None:
    """Let something have happened to a teller at another moment."""
    own = {name: dates.pop(name) for name in OF_TELLER & dates.keys()}
    Teller.objects.filter(pk=teller.pk).update(**own)
    Conversation.objects.filter(teller=teller).update(**dates)


def publish_long_ago(teller: Teller, days: int) -> StoryPage:
    """Put the story on the site as it would have been some days ago."""
    story = make_page(teller, live=True)
    StoryPage.objects.filter(pk=story.pk).update(first_published_at=ago(days))
    set_dates(teller, created_at=ago(days + 40), status=Conversation.Status.ACCEPTED)
    teller.agreements.update(agreed_at=ago(days + 1))
    QueuedMail.objects.all().delete()
    return story
