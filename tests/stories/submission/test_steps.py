"""The four steps, as somebody goes through them with a browser without JavaScript."""

import pytest

from stories.consent import wording
from stories.consent.models import Grant, Teller
from stories.consent.uses import How, Use

from .conftest import ABOUT, STORY, USES, Writer

STEPS = ["over-jou", "verhaal", "toestemming", "versturen"]


def sharers() -> int:
    return Teller.objects.filter(submission__isnull=False).count()


def test_the_whole_road(writer: Writer, django_capture_on_commit_callbacks, mailoutbox):
    writer.open()
    assert "Stap 1 van 4" in writer.page_text
    assert sharers() == 0
    writer.press(**ABOUT)
    assert "Stap 2 van 4" in writer.page_text
    writer.press(**STORY)
    assert "Stap 3 van 4" in writer.page_text
    writer.press(**USES)
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
        writer.press("send")

    assert writer.address == f"/mijn-verhaal/{writer.token}/"
    assert writer.answer.status_code == 200
    teller, submission = writer.teller, writer.submission
    assert teller.status == Teller.Status.RECEIVED
    assert teller.origin == Teller.Origin.FORM
    assert teller.sent_at == teller.status_changed_at
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
        writer.press("send")

    assert writer.teller.phone == "06 12 34 56 78"
    assert writer.teller.status == Teller.Status.RECEIVED
    assert mailoutbox == []


def test_nothing_is_chosen_beforehand(writer: Writer):
    writer.open()
    assert not writer.html.one("main").find("input", checked="")
    writer.press(**ABOUT)
    assert not writer.html.one("main").find("input", checked="")
    writer.press(**STORY)
    assert not writer.html.one("main").find("input", checked="")


def test_every_wrong_answer_is_explained_and_stays(writer: Writer):
    writer.open()
    typed = ABOUT | {
        "age": "",
        "naming": "naam",
        "display_name": "",
        "email": "anna@",
        "phone": "9",
    }

    writer.press(**typed | {"municipality": "atlantis", "perspective": ""})

    assert writer.answer.status_code == 422
    assert sharers() == 0
    assert writer.html.one("title").text.startswith("Fout: ")
    assert len(writer.errors) == 6
    assert writer.html.one("div", id="fouten").attributes.keys() >= {"autofocus", "tabindex"}
    assert (writer.value("email"), writer.value("phone")) == ("anna@", "9")
    email = writer.html.one("input", name="email")
    assert email["aria-invalid"] == "true"
    error = writer.html.one("p", id=email["aria-describedby"])
    assert "ziet eruit als" in error.text


def test_one_way_to_reach_somebody_is_needed(writer: Writer):
    writer.open()
    writer.press(**ABOUT | {"email": "", "phone": ""})

    assert writer.answer.status_code == 422
    assert len(writer.errors) == 1
    assert "e-mailadres of je telefoonnummer" in writer.errors[0]


@pytest.mark.parametrize("phone", ["0612345678", "+31 (0)475-123 456", "0049 2161 12345"])
def test_phone_numbers_as_people_write_them(writer: Writer, phone):
    writer.open()
    assert writer.press(**ABOUT | {"phone": phone}).status_code == 200
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
    writer.go_to("toestemming").press(uses=["name", "press"])

    assert writer.answer.status_code == 422
    assert "niets met je verhaal doen" in writer.errors[0]
    assert writer.ticked("uses") == {"name", "press"}
    writer.open(writer.address_of("versturen"))
    assert writer.address == writer.address_of("toestemming")


def test_consent_is_asked_in_the_words_that_are_kept(writer: Writer):
    writer.go_to("toestemming")
    page = writer.page_text

    assert wording.INTRODUCTION in page
    for question, explanation in wording.WORDING.values():
        assert question in page
        assert explanation in page
    boxes = writer.html.one("main").find("input", name="uses")
    assert [box["value"] for box in boxes] == Use.values
    for box in boxes:
        assert writer.html.one("p", id=box["aria-describedby"])


