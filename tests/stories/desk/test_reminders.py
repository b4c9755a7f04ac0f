from datetime import timedelta

from django.test import Client
from django.utils import timezone
from wagtail.models import PageLogEntry

from openhartig.pages.daily import publish_scheduled
from stories.consent.models import Teller
from stories.consent.uses import How, Use
from stories.conversation.models import Conversation
from stories.desk.daily import check_public_stories
from stories.desk.reminders import reminders
from stories.follow_up.models import AfterCare
from stories.models import StoryPage
from tests.factories import TellerFactory

from .makers import agree, edit, make_page, move_hour
from .screens import act

NOW = timezone.now()


def reminded() -> dict[str, list[str]]:
    """Return the lines by heading."""
    return {reminder.heading: [line.text for line in reminder.lines] for reminder in reminders()}


def days_ago(days: int):
    return timezone.now() - timedelta(days=days)


def test_the_start_screen_tells_what_waits(cms: Client, teller: Teller):
    html = cms.get("/beheer/").content.decode()
    assert "Nieuwe verhalen" in html
    assert teller.reference in html
    assert "Mieke" not in html


def test_when_nobody_waits_that_is_told_too(cms: Client):
    Teller.objects.all().delete()
    assert "Niemand wacht op je." in cms.get("/beheer/").content.decode()


def test_new_stories(cms: Client, teller: Teller):
    assert str(teller) in reminded()["Nieuwe verhalen"]
    for _ in range(9):
        TellerFactory()
    (new,) = [reminder for reminder in reminders() if reminder.heading == "Nieuwe verhalen"]
    assert len(new.lines) == 6
    assert new.more == Conversation.objects.filter(status="received").count() - 6
    assert "En nog" in cms.get("/beheer/").content.decode()
    assert cms.get(new.url).status_code == 200


def test_remarks_until_they_are_dealt_with(cms: Client, teller: Teller, draft: StoryPage):
    teller.conversation.remark, teller.conversation.remark_at = "Liever anders.", timezone.now()
    teller.conversation.save()
    assert str(teller) in reminded()["Opmerkingen van vertellers"]
    act(cms, "show_text", teller)
    assert "Opmerkingen van vertellers" not in reminded()


def test_who_waits_too_long(teller: Teller):
    teller.conversation.set_status(Conversation.Status.ASKED)
    assert "Wacht te lang" not in reminded()
    Conversation.objects.filter(teller=teller).update(status_changed_at=days_ago(15))
    assert reminded()["Wacht te lang"] == [str(teller)]


def test_after_care_that_is_due(teller: Teller, public_story: StoryPage):
    assert reminded()["Nazorg"] == [str(teller)]
    AfterCare.objects.filter(moment="day").update(done_at=timezone.now())
    assert "Nazorg" not in reminded()


def test_a_plan_that_was_dropped(teller: Teller, draft: StoryPage):
    story = edit(draft, go_live_at=timezone.now() + timedelta(hours=1))
    agree(teller, story)
    revision = story.get_latest_revision()
    revision.publish()
    heading = "Ingepland, maar niet geplaatst"
    assert heading not in reminded()

    teller.paused_at = timezone.now()
    teller.save()
    move_hour(story, days_ago(1))
    publish_scheduled(NOW)
    assert not StoryPage.objects.get(pk=story.pk).live
    assert reminded()[heading] == [story.title]
    (reminder,) = [reminder for reminder in reminders() if reminder.heading == heading]
    assert "pauze" in reminder.lines[0].details


def test_a_plan_for_a_new_version_that_was_dropped(teller: Teller, public_story: StoryPage):
    story = edit(
        public_story, introduction="Anders.", go_live_at=timezone.now() + timedelta(hours=1)
    )
    agree(teller, story)
    story.get_latest_revision().publish()
    teller.agreements.order_by("pk").last().delete()
    move_hour(story, timezone.now() - timedelta(minutes=1))
    StoryPage.objects.filter(pk=story.pk).update(last_published_at=days_ago(9))
    publish_scheduled(NOW)
    shown = StoryPage.objects.get(pk=story.pk)
    assert shown.introduction == "Een inleiding."
    assert reminded()["Ingepland, maar niet geplaatst"] == [story.title]


def test_a_plan_that_worked_is_no_reminder(teller: Teller, draft: StoryPage):
    story = edit(draft, go_live_at=timezone.now() + timedelta(hours=1))
    agree(teller, story)
    story.get_latest_revision().publish()
    move_hour(story, timezone.now() - timedelta(minutes=1))
    publish_scheduled(NOW)
    story = StoryPage.objects.get(pk=story.pk)
    assert story.live
    assert "Ingepland, maar niet geplaatst" not in reminded()
    edit(story, introduction="Daarna.")
    assert "Ingepland, maar niet geplaatst" not in reminded()


def test_hidden_stories_and_tellers_to_call(cms: Client):
    teller = TellerFactory(email=None, phone="06 1234 5678")
    story = make_page(teller, live=True)
    heading = "Vraag zelf na: sta je er nog achter? (geen e-mailadres)"
    assert heading not in reminded()
    StoryPage.objects.filter(pk=story.pk).update(first_published_at=days_ago(366))
    Teller.objects.filter(pk=teller.pk).update(created_at=days_ago(400))
    teller.agreements.update(agreed_at=days_ago(370))
    assert reminded()[heading] == [str(teller)]

    act(cms, "hide", teller)
    assert heading not in reminded()
    assert reminded()["Verborgen, omdat de verteller niet antwoordde"] == [str(teller)]
    act(cms, "confirm", teller)
    assert "Verborgen, omdat de verteller niet antwoordde" not in reminded()


def test_what_the_safety_net_took_off(cms: Client, teller: Teller, public_story: StoryPage):
    teller.decide((), How.FORM)
    check_public_stories(NOW)
    heading = "Van de site gehaald omdat de toestemming niet meer klopt"
    assert reminded()[heading] == [public_story.title]
    entry = PageLogEntry.objects.filter(page=public_story).latest("timestamp")
    assert entry.action == "desk.gate_closed"
    assert "toestemming klopte niet meer" in str(entry.message)

    teller.decide(Use, How.FORM)
    StoryPage.objects.get(pk=public_story.pk).get_latest_revision().publish()
    assert heading not in reminded()


def test_the_start_screen_reads_no_contact_data(
    cms: Client, teller: Teller, django_assert_max_num_queries
):
    for _ in range(10):
        make_page(TellerFactory(), live=True)
    with django_assert_max_num_queries(25):
        reminders()
