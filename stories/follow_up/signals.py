"""What follows when a story goes public."""

from wagtail.signals import page_published

from stories.consent.gate import teller_of
from stories.conversation.contact import mail_link
from stories.conversation.models import Conversation
from stories.follow_up.after_care import plan_after
from stories.models import StoryPage

from .figures import count_placed

NOT_ACCEPTED = {Conversation.Status.RECEIVED, Conversation.Status.DECLINED}


def connect() -> None:
    """Start to listen."""
    page_published.connect(_on_publication, sender=StoryPage, dispatch_uid="follow_up.published")


def _on_publication(instance, **kwargs) -> None:
    """Plan the after-care and tell the teller, the first time that a story is on the site."""
    teller = teller_of(instance) if instance.live else None
    if teller is None:
        return
    if teller.conversation.status in NOT_ACCEPTED:  # an editor decided otherwise
        teller.conversation.set_status(Conversation.Status.ACCEPTED)
    if plan_after(teller):
        count_placed(teller)
        mail_link(teller, "published")
