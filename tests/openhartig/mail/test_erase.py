"""Erasing what was on its way to somebody: from the queue, and from files."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.mail import EmailMessage, get_connection

from openhartig.mail.models import QueuedMail
from openhartig.mail.outbox import erase_mail_to, send

TELLER, OTHER = "J.Peters@example.nl", "ander@example.nl"
LINK = "https://www.example.nl/mijn-verhaal/" + "aB3" * 14 + "x/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path: Path) -> Path:
    """The folder for mail of a site without a mail server."""
    settings.DELIVERY_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return settings.EMAIL_FILE_PATH


@pytest.fixture
def send_link(django_capture_on_commit_callbacks) -> Callable[[str], None]:
    """A function that sends a link and commits."""

    def send_link(to: str) -> None:
        with django_capture_on_commit_callbacks(execute=True):
            send(to, "link", {"link": LINK})

    return send_link


def written(folder: Path) -> str:
    return "".join(file.read_text() for file in sorted(folder.iterdir()))


def test_waiting_mail_is_erased():
    for address in (TELLER, OTHER, TELLER):
        send(address, "link", {"link": LINK})
    assert erase_mail_to(" j.peters@EXAMPLE.nl ") == 2
    assert [mail.to for mail in QueuedMail.objects.all()] == [OTHER]


def test_files_are_erased(folder: Path, send_link):
    for address in (TELLER, OTHER, TELLER):
        send_link(address)
    assert TELLER in written(folder)
    assert erase_mail_to(TELLER) == 2
    assert TELLER not in written(folder)
    assert f"To: {OTHER}" in written(folder)


def test_other_messages_in_the_same_file_stay(folder: Path, settings):
    messages = [EmailMessage("Bericht", f"Tekst voor {to}", to=[to]) for to in (OTHER, TELLER)]
    messages.append(EmailMessage("Bericht", "Aan iedereen", to=[OTHER], cc=[f"Jan <{TELLER}>"]))
    messages.append(EmailMessage("Bericht", "Nog een", to=[OTHER]))
    get_connection(settings.DELIVERY_BACKEND).send_messages(messages)
    assert len(list(folder.iterdir())) == 1
    assert erase_mail_to(TELLER) == 2
    (file,) = folder.iterdir()
    assert f"Tekst voor {OTHER}" in file.read_text()
    assert "Nog een" in file.read_text()
    assert "Peters" not in file.read_text()
    assert "Aan iedereen" not in file.read_text()
    assert file.suffix == ".log"


def test_international_domain(folder: Path, send_link):
    send_link("teller@bücher.example")
    assert erase_mail_to("teller@bücher.example") == 1
    assert list(folder.iterdir()) == []


def test_nobody_else_loses_mail(folder: Path, send_link):
    send_link("mj.peters@example.nl")
    assert erase_mail_to(TELLER) == 0
    assert "mj.peters@example.nl" in written(folder)


def test_no_mail_at_all(folder: Path):
    assert erase_mail_to(TELLER) == 0
