import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from openhartig.users.models import User
from stories.consent.links import find_teller, make_link
from stories.consent.models import Teller
from stories.conversation.models import Conversation, Move
from stories.desk.models import ReasonTemplate
from stories.desk.views.base import TellerMixin
from stories.models import StoryPage
from tests.factories import TellerFactory

from .makers import agree, edit, make_page
from .screens import act, address, messages_of, show

Status = Conversation.Status
LINK = re.compile(r"/mijn-verhaal/([\w-]{30,})/")


@pytest.fixture
def silent_teller(coordinator: User) -> Teller:
    """Somebody without a mail address."""
    return TellerFactory(email=None, phone="06 1234 5678")


def sent(teller: Teller, mails) -> str:
    """Return the only mail, and check that it goes to the teller and leads to the right page."""
    (mail,) = mails
    assert mail.to == [teller.email]
    (token,) = set(LINK.findall(mail.body))
    assert find_teller(token) == teller
    return mail


def test_a_question(cms, teller, coordinator, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        response = act(cms, "ask", teller, question="Mag je straat\r\nerin?")
    teller.refresh_from_db()
    assert (teller.conversation.status, teller.conversation.question) == (
        Status.ASKED,
        "Mag je straat\nerin?",
    )
    assert "staat klaar" in messages_of(response)
    mail = sent(teller, mailoutbox)
    assert "straat" not in mail.body + mail.subject
    move = teller.moves.get()
    assert (move.kind, move.made_by) == (Move.Kind.QUESTION, coordinator)


def test_without_a_mail_address_somebody_has_to_call(cms, silent_teller, mailoutbox):
    response = act(cms, "ask", silent_teller, question="Hoe gaat het?")
    assert "Bel om te zeggen" in messages_of(response)
    assert not silent_teller.links.exists()
    assert not mailoutbox


def test_an_empty_question_stays_on_the_screen(cms, teller):
    response = act(cms, "ask", teller, question=" ")
    assert response.status_code == 422
    assert Teller.objects.get(pk=teller.pk).conversation.status == Status.RECEIVED


def test_a_long_question_is_kept_when_it_is_refused(cms, teller):
    question = "Hoe gaat het? " * 200
    response = act(cms, "ask", teller, question=question)
    assert response.status_code == 422
    assert question.strip() in response.content.decode()


def test_two_people_who_ask_at_once_send_one_mail(cms, teller):
    act(cms, "ask", teller, question="Mag je straat erin?")
    response = act(cms, "ask", teller, question="En je huisnummer?")
    assert response.status_code == 422
    assert "En je huisnummer?" in response.content.decode()
    assert teller.moves.count() == 1
    assert Teller.objects.get(pk=teller.pk).conversation.question == "Mag je straat erin?"


def test_a_refusal_starts_from_a_template(cms, teller):
    template = ReasonTemplate.objects.create(name="Eigen", text="Dank je wel voor je verhaal.")
    assert "Eigen" in show(cms, "decline", teller)
    html = cms.get(address("decline", teller), {"sjabloon": template.pk}).content.decode()
    assert "Dank je wel voor je verhaal.</textarea>" in html
    assert cms.get(address("decline", teller), {"sjabloon": "x"}).status_code == 200


def test_a_refusal(cms, teller, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        act(cms, "decline", teller, reason="Het is te herkenbaar.")
    teller.refresh_from_db()
    assert (teller.conversation.status, teller.conversation.question) == (
        Status.DECLINED,
        "Het is te herkenbaar.",
    )
    assert "herkenbaar" not in sent(teller, mailoutbox).body

    response = act(cms, "decline", teller, reason="Nog eens.")
    assert response.status_code == 422
    assert Teller.objects.get(pk=teller.pk).conversation.question == "Het is te herkenbaar."


def test_a_story_on_the_site_cannot_be_refused(cms, teller, public_story):
    response = act(cms, "decline", teller, reason="Toch niet.")
    assert response.status_code == 422
    assert "staat op de site" in response.content.decode()


def test_the_teller_is_asked_to_look(cms, teller, mailoutbox, django_capture_on_commit_callbacks):
    story = make_page(teller)
    teller.conversation.set_status(Status.RECEIVED, question="Een oude vraag")
    with django_capture_on_commit_callbacks(execute=True):
        act(cms, "show_text", teller)
    teller.refresh_from_db()
    assert teller.conversation.status == Status.ASKED
    assert not teller.conversation.question
    sent(teller, mailoutbox)
    assert teller.moves.get().revision == story.latest_revision


def test_there_must_be_something_to_look_at(cms, teller):
    assert "Maak eerst een concept" in messages_of(act(cms, "show_text", teller))
    assert Teller.objects.get(pk=teller.pk).conversation.status == Status.RECEIVED


def test_a_double_click_shows_the_text_once(cms, teller, draft):
    act(cms, "show_text", teller)
    assert "net al gedaan" in messages_of(act(cms, "show_text", teller))
    assert teller.moves.count() == 1


def test_a_new_link_goes_by_mail(cms, teller, mailoutbox, django_capture_on_commit_callbacks):
    old = make_link(teller)
    with django_capture_on_commit_callbacks(execute=True):
        response = act(cms, "link", teller)
    assert find_teller(old) is None
    mail = sent(teller, mailoutbox)
    (token,) = set(LINK.findall(mail.body))
    assert token not in response.content.decode()


def test_a_new_link_is_shown_once_when_there_is_no_address(cms, silent_teller):
    response = cms.post(address("link", silent_teller))
    (token,) = set(LINK.findall(response.content.decode()))
    assert find_teller(token) == silent_teller
    assert f"{settings.SITE_URL}/mijn-verhaal/" in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "same-origin"
    assert cms.get(address("link", silent_teller)).status_code == 405
    assert token not in show(cms, "teller", silent_teller)


def test_a_remark_is_put_away(cms, teller, draft):
    teller.conversation.remark, teller.conversation.remark_at = "Liever anders.", teller.created_at
    teller.conversation.save()
    teller.conversation.set_status(Status.ASKED)
    assert "Opmerking verwerkt" in show(cms, "teller", teller)
    act(cms, "handle_remark", teller)
    html = show(cms, "teller", teller)
    assert "Liever anders." in html
    assert "Opmerking verwerkt</button>" not in html
    assert Teller.objects.get(pk=teller.pk).conversation.status == Status.ACCEPTED


@pytest.mark.parametrize(
    ("email", "phone", "kept"),
    [
        ("", "06–12345678", (None, "06-12345678")),
        ("jan@localhost", "", None),
        ("\u200b", "\u2060", None),
        ("", "06 1234", None),
    ],
)
def test_only_contact_data_that_reach_somebody_are_kept(cms, teller, email, phone, kept):
    before = teller.email, teller.phone
    act(cms, "contact", teller, name="Mieke", email=email, phone=phone)
    teller.refresh_from_db()

    assert (teller.email, teller.phone) == (kept or before)


def test_contact_data_can_be_corrected(cms, teller):
    act(cms, "contact", teller, name="Mieke", email="nieuw@contact.example.org", phone="")
    teller.refresh_from_db()
    assert (teller.email, teller.phone) == ("nieuw@contact.example.org", None)
    response = act(cms, "contact", teller, name="Mieke", email="", phone="")
    assert response.status_code == 422
    assert "Eén is genoeg" in response.content.decode()


def test_who_withdrew_in_the_meantime_is_gone(cms, teller):
    """The screen was open, the teller withdrew, and then somebody pressed the button."""
    screen = reverse("desk_handle_remark", args=[teller.key])
    Teller.objects.filter(pk=teller.pk).delete()
    assert cms.post(screen).status_code == 404


def test_a_story_can_be_hidden_and_confirmed_for_a_teller_without_mail(
    cms: Client, silent_teller: Teller
):
    story = make_page(silent_teller, live=True)
    act(cms, "hide", silent_teller)
    silent_teller.refresh_from_db()
    assert silent_teller.conversation.hidden_at
    assert not StoryPage.objects.get(pk=story.pk).live

    act(cms, "confirm", silent_teller)
    silent_teller.refresh_from_db()
    assert silent_teller.conversation.confirmed_at
    assert not silent_teller.conversation.hidden_at
    assert StoryPage.objects.get(pk=story.pk).live
    kinds = set(silent_teller.moves.values_list("kind", flat=True))
    assert kinds == {Move.Kind.HIDDEN, Move.Kind.CONFIRMED}


def test_what_is_not_on_the_site_cannot_be_hidden(cms: Client, teller: Teller, draft: StoryPage):
    assert "staat niet op de site" in messages_of(act(cms, "hide", teller))
    assert not teller.moves.exists()


def test_a_plan_to_publish_ends_with_a_refusal(cms: Client, teller: Teller):
    story = edit(make_page(teller), go_live_at=timezone.now() + timedelta(days=1))
    agree(teller, story)
    story.get_latest_revision().publish()
    act(cms, "decline", teller, reason="Toch niet.")
    assert not story.revisions.filter(approved_go_live_at__isnull=False).exists()


def test_a_story_that_an_editor_publishes_is_accepted(teller: Teller, draft: StoryPage):
    teller.conversation.set_status(Status.DECLINED)
    agree(teller, draft)
    StoryPage.objects.get(pk=draft.pk).get_latest_revision().publish()
    teller.refresh_from_db()
    assert teller.conversation.status == Status.ACCEPTED


@pytest.mark.parametrize(
    ("screen", "data"),
    [
        ("ask", {"question": "Hoe gaat het?"}),
        ("link", {}),
        ("show_text", {}),
        ("contact", {"name": "M", "email": "m@contact.example.org", "phone": ""}),
        ("confirm", {}),
        ("hide", {}),
        ("withdraw", {}),
    ],
)
def test_a_withdrawal_between_reading_and_acting(
    cms: Client, teller: Teller, draft: StoryPage, monkeypatch, screen: str, data: dict
):
    """The teller is found, withdraws, and then the button does its work."""
    stale = Teller.objects.get(pk=teller.pk)
    monkeypatch.setattr(TellerMixin, "teller", stale)
    Teller.objects.filter(pk=teller.pk).delete()
    draft.delete()
    response = cms.post(address(screen, stale), data)
    assert response.status_code in {303, 404}
    assert not Teller.objects.filter(pk=teller.pk).exists()
