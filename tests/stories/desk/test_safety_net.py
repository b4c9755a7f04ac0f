"""What is public and may not be goes off the site."""

import pytest
from wagtail import hooks

from openhartig.operations.daily.errors import PartError
from stories.consent.models import Teller
from stories.consent.uses import How
from stories.conversation.models import Conversation
from stories.desk.daily import check_public_stories
from stories.models import StoryPage
from tests.factories import StoryPageFactory

from .dates import NOW

pytestmark = pytest.mark.usefixtures("only_own_tellers")


def test_a_public_story_without_consent_goes_off_the_site(teller, public_story):
    assert check_public_stories(NOW) == "0"
    teller.decide((), How.FORM)
    assert check_public_stories(NOW) == "1"
    assert not StoryPage.objects.get(pk=public_story.pk).live
    assert check_public_stories(NOW) == "0"


def test_a_story_that_nobody_tells_goes_off_the_site(teller, public_story):
    teller.delete()
    assert check_public_stories(NOW) == "1"


def test_a_teller_without_a_conversation_is_checked_like_any_other(teller, public_story):
    Conversation.objects.filter(teller=teller).delete()

    assert check_public_stories(NOW) == "0"
    teller.decide((), How.FORM)
    assert check_public_stories(NOW) == "1"


def test_a_story_that_the_gate_trips_over_keeps_no_other_on_the_site(teller, public_story):
    other = StoryPageFactory()

    def trip(asked: Teller) -> str:
        if asked.key == other.key:
            raise RuntimeError
        return ""

    teller.decide((), How.FORM)
    with hooks.register_temporarily("hold_story", trip), pytest.raises(PartError) as error:
        check_public_stories(NOW)

    assert str(error.value) == "1 done, 1 failed"
    assert not StoryPage.objects.get(pk=public_story.pk).live


def test_a_made_up_story_stays(site):
    example = StoryPage(title="Voorbeeld", slug="vb", perspective="naaste", is_example=True)
    site.stories.add_child(instance=example)
    assert check_public_stories(NOW) == "0"
    assert StoryPage.objects.get(pk=example.pk).live
