"""Two tabs, a double click, an old form: one submission, and nothing lost."""

from django.utils import timezone

from stories.consent.links import make_link, revoke_links
from stories.submission.models import Submission
from stories.submission.spam import AGAIN
from stories.submission.tickets import new_ticket
from tests.factories import TellerFactory

from .conftest import BEGIN, STORY, USES, Writer


def test_a_double_click_on_the_first_step_makes_one_submission(writer: Writer):
    writer.open()
    form = writer.address
    first = writer.client.post(form, BEGIN)
    second = writer.client.post(form, BEGIN | {"perspective": "eigen-ervaring"})

    assert first.status_code == second.status_code == 303
    assert first["Location"] == second["Location"]
    assert Submission.objects.get().perspective == "eigen-ervaring"


def test_a_double_click_on_sending_sends_once(
    writer: Writer, django_capture_on_commit_callbacks, mailoutbox
):
    writer.go_to("versturen")
    address = writer.address
    sent = USES | {"wording": writer.value("wording")}
    with django_capture_on_commit_callbacks(execute=True):
        first = writer.client.post(address, sent)
        second = writer.client.post(address, sent)

    assert first["Location"] == second["Location"] == f"/mijn-verhaal/{writer.token}/"
    assert writer.teller.grants.count() == 7
    assert len([mail for mail in mailoutbox if mail.to == [writer.teller.email]]) == 1


def test_the_last_of_two_tabs_wins(writer: Writer):
    writer.go_to("versturen")
    for text in ("Uit het ene tabblad.", "Uit het andere."):
        writer.press(address=writer.address_of("verhaal"), **STORY | {"text": text})

    assert writer.submission.text == "Uit het andere."


def test_what_another_tab_typed_after_sending_is_given_back(writer: Writer):
    writer.go_to("versturen")
    story = writer.address_of("verhaal")
    writer.press("send", **USES)
    writer.press(address=story, **STORY | {"text": "Nog een zin."})

    assert writer.answer.status_code == 409
    assert "Nog een zin." in writer.html.one("textarea").text
    assert writer.submission.text == STORY["text"]


def test_the_same_text_from_another_tab_after_sending_is_no_problem(writer: Writer):
    writer.go_to("versturen")
    story, uses = writer.address_of("verhaal"), writer.address_of("versturen")
    writer.press("send", **USES)
    for address, answers in ((story, STORY), (uses, USES)):
        writer.press(address=address, **answers)
        assert writer.address.startswith("/mijn-verhaal/")
    writer.open(story)
    assert writer.address.startswith("/mijn-verhaal/")


def test_the_kept_link_leads_to_the_private_page_after_sending(writer: Writer):
    writer.go_to("versturen")
    link = f"/deel-jouw-verhaal/{writer.token}/"
    writer.press("send", **USES)
    writer.open(link)
    assert writer.address.startswith("/mijn-verhaal/")


def test_a_revoked_link_opens_nothing_also_not_by_the_old_form(writer: Writer):
    writer.open()
    form = writer.address
    writer.press(**BEGIN)
    token = writer.token
    revoke_links(writer.teller)

    assert writer.client.get(f"/deel-jouw-verhaal/{token}/verhaal/").status_code == 404
    assert writer.client.get(f"/deel-jouw-verhaal/{token}/bewaard/").status_code == 404
    assert writer.client.post(form, BEGIN).status_code == 404
    assert Submission.objects.count() == 1


def test_an_expired_link_opens_nothing(writer: Writer):
    writer.go_to("verhaal")
    writer.teller.links.update(expires_at=timezone.now())
    assert writer.client.get(writer.address).status_code == 404


def test_a_form_that_was_open_too_long_is_explained(writer: Writer):
    writer.open("/deel-jouw-verhaal/oud/begin/")
    assert writer.answer.status_code == 200
    writer.press(address="/deel-jouw-verhaal/oud/begin/", **BEGIN)

    assert writer.answer.status_code == 422
    assert AGAIN in writer.page_text
    assert writer.value("perspective") == "naaste"
    writer.press(address=writer.html.one("main").one("form")["action"], **BEGIN)
    assert writer.address == writer.address_of("verhaal")


def test_a_teller_without_a_submission_has_no_form(site):
    token = make_link(TellerFactory(conversation__status="unfinished"))
    for rest in ("", "verhaal/", "bewaard/"):
        address = f"/deel-jouw-verhaal/{token}/{rest}"
        assert Writer().client.get(address).status_code == 404


def test_nobody_begins_without_the_page_about_it(writer: Writer, share_page):
    share_page.unpublish()

    for address in ("/deel-jouw-verhaal/begin/", f"/deel-jouw-verhaal/{new_ticket()}/begin/"):
        assert writer.client.get(address).status_code == 404
        assert writer.client.post(address, BEGIN).status_code in {404, 405}


def test_without_its_key_nothing_is_shown_as_if_it_were_the_story(writer: Writer, settings):
    writer.go_to("versturen").press("stop")
    writer.press(address=writer.address_of("verhaal"), text="x" * 10_001)
    settings.ENCRYPTION_KEYS = ["een-andere-sleutel-die-lang-genoeg-is"]
    story = writer.address_of("verhaal")
    writer.open(story)
    assert writer.answer.status_code == 200
    writer.press(**STORY | {"text": writer.value("text")})
    assert writer.answer.status_code == 422
    assert "nu niet tonen" in writer.page_text
