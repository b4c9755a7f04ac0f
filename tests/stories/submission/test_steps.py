"""The four steps, as somebody goes through them with a browser without JavaScript."""

import pytest

from stories.consent import wording
from stories.consent.models import ConsentWording, Grant, Teller
from stories.consent.uses import How, Use
from stories.conversation.models import Conversation

from .conftest import ABOUT, BEGIN, STEPS, STORY, USES, Writer

LATER = {Use.PHOTO, Use.VIDEO}
"""Asked about as soon as there is one."""


def sharers() -> int:
    return Teller.objects.filter(submission__isnull=False).count()


def test_the_whole_road(writer: Writer, django_capture_on_commit_callbacks, mailoutbox):
    writer.open()
    assert "Stap 1 van 4" in writer.page_text
    assert sharers() == 0
    writer.press(**BEGIN)
    assert "Stap 2 van 4" in writer.page_text
    writer.press(**STORY)
    assert "Stap 3 van 4" in writer.page_text
    writer.press(**ABOUT)
    assert "Stap 4 van 4" in writer.page_text
    for shown in (
        "Zonneroosje",
        "zonneroosje@example.org",
        "Weert",
        "Jarenlang",
        "Angst",
        "Verlies",
    ):
        assert shown in writer.page_text
    with django_capture_on_commit_callbacks(execute=True):
        writer.press("send", **USES)

    assert writer.address == f"/mijn-verhaal/{writer.token}/"
    assert writer.answer.status_code == 200
    teller, submission = writer.teller, writer.submission
    assert teller.conversation.status == Conversation.Status.RECEIVED
    assert teller.origin == Teller.Origin.FORM
    assert teller.conversation.sent_at == teller.conversation.status_changed_at
    assert (teller.email, teller.phone) == ("zonneroosje@example.org", None)
    assert (submission.display_name, submission.is_anonymous) == ("Zonneroosje", False)
    assert submission.is_16
    assert submission.municipality.slug == "weert"
    assert submission.perspective == "naaste"
    assert submission.text == STORY["text"]
    assert [theme.slug for theme in submission.themes.all()] == ["angst"]
    assert submission.content_notes == ["loss"]
    assert submission.unfinished is None
    assert teller.granted == {Use.SITE_TEXT, Use.NAME}
    assert set(Grant.objects.filter(teller=teller).values_list("how", flat=True)) == {How.FORM}
    assert teller.grants.count() == len(Use)
    (mail,) = [mail for mail in mailoutbox if mail.to == [teller.email]]
    assert writer.address in mail.body
    assert "verhaal" not in mail.subject.lower()


def test_with_a_phone_number_alone(writer: Writer, django_capture_on_commit_callbacks, mailoutbox):
    writer.go_to("versturen", email="", phone="06 12 34 56 78")
    with django_capture_on_commit_callbacks(execute=True):
        writer.press("send", **USES)

    assert writer.teller.phone == "06 12 34 56 78"
    assert writer.teller.conversation.status == Conversation.Status.RECEIVED
    assert mailoutbox == []


def test_nothing_is_chosen_beforehand(writer: Writer):
    writer.open()
    assert not writer.html.one("main").find("input", checked="")
    for answers in (BEGIN, STORY, ABOUT):
        writer.press(**answers)
        assert not writer.html.one("main").find("input", checked="")


def test_every_wrong_answer_is_explained_and_stays(writer: Writer):
    writer.open()
    writer.press(age="", perspective="")
    assert writer.answer.status_code == 422
    assert sharers() == 0
    assert writer.html.one("title").text.startswith("Fout: ")
    assert len(writer.errors) == 2

    writer.go_to("over-jou")
    typed = {"naming": "naam", "display_name": "", "email": "anna@", "phone": "9"}
    writer.press(**typed | {"municipality": "atlantis"})
    assert writer.answer.status_code == 422
    assert writer.html.one("title").text.startswith("Fout: ")
    assert len(writer.errors) == 4
    assert writer.html.one("div", id="fouten").attributes.keys() >= {"autofocus", "tabindex"}
    assert (writer.value("email"), writer.value("phone")) == ("anna@", "9")
    email = writer.html.one("input", name="email")
    assert email["aria-invalid"] == "true"
    error = writer.html.one("p", id=email["aria-describedby"])
    assert "ziet eruit als" in error.text


def test_one_way_to_reach_somebody_is_needed(writer: Writer):
    writer.go_to("over-jou").press(**ABOUT | {"email": "", "phone": ""})

    assert writer.answer.status_code == 422
    assert len(writer.errors) == 1
    assert "e-mailadres of je telefoonnummer" in writer.errors[0]


@pytest.mark.parametrize("phone", ["0612345678", "+31 (0)475-123 456", "0049 2161 12345"])
def test_phone_numbers_as_people_write_them(writer: Writer, phone):
    assert writer.go_to("over-jou").press(**ABOUT | {"phone": phone}).status_code == 200
    assert writer.teller.phone == phone