def test_who_is_anonymous_and_from_the_region_is_not_asked_about_either(writer: Writer):
    writer.go_to("toestemming", naming="anoniem", municipality="regio")
    boxes = {box["value"] for box in writer.html.one("main").find("input", name="uses")}

    assert boxes == set(Use.values) - {Use.NAME, Use.MUNICIPALITY}
    assert (writer.submission.display_name, writer.submission.municipality) == (None, None)
    writer.press(uses=["site-text"])
    writer.press("send")
    assert writer.teller.granted == {Use.SITE_TEXT}
    assert writer.teller.grants.count() == len(Use)


def test_who_gives_a_name_after_all_is_asked_about_it(writer: Writer):
    writer.go_to("versturen", naming="anoniem", uses=["site-text"])
    writer.open(writer.address_of("over-jou"))
    writer.press(**ABOUT)
    writer.open(writer.address_of("versturen"))

    assert writer.address == writer.address_of("toestemming")
    assert writer.ticked("uses") == {"site-text"}
    writer.press(uses=["site-text", "name"])
    writer.press("send")
    assert Use.NAME in writer.teller.granted


def test_who_becomes_anonymous_after_all_gives_no_name(writer: Writer):
    writer.go_to("versturen", uses=["site-text", "name"])
    writer.open(writer.address_of("over-jou"))
    writer.press(**ABOUT | {"naming": "anoniem"})
    assert writer.address == writer.address_of("versturen")
    writer.press("send")

    assert writer.submission.display_name is None
    assert Use.NAME not in writer.teller.granted


def test_consent_in_other_words_is_asked_again(writer: Writer, monkeypatch):
    writer.go_to("versturen")
    monkeypatch.setattr(wording, "INTRODUCTION", "Een nieuwe inleiding.")
    writer.press("send")

    assert writer.address == writer.address_of("toestemming")
    assert "is veranderd" in writer.page_text
    assert writer.teller.status == Teller.Status.UNFINISHED
    writer.press(**USES)
    writer.press("send")
    grant = writer.teller.grants.first()
    assert grant.wording.content["introduction"] == "Een nieuwe inleiding."


def test_consent_to_words_that_were_not_shown_does_not_count(writer: Writer, monkeypatch):
    writer.go_to("toestemming")
    monkeypatch.setattr(wording, "INTRODUCTION", "Een nieuwe inleiding.")
    writer.press(**USES)

    assert writer.answer.status_code == 422
    assert "net veranderd" in writer.page_text
    assert writer.ticked("uses") == {"site-text", "name"}
    assert writer.press(**USES).status_code == 200


@pytest.mark.parametrize("step", STEPS[1:])
def test_no_step_can_be_skipped(writer: Writer, step):
    writer.go_to("verhaal").open(writer.address_of(step))

    assert writer.address == writer.address_of("verhaal")


def test_sending_without_a_story_goes_back_to_it(writer: Writer):
    writer.go_to("verhaal")
    writer.press("send", address=writer.address_of("versturen"))

    assert writer.address == writer.address_of("verhaal")
    assert writer.teller.status == Teller.Status.UNFINISHED


def test_going_back_keeps_what_was_typed(writer: Writer):
    writer.go_to("toestemming").press("back", uses=["photo"])
    assert writer.address == writer.address_of("verhaal")
    assert writer.value("text") == STORY["text"]
    writer.press("back", text="", themes=["angst"])
    assert writer.address == writer.address_of("over-jou")
    assert writer.value("display_name") == "Zonneroosje"
    assert (writer.value("age"), writer.value("municipality")) == ("ja", "weert")

    writer.press(**ABOUT)
    assert writer.address == writer.address_of("verhaal")
    assert (writer.value("text"), writer.ticked("themes")) == ("", {"angst"})
    writer.press(**STORY)
    assert writer.ticked("uses") == {"photo"}


