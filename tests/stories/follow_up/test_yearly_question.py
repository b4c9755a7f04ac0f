"""Sta je er nog achter? Asked every year; silence hides the story."""

from datetime import timedelta

import pytest
from django.test import Client

from openhartig.mail.models import QueuedMail
from openhartig.users.models import User
from stories.consent.links import make_link
from stories.conversation.models import Conversation
from stories.follow_up import daily
from stories.models import StoryPage
from tests.factories import TellerFactory
from tests.stories.desk.dates import NOW, ago, publish_long_ago, set_dates
from tests.stories.desk.makers import agree, edit

Status = Conversation.Status

pytestmark = pytest.mark.usefixtures("only_own_tellers")


@pytest.mark.parametrize(("days", "is_asked"), [(364, False), (365, True), (900, True)])
def test_once_a_year_the_teller_is_asked(
    teller, days, is_asked, mailoutbox, django_capture_on_commit_callbacks
):
    publish_long_ago(teller, days)
    with django_capture_on_commit_callbacks(execute=True):
        assert daily.ask_yearly(NOW) == str(int(is_asked))
        assert daily.ask_yearly(NOW) == "0"
    teller.refresh_from_db()
    assert bool(teller.conversation.asked_again_at) is is_asked
    if is_asked:
        (mail,) = mailoutbox
        assert mail.to == [teller.email]
        assert "/mijn-verhaal/" in mail.body
        assert "60 dagen" in mail.body


@pytest.mark.parametrize("field", ["confirmed_at", "agreed_at"])
def test_who_said_yes_this_year_is_not_asked(teller, field):
    publish_long_ago(teller, 500)
    if field == "confirmed_at":
        set_dates(teller, confirmed_at=ago(100))
    else:
        teller.agreements.update(agreed_at=ago(100))
    assert daily.ask_yearly(NOW) == "0"
    assert daily.ask_yearly(NOW + timedelta(days=270)) == "1"


@pytest.mark.parametrize("field", ["paused_at", "hidden_at"])
def test_a_story_that_is_not_on_the_site_is_not_asked_about(teller, field):
    story = publish_long_ago(teller, 500)
    set_dates(teller, **{field: ago(3)})
    StoryPage.objects.get(pk=story.pk).unpublish()
    assert daily.ask_yearly(NOW) == "0"


def test_silence_hides_the_story_and_an_answer_brings_it_back(
    client: Client, teller, mailoutbox, django_capture_on_commit_callbacks
):
    story = publish_long_ago(teller, 500)
    daily.ask_yearly(NOW)
    assert daily.hide_after_silence(NOW + timedelta(days=59)) == "0"
    later = NOW + timedelta(days=60)
    with django_capture_on_commit_callbacks(execute=True):
        assert daily.hide_after_silence(later) == "1"
        assert daily.hide_after_silence(later) == "0"
    teller.refresh_from_db()
    assert teller.conversation.hidden_at == later
    assert not StoryPage.objects.get(pk=story.pk).live
    hidden = [mail for mail in mailoutbox if "niet meer te zien" in mail.body]
    assert len(hidden) == 1

    token = make_link(teller)
    client.post(f"/mijn-verhaal/{token}/sta-erachter/", headers={"sec-fetch-site": "same-origin"})
    assert StoryPage.objects.get(pk=story.pk).live
    teller.refresh_from_db()
    assert teller.conversation.hidden_at is None
    assert daily.hide_after_silence(NOW + timedelta(days=90)) == "0"


def test_who_answered_is_not_hidden(teller):
    story = publish_long_ago(teller, 500)
    daily.ask_yearly(NOW)
    agree(teller, edit(story, introduction="Nieuw."))
    assert daily.hide_after_silence(NOW + timedelta(days=100)) == "0"
    assert StoryPage.objects.get(pk=story.pk).live


def test_who_was_never_asked_is_never_hidden(coordinator: User):
    """Without a mail address nobody is asked here: the coordinator calls (see test_reminders)."""
    teller = TellerFactory(email=None, phone="06 1234 5678")
    story = publish_long_ago(teller, 900)
    assert daily.ask_yearly(NOW) == "0"
    assert daily.hide_after_silence(NOW + timedelta(days=900)) == "0"
    assert StoryPage.objects.get(pk=story.pk).live
    assert not QueuedMail.objects.exists()


# The rest