def test_a_story_that_is_too_long_stays_in_the_form(writer: Writer):
    text = "é" * 9_999 + "\n" * 0 + "ab🙂"
    writer.go_to("verhaal").press(**STORY | {"text": text})

    assert writer.answer.status_code == 422
    assert "2 tekens te lang" in writer.errors[0]
    assert writer.value("text") == text
    assert writer.ticked("themes") == {"angst"}


def test_a_line_end_counts_as_one_character(writer: Writer):
    text = "ab\r\n" * 3_333
    assert writer.go_to("verhaal").press(**STORY | {"text": text + "a"}).status_code == 200
    assert len(writer.submission.text) == 10_000


def test_without_consent_for_the_text_nobody_goes_on(writer: Writer):
    writer.go_to("versturen").press(uses=["name", "press"])

    assert writer.answer.status_code == 422
    assert "niets met je verhaal doen" in writer.errors[0]
    assert writer.ticked("uses") == {"name", "press"}
    assert writer.teller.conversation.status == Conversation.Status.UNFINISHED


def test_consent_is_asked_in_the_words_that_are_kept(writer: Writer):
    writer.go_to("versturen")
    page = writer.page_text

    assert wording.INTRODUCTION in page
    asked = {use: words for use, words in wording.WORDING.items() if use not in LATER}
    for question, explanation in asked.values():
        assert question in page
        assert explanation in page
    boxes = writer.html.one("main").find("input", name="uses")
    assert [box["value"] for box in boxes] == [use.value for use in asked]
    for box in boxes:
        assert writer.html.one("p", id=box["aria-describedby"])


def test_who_is_anonymous_and_from_the_region_is_not_asked_about_either(writer: Writer):
    writer.go_to("versturen", naming="anoniem", municipality="regio")
    boxes = {box["value"] for box in writer.html.one("main").find("input", name="uses")}

    assert boxes == set(Use.values) - {Use.NAME, Use.MUNICIPALITY} - LATER
    assert (writer.submission.display_name, writer.submission.municipality) == (None, None)
    writer.press("send", uses=["site-text"])
    assert writer.teller.granted == {Use.SITE_TEXT}
    assert writer.teller.grants.count() == len(Use)


def test_who_gives_a_name_after_all_is_asked_about_it(writer: Writer):
    writer.go_to("versturen", naming="anoniem").press("back", uses=["site-text"])
    writer.press(**ABOUT)

    assert writer.address == writer.address_of("versturen")
    assert writer.ticked("uses") == {"site-text"}
    writer.press("send", uses=["site-text", "name"])
    assert Use.NAME in writer.teller.granted


def test_who_becomes_anonymous_after_all_gives_no_name(writer: Writer):
    writer.go_to("versturen").press("back", uses=["site-text", "name"])
    writer.press(**ABOUT | {"naming": "anoniem"})
    assert writer.address == writer.address_of("versturen")
    writer.press("send", uses=["site-text"])

    assert writer.submission.display_name is None
    assert Use.NAME not in writer.teller.granted


def test_consent_in_other_words_is_asked_again(writer: Writer, monkeypatch):
    writer.go_to("versturen").press("stop", **USES)
    monkeypatch.setattr(wording, "INTRODUCTION", "Een nieuwe inleiding.")
    writer.open(writer.address_of("versturen"))

    assert "is veranderd" in writer.page_text
    assert writer.teller.conversation.status == Conversation.Status.UNFINISHED
    writer.press("send", **USES)
    grant = writer.teller.grants.first()
    assert grant.wording.content["introduction"] == "Een nieuwe inleiding."


def test_consent_to_words_that_were_not_shown_does_not_count(writer: Writer, monkeypatch):
    writer.go_to("versturen")
    monkeypatch.setattr(wording, "INTRODUCTION", "Een nieuwe inleiding.")
    writer.press(**USES)

    assert writer.answer.status_code == 422
    assert "net veranderd" in writer.page_text
    assert writer.ticked("uses") == {"site-text", "name"}
    assert writer.press(**USES).status_code == 200


@pytest.mark.parametrize("step", STEPS[2:])
def test_no_step_can_be_skipped(writer: Writer, step):
    writer.go_to("verhaal").open(writer.address_of(step))

    assert writer.address == writer.address_of("verhaal")


def test_sending_without_a_story_goes_back_to_it(writer: Writer):
    writer.go_to("verhaal")
    sent = {"wording": ConsentWording.current().pk, "uses": ["site-text"]}
    writer.press("send", address=writer.address_of("versturen"), **sent)

    assert writer.address == writer.address_of("verhaal")
    assert writer.teller.conversation.status == Conversation.Status.UNFINISHED