def test_changing_something_at_the_end_goes_back_to_the_end(writer: Writer):
    writer.go_to("versturen")
    links = [link["href"] for link in writer.html.one("main").find("a")]
    assert [writer.address_of(step) for step in STEPS[:3]] == [a for a in links if "/deel" in a]
    writer.open(writer.address_of("verhaal"))
    writer.press(**STORY | {"text": "Korter."})

    assert writer.address == writer.address_of("versturen")
    assert "Korter." in writer.page_text


def test_the_back_button_of_the_browser_leads_to_what_was_filled_in(writer: Writer):
    writer.open()
    form = writer.address
    writer.press(**ABOUT)
    writer.open(form)

    assert writer.address == writer.address_of("over-jou")
    assert writer.value("display_name") == "Zonneroosje"
    assert sharers() == 1


def test_stopping_keeps_everything_and_shows_the_link(writer: Writer, settings):
    writer.go_to("verhaal").press("stop", text="Een half verh", themes=["angst", "onzin"])
    (link,) = [link for link in writer.html.one("main").find("a") if "http" in link.text]
    assert link.text == settings.SITE_URL + link["href"]

    again = Writer()
    again.open(link["href"])
    assert again.address.endswith("/verhaal/")
    assert again.value("text") == "Een half verh"
    assert again.ticked("themes") == {"angst"}
    assert again.answer.status_code == 200
    assert again.errors == []


def test_an_absurd_amount_of_text_is_not_kept_but_not_lost_either(writer: Writer):
    writer.go_to("verhaal").press("stop", text="x" * 100_001)

    assert writer.answer.status_code == 422
    assert writer.value("text") == "x" * 100_001
    assert writer.submission.unfinished is None


class TestUnder16:
    def test_nothing_is_stored_and_somebody_else_listens(self, writer: Writer):
        writer.open()
        writer.press(**ABOUT | {"age": "nee"})

        assert writer.address == "/deel-jouw-verhaal/jonger-dan-16/"
        assert "bewaard" in writer.page_text
        assert writer.html.one("main").find("section", id="hulp")
        assert sharers() == 0

    def test_the_rest_may_be_empty(self, writer: Writer):
        writer.open()
        writer.press(age="nee")
        assert writer.address == "/deel-jouw-verhaal/jonger-dan-16/"

    @pytest.mark.parametrize("action", ["next", "stop"])
    def test_saying_so_later_deletes_everything(self, writer: Writer, action):
        writer.go_to("versturen").open(writer.address_of("over-jou"))
        old = writer.address
        writer.press(action, **ABOUT | {"age": "nee"})

        assert writer.address == "/deel-jouw-verhaal/jonger-dan-16/"
        assert sharers() == 0
        assert writer.client.get(old).status_code == 404


class TestDiscard:
    @pytest.mark.parametrize("step", STEPS[1:])
    def test_one_button_deletes_everything_at_once(self, writer: Writer, step):
        writer.go_to(step)
        (button,) = [b for b in writer.html.find("button") if b.get("formaction")]
        old, key = writer.address, writer.teller.key
        writer.press("", address=button["formaction"])

        assert writer.address == "/deel-jouw-verhaal/gewist/"
        assert not Teller.objects.filter(key=key).exists()
        assert writer.client.get(old).status_code == 404

    def test_a_second_time_says_the_same(self, writer: Writer):
        writer.go_to("verhaal")
        address = writer.address_of("wissen")
        writer.press("", address=address)
        writer.press("", address=address)
        assert writer.address == "/deel-jouw-verhaal/gewist/"

    def test_a_link_deletes_nothing(self, writer: Writer):
        writer.go_to("verhaal")
        assert writer.client.get(writer.address_of("wissen")).status_code == 405
        assert sharers() == 1

    def test_what_was_sent_is_for_the_private_page(self, writer: Writer):
        writer.go_to("versturen")
        address = writer.address_of("wissen")
        writer.press("send")
        writer.press("", address=address)

        assert writer.address.startswith("/mijn-verhaal/")
        assert writer.teller.status == Teller.Status.RECEIVED
