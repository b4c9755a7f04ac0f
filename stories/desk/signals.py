"""What follows when a story is sent, or goes public."""

from wagtail.signals import page_published

from stories.consent.gate import teller_of
from stories.consent.models import Teller

from .after_care import plan_after
from .contact import mail_link
from .notices import tell_coordinators

NOT_ACCEPTED = {Teller.Status.RECEIVED, Teller.Status.DECLINED}


def connect() -> None:
    """Start to listen."""
    from stories.models import StoryPage
    from stories.submission.signals import story_sent

    page_published.connect(_on_publication, sender=StoryPage, dispatch_uid="desk.published")
    story_sent.connect(_on_sent, dispatch_uid="desk.sent")


def _on_publication(instance, **kwargs) -> None:
    """Plan the after-care and tell the teller, the first time that a story is on the site."""
    teller = teller_of(instance) if instance.live else None
    if teller is None:
        return
    if teller.status in NOT_ACCEPTED:  # an editor decided otherwise
        teller.set_status(Teller.Status.ACCEPTED)
    if plan_after(teller):
        mail_link(teller, "published")


def _on_sent(**kwargs) -> None:
    """Tell the coordinators that somebody sent a story."""
    tell_coordinators()
