"""What somebody tells stays with us: in no cookie, cache or log, and nowhere as plain text."""

import logging

import pytest
from django.db import connection
from django.test import Client
from django.views.debug import SafeExceptionReporterFilter

from openhartig.operations.log_masking import mask
from openhartig.pages.models import SiteSettings
from stories.conversation.models import Conversation
from tests.html import read_html

from .conftest import ABOUT, BEGIN, STEPS, STORY, USES, Writer

SECRETS = ["Zonneroosje", "zonneroosje@example.org", "Jarenlang", "woensdagnacht"]
PAGES = [*STEPS, "bewaard"]


def rows() -> str:
    """Return everything that the tables of the database hold, as text."""
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        found = []
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            found += cursor.fetchall()
    return repr(found)


def assert_unrecorded(answer) -> None:
    assert answer["Cache-Control"] == "no-store"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "noindex" in answer["X-Robots-Tag"]
    assert not answer.cookies
    assert "cookie" not in answer.get("Vary", "").lower()


def test_no_page_is_recorded_anywhere(writer: Writer):
    assert_unrecorded(writer.client.get("/deel-jouw-verhaal/begin/"))
    assert_unrecorded(writer.open())
    assert_unrecorded(writer.press())
    writer.go_to("versturen")
    for step in PAGES:
        assert_unrecorded(writer.client.get(writer.address_of(step)))
    assert_unrecorded(writer.client.post(writer.address_of("verhaal"), {}))
    assert_unrecorded(writer.client.post(writer.address, {"action": "send"}))
    assert_unrecorded(writer.client.post(writer.address_of("wissen")))
    for page in ("gewist", "jonger-dan-16", "bestaat-niet"):
        assert_unrecorded(writer.client.get(f"/deel-jouw-verhaal/{page}/"))
    assert not writer.client.cookies


def test_the_pages_are_not_measured(writer: Writer, site):
    settings = SiteSettings.for_site(site.record)
    settings.measurement_id = "G-TEST12345"
    settings.save()
    writer.go_to("verhaal")

    assert not writer.html.find("template", id="cookie-layer")
    assert "google" not in writer.answer["Content-Security-Policy"]
    assert "js/cookies/" not in writer.answer.text


@pytest.mark.parametrize("headers", [{}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}])
def test_other_sites_cannot_send_the_form(writer: Writer, headers):
    writer.open()
    stranger = Client(headers=headers)
    assert stranger.post(writer.address, BEGIN).status_code == 403
    writer.press(**BEGIN)
    for rest in ("verhaal", "versturen", "wissen"):
        assert stranger.post(writer.address_of(rest), STORY).status_code == 403
    assert writer.teller.conversation.status == Conversation.Status.UNFINISHED


def test_the_database_holds_nothing_that_can_be_read(writer: Writer):
    writer.go_to("versturen").press("back", uses=["name"])
    writer.press("back", **ABOUT)
    writer.press("stop", text="Op een woensdagnacht schreef Zonneroosje verder" + "x" * 10_000)
    writer.open(writer.address_of("verhaal"))
    before = rows()
    writer.press(**STORY)
    writer.press(**ABOUT)
    writer.press("send", **USES)

    for secret in SECRETS:
        assert secret not in before
        assert secret not in rows()
        assert secret.encode().hex() not in rows()
    assert writer.submission.text == STORY["text"]


def test_the_token_is_not_stored(writer: Writer, django_capture_on_commit_callbacks):
    writer.go_to("versturen")
    token = writer.token
    with django_capture_on_commit_callbacks(execute=True):
        writer.press("send", **USES)

    assert token not in rows()


def test_the_logs_tell_nothing_about_the_person(writer: Writer, caplog):
    with caplog.at_level(logging.DEBUG):
        writer.go_to("verhaal").press(**STORY | {"text": "Jarenlang" * 2_000})
        writer.press(**STORY)
        writer.press(**ABOUT | {"email": "zonneroosje@"})
        writer.press(**ABOUT)
        writer.press("send", **USES)
        writer.open(writer.address_of("verhaal"))
        writer.client.get(writer.address_of("bestaat-niet"))
    logged = mask(caplog.text)

    assert "Unprocessable" in logged
    for secret in [*SECRETS, writer.token, "zonneroosje@"]:
        assert secret not in logged


def test_the_name_of_what_is_stored_tells_nothing(writer: Writer):
    writer.go_to("verhaal")
    for secret in SECRETS:
        assert secret not in f"{writer.submission!r} {writer.teller!r}"


def test_an_error_report_leaves_out_what_was_sent(writer: Writer, monkeypatch):
    def break_down(self, step):
        raise RuntimeError

    writer.go_to("verhaal")
    monkeypatch.setattr("stories.submission.models.Submission.complete", break_down)
    writer.client.raise_request_exception = False
    answer = writer.client.post(writer.address, STORY)
    seen = SafeExceptionReporterFilter().get_post_parameters(answer.wsgi_request)

    assert answer.status_code == 500
    assert STORY["text"] not in str(dict(seen))


def test_a_form_that_is_refused_gives_back_what_was_typed(writer: Writer):
    writer.go_to("verhaal")
    page = read_html(Client().post(writer.address, STORY))
    assert "".join(page.one("textarea").content).strip() == STORY["text"]
    assert "<script" not in Client().post(writer.address, {"text": "<script>" * 9}).text
