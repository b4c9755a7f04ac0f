from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from openhartig.users.models import User
from stories.consent.models import Teller
from stories.conversation.models import Conversation
from stories.follow_up.models import AfterCare
from stories.models import StoryPage
from tests.stories.desk.makers import agree, edit, make_page
from tests.stories.desk.screens import address

Moment = AfterCare.Moment


def planned(teller: Teller) -> dict[str, int]:
    """Return in how many days each moment is."""
    today = timezone.localdate()
    return {care.moment: (care.due_on - today).days for care in teller.after_care.all()}


def tick(cms: Client, care: AfterCare, name: str = "done"):
    return cms.post(reverse(f"desk_after_care_{name}", args=[care.pk]))


def test_the_talk_before_is_planned_with_the_draft(cms: Client, teller: Teller):
    cms.post(address("draft", teller))
    assert planned(teller) == {Moment.BEFORE: 7}


def test_the_talks_after_are_planned_when_the_story_goes_public(teller: Teller):
    make_page(teller, live=True)
    assert planned(teller) == {Moment.DAY: 0, Moment.WEEK: 7, Moment.MONTH: 30}


def test_a_talk_before_that_was_not_held_is_not_asked_for_afterwards(cms: Client, teller: Teller):
    cms.post(address("draft", teller))
    story = StoryPage.objects.get(key=teller.key)
    agree(teller, story)
    story.get_latest_revision().publish()
    assert Moment.BEFORE not in planned(teller)


def test_a_second_publication_plans_nothing(
    teller: Teller, public_story: StoryPage, mailoutbox, django_capture_on_commit_callbacks
):
    teller.after_care.update(due_on="2026-01-01")
    story = edit(public_story, introduction="Anders.")
    agree(teller, story)
    with django_capture_on_commit_callbacks(execute=True):
        story.get_latest_revision().publish()
    assert set(teller.after_care.values_list("due_on", flat=True)) == {
        timezone.datetime(2026, 1, 1).date()
    }
    assert not mailoutbox


def test_the_teller_is_told_once(teller: Teller, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_page(teller, live=True)
    (mail,) = mailoutbox
    assert mail.to == [teller.email]
    assert "/mijn-verhaal/" in mail.body


def test_a_story_that_is_planned_plans_no_talks(teller: Teller, draft: StoryPage):
    agree(teller, draft)
    story = edit(draft, go_live_at=timezone.now() + timedelta(days=3))
    agree(teller, story)
    story.get_latest_revision().publish()
    assert planned(teller) == {}


def test_made_up_stories_have_nobody_to_ask(site):
    site.stories.add_child(
        instance=StoryPage(title="Voorbeeld", slug="vb", perspective="naaste", is_example=True)
    )
    example = StoryPage.objects.get(slug="vb")
    example.save_revision().publish()
    assert not AfterCare.objects.exists()


def test_what_is_due_is_listed_and_ticked(
    cms: Client, coordinator: User, teller: Teller, public_story: StoryPage
):
    teller.after_care.filter(moment=Moment.DAY).update(
        due_on=timezone.localdate() - timedelta(days=2)
    )
    screen = reverse("desk_after_care")
    html = cms.get(screen).content.decode()
    assert teller.reference in html
    assert html.count("te laat</span>") == 1
    assert "Mieke" not in html

    care = teller.after_care.get(moment=Moment.DAY)
    assert tick(cms, care).status_code == 303
    care.refresh_from_db()
    assert care.done_by == coordinator
    first = care.done_at
    tick(cms, care)
    care.refresh_from_db()
    assert care.done_at == first
    assert "te laat</span>" not in cms.get(screen).content.decode()

    tick(cms, care, "undo")
    care.refresh_from_db()
    assert (care.done_at, care.done_by) == (None, None)


def test_what_was_refused_needs_no_care(cms: Client, teller: Teller, draft: StoryPage):
    AfterCare.objects.create(teller=teller, moment=Moment.BEFORE, due_on="2026-01-01")
    teller.conversation.set_status(Conversation.Status.DECLINED)
    screen = reverse("desk_after_care")
    assert teller.reference not in cms.get(screen).content.decode()
    assert teller.reference not in cms.get("/beheer/").content.decode()


@pytest.mark.parametrize("name", ["done", "undo"])
def test_an_unknown_moment_is_not_found(cms: Client, name: str):
    where = reverse(f"desk_after_care_{name}", args=[999])
    assert cms.post(where).status_code == 404
    assert cms.get(where).status_code == 405


def test_nothing_can_be_written_about_a_talk():
    names = {field.name for field in AfterCare._meta.get_fields()}
    assert names == {"id", "teller", "moment", "due_on", "done_at", "done_by"}
