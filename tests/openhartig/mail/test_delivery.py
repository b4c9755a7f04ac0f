"""Mail over real SMTP: it arrives once, also when the mail server was away."""

import logging
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from openhartig.mail.models import QueuedMail
from openhartig.mail.outbox import deliver_due, send

from .conftest import Inbox, MailServer

ADDRESS = "j.peters@example.nl"
LINK = "https://www.example.nl/mijn-verhaal/" + "aB3" * 14 + "x/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def send_link(django_capture_on_commit_callbacks) -> Callable[..., bool]:
    """A function that sends a link as a view would do it, and commits."""

    def send_link(to: str = ADDRESS) -> bool:
        with django_capture_on_commit_callbacks(execute=True):
            return send(to, "link", {"link": LINK})

    return send_link


def make_due() -> None:
    """Let the time of the next try come."""
    QueuedMail.objects.update(next_try_at=timezone.now())


def test_message_arrives_with_text_and_html(send_link, inbox: Inbox):
    assert send_link() is True
    (message,) = inbox.messages
    assert inbox.receivers == [ADDRESS]
    assert message["To"] == ADDRESS
    assert message["From"] == "redactie@example.nl"
    assert message["Subject"] == "Bericht van Limburg Openhartig"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message.get_content_type() == "multipart/alternative"
    text, html = message.iter_parts()
    assert text.get_content_type() == "text/plain"
    assert html.get_content_type() == "text/html"
    assert LINK in text.get_content()
    assert LINK in html.get_content()
    assert not QueuedMail.objects.exists()


def test_nothing_is_sent_when_the_transaction_fails(
    django_capture_on_commit_callbacks, inbox: Inbox
):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        send(ADDRESS, "link", {"link": LINK})
        transaction.set_rollback(True)
    assert not QueuedMail.objects.exists()
    assert inbox.messages == []


def test_waiting_mail_is_unreadable_in_the_database(server: MailServer, send_link):
    server.stop()
    send_link()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM mail_queuedmail")
        row = " ".join(map(str, cursor.fetchone()))
    for secret in ("peters", "mijn-verhaal", "aB3aB3", "Bericht"):
        assert secret not in row
    assert QueuedMail.objects.get().to == ADDRESS


def test_server_that_was_away_gets_the_mail_once(server: MailServer, send_link):
    server.stop()
    assert send_link() is True
    mail = QueuedMail.objects.get()
    assert (mail.tries, mail.problem) == (1, "ConnectionRefusedError")

    server.start()
    assert not deliver_due(), "it is too early for the next try"
    make_due()
    assert deliver_due() == {"sent": 1}
    make_due()
    assert not deliver_due()
    assert server.inbox.receivers == [ADDRESS]


def test_every_try_waits_longer(server: MailServer, send_link):
    server.stop()
    send_link()
    waits = []
    for _ in range(5):
        mail = QueuedMail.objects.get()
        waits.append(round((mail.next_try_at - timezone.now()) / timedelta(minutes=1)))
        make_due()
        deliver_due()
    assert waits == [5, 60, 240, 1440, 1440]


def test_every_try_has_the_same_message_id(server: MailServer, send_link):
    """So that a mail server which did get it the first time can tell."""
    server.inbox.refused = {ADDRESS}
    send_link()
    reference = QueuedMail.objects.get().reference
    server.inbox.refused.clear()
    make_due()
    deliver_due()
    assert server.inbox.messages[0]["Message-ID"] == f"<{reference}@example.nl>"


def test_server_that_is_away_is_asked_once(server: MailServer, send_link, caplog):
    server.stop()
    for number in range(3):
        send_link(f"teller{number}@example.nl")
    make_due()
    assert deliver_due() == {"failed": 1}
    assert sorted(QueuedMail.objects.values_list("tries", flat=True)) == [1, 1, 2]


def test_refused_receiver_does_not_stop_the_others(inbox: Inbox, send_link, caplog):
    inbox.refused = {ADDRESS}
    caplog.set_level(logging.DEBUG, logger="openhartig")
    send_link()
    assert QueuedMail.objects.get().problem == "SMTPRecipientsRefused"

    QueuedMail.objects.create(
        kind="link", to="ander@example.nl", subject="Bericht", text="Hallo", html="<p>Hallo</p>"
    )
    make_due()
    assert deliver_due() == {"failed": 1, "sent": 1}
    assert inbox.receivers == ["ander@example.nl"]
    assert "SMTPRecipientsRefused" in caplog.text
    for secret in ("example.nl", "mailbox", "aB3aB3"):
        assert secret not in caplog.text


def test_mail_is_given_up_after_a_week(server: MailServer, send_link, caplog):
    server.stop()
    send_link()
    QueuedMail.objects.update(created_at=timezone.now() - timedelta(days=7, minutes=1))
    assert deliver_due() == {"given up": 1}
    assert not QueuedMail.objects.exists()
    assert "A mail of kind link was deleted: not delivered in 7 days" in caplog.text
    assert "peters" not in caplog.text


def test_mail_of_six_days_is_tried(server: MailServer, send_link):
    server.stop()
    send_link()
    QueuedMail.objects.update(created_at=timezone.now() - timedelta(days=6, hours=23))
    server.start()
    make_due()
    assert deliver_due() == {"sent": 1}


def test_a_try_can_be_taken_once(server: MailServer, send_link):
    server.stop()
    send_link()
    make_due()
    one, same = QueuedMail.objects.get(), QueuedMail.objects.get()
    assert one.claim() is True
    assert same.claim() is False


def test_mail_without_its_key_waits(server: MailServer, send_link, settings):
    server.stop()
    send_link()
    server.start()
    keys = settings.ENCRYPTION_KEYS
    settings.ENCRYPTION_KEYS = ["another key of more than 32 characters"]
    make_due()
    assert deliver_due() == {"failed": 1}
    assert server.inbox.messages == []

    settings.ENCRYPTION_KEYS = keys
    make_due()
    assert deliver_due() == {"sent": 1}
    assert server.inbox.receivers == [ADDRESS]


@pytest.mark.parametrize(
    "address",
    [
        "",
        "teller",
        "teller@example.nl\nBcc: ander@example.nl",
        "teller@example.nl\r\nSubject: Iets anders",
        "teller@example.nl\n",
        "teller@example.nl, ander@example.nl",
        "Naam <teller@example.nl>",
        "teller@example.nl>\x00",
        "a" * 400 + "@example.nl",
    ],
)
def test_what_is_no_address_gets_nothing(address: str, inbox: Inbox, send_link, caplog):
    assert send_link(address) is False
    assert not QueuedMail.objects.exists()
    assert inbox.messages == []
    assert "example.nl" not in caplog.text


def test_odd_address_is_one_receiver(inbox: Inbox, send_link):
    odd = '"teller,ander"@example.nl'
    assert send_link(odd) is True
    assert inbox.receivers == [odd]
