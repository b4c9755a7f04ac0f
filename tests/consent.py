"""What stands between a story and the site, for tests: consent and agreement."""

from stories.consent.content import parts_of
from stories.consent.models import Agreement, Teller
from stories.models import StoryPage
from tests.factories import TellerFactory


def consent_to(story: StoryPage, **teller) -> Teller:
    """Record that somebody tells a story, allows its use, and agrees to its latest version.

    Args:
        story: a page that is saved.
        teller: fields of the teller; `granted` names the uses that are allowed.
    """
    teller = TellerFactory(key=story.key, **teller)
    agree_to(story, teller)
    return teller


def agree_to(story: StoryPage, teller: Teller | None = None) -> Agreement:
    """Record that the teller of a story agrees to its latest version."""
    teller = teller or Teller.objects.get(key=story.key)
    latest = StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object()
    return teller.agree(parts_of(latest), Agreement.Kind.TELLER)
