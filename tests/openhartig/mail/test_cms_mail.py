"""Mail that Django and Wagtail write: it waits in the outbox, and nobody waits for it."""

import logging
import time

import pytest
from django.core import mail
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import openhartig.settings as settings_of_site
from openhartig.mail.models import QueuedMail
from openhartig.users.forms import RESETS
from openhartig.users.models import User
from openhartig.web import background
from tests.html import read_html

pytestmark = pytest.mark.django_db

OUTBOX = "openhartig.mail.backend.OutboxBackend"
RESET = "/beheer/password_reset/"
ADDRESS = "noor@example.org"


@pytest.fixture
def later(monkeypatch, settings) -> list:
    """What is to be done after the answers; the tests do it themselves."""
    settings.EMAIL_BACKEND = OUTBOX
    waiting = []
    for room in ("openhartig.mail.outbox", "openhartig.users.forms"):
        monkeypatch.setattr(f"{room}.in_background", waiting.append)
    return waiting


@pytest.fixture
def editor(site) -> User:
    return User.objects.create_superuser("noor", email=ADDRESS, password="alleen-in-deze-test-1")


def ask_reset(address: str, **client):
    return Client(**client).post(RESET, {"email": address})


def test_the_site_sends_all_mail_through_the_outbox():
    assert settings_of_site.EMAIL_BACKEND == OUTBOX
    assert settings_of_site.DELIVERY_BACKEND != OUTBOX


@pytest.mark.usefixtures("editor")
def test_asking_a_new_password_tells_nothing_about_who_exists(later):
    answers = []
    for address in (ADDRESS, "niemand@example.org"):
        with CaptureQueriesContext(connection) as queries:
            answer = ask_reset(address)
        answers.append((answer.status_code, answer["Location"], answer.content, len(queries)))
        assert mail.outbox == []
        assert not QueuedMail.objects.exists()
    assert answers[0] == answers[1]
    assert len(later) == 2


@pytest.mark.usefixtures("editor")
def test_the_link_for_a_new_password_arrives_and_works(later, django_capture_on_commit_callbacks):
    ask_reset(ADDRESS)
    with django_capture_on_commit_callbacks(execute=True):
        later.pop()()
    assert QueuedMail.objects.get().to == ADDRESS
    later.pop()()
    assert not QueuedMail.objects.exists()
    (message,) = mail.outbox
    assert message.to == [ADDRESS]
    link = next(line for line in message.body.split() if "/password_reset/confirm/" in line)
    answer = Client().get("/beheer/" + link.partition("/beheer/")[2], follow=True)
    assert read_html(answer).one("main").find("input", name="new_password1")


@pytest.mark.usefixtures("editor")
def test_a_slow_mail_server_keeps_nobody_waiting(settings, server, inbox, monkeypatch):
    settings.EMAIL_BACKEND = OUTBOX
    settings.DELIVERY_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    inbox.delay = 3
    monkeypatch.setattr(background, "Thread", NeverStarted)
    start = time.monotonic()
    assert ask_reset(ADDRESS).status_code == 302
    assert time.monotonic() - start < inbox.delay
    (thread,) = NeverStarted.made
    assert thread.daemon


class NeverStarted:
    """A thread that would look for the account in a database without this test's rows."""

    made: list["NeverStarted"] = []

    def __init__(self, target, args, daemon) -> None:
        self.daemon = daemon
        self.made.append(self)

    def start(self) -> None:
        pass


def test_nobody_can_fill_a_mailbox_or_ask_for_many(later, site):
    for number in range(RESETS.most + 2):
        answer = ask_reset(ADDRESS.upper() if number % 2 else ADDRESS, REMOTE_ADDR="192.0.2.7")
        assert answer.status_code == 302
    assert len(later) == RESETS.most
    for number in range(30):
        assert ask_reset(f"{number}@example.org", REMOTE_ADDR="192.0.2.8").status_code == 302
    assert len(later) == RESETS.most + 20


def test_each_receiver_gets_a_message_of_its_own(later, django_capture_on_commit_callbacks):
    message = EmailMultiAlternatives(
        "Taak", "Tekst", to=[f"Noor <{ADDRESS}>"], bcc=["b@example.org"]
    )
    message.attach_alternative("<p>Tekst</p>", "text/html")
    with django_capture_on_commit_callbacks(execute=True):
        assert message.send() == 1
    assert [mail.to for mail in QueuedMail.objects.order_by("pk")] == [ADDRESS, "b@example.org"]
    for deliver in later:
        deliver()
    assert [(m.to, m.body) for m in mail.outbox] == [
        ([ADDRESS], "Tekst"),
        (["b@example.org"], "Tekst"),
    ]
    assert mail.outbox[0].alternatives[0][0] == "<p>Tekst</p>"


def test_a_message_that_cannot_be_kept_is_not_lost_silently(later):
    message = EmailMessage(
        "Taak", "Tekst", to=[ADDRESS], attachments=[("a.txt", "a", "text/plain")]
    )
    with pytest.raises(ValueError, match="attachments"):
        message.send()


def test_what_goes_wrong_in_the_background_is_logged_without_its_words(caplog):
    def work() -> None:
        raise ValueError(ADDRESS)

    with caplog.at_level(logging.DEBUG):
        background._do(work)
    assert "failed (ValueError)" in caplog.text
    assert ADDRESS not in caplog.text
