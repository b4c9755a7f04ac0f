"""A new encryption key: nothing is lost on the way from the old one to the new one."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from openhartig.mail.models import QueuedMail
from openhartig.operations import reencryption

OLD, NEW, OTHER = (
    f"the {name} key, of more than 32 characters" for name in ("old", "new", "other")
)
TEXTS = [f"Verhaal {number}, met é" for number in range(5)]

pytestmark = pytest.mark.django_db


@pytest.fixture
def with_keys(settings):
    """A function that sets the keys, newest first."""

    def with_keys(*keys: str) -> None:
        settings.ENCRYPTION_KEYS = list(keys)

    return with_keys


@pytest.fixture(autouse=True)
def _written_with_the_old_key(with_keys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reencryption, "BATCH", 2)
    with_keys(OLD)
    for text in TEXTS:
        QueuedMail.objects.create(kind="link", to="a@example.nl", subject="S", text=text, html="")


def rotate(*arguments: str) -> str:
    output = StringIO()
    call_command("rotate_encryption", *arguments, stdout=output, stderr=output)
    return output.getvalue()


def texts() -> list[str]:
    return [mail.text for mail in QueuedMail.objects.order_by("pk")]


def stored() -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM mail_queuedmail ORDER BY id")
        return cursor.fetchall()


def test_rotation(with_keys):
    with_keys(NEW, OLD)
    assert texts() == TEXTS
    printed = rotate()
    assert "mail.QueuedMail.text: 5 renewed, 0 with the newest key" in printed
    assert "mail.QueuedMail.to: 5 renewed, 0 with the newest key" in printed
    assert "mail.QueuedMail.html: 0 renewed, 0 with the newest key" in printed

    with_keys(NEW)
    assert texts() == TEXTS
    assert {mail.to for mail in QueuedMail.objects.all()} == {"a@example.nl"}


def test_second_time_changes_nothing(with_keys):
    with_keys(NEW, OLD)
    rotate()
    before = stored()
    assert "mail.QueuedMail.text: 0 renewed, 5 with the newest key" in rotate()
    assert stored() == before


def test_rotation_that_was_stopped_goes_on(with_keys):
    with_keys(NEW)
    QueuedMail.objects.create(kind="link", to="b@example.nl", subject="S", text="Nieuw", html="")
    with_keys(NEW, OLD)
    assert "mail.QueuedMail.text: 5 renewed, 1 with the newest key" in rotate()
    with_keys(NEW)
    assert texts() == [*TEXTS, "Nieuw"]


def test_check_only_looks(with_keys):
    with_keys(NEW, OLD)
    before = stored()
    assert "mail.QueuedMail.text: 5 with an older key, 0 with the newest key" in rotate("--check")
    assert stored() == before


@pytest.mark.parametrize("arguments", [(), ("--check",)])
def test_missing_key_is_told_and_nothing_is_lost(arguments: tuple[str, ...], with_keys):
    with_keys(OTHER)
    QueuedMail.objects.create(kind="link", to="b@example.nl", subject="S", text="Nieuw", html="")
    with pytest.raises(CommandError, match="15 texts cannot be read"):
        rotate(*arguments)
    with_keys(OTHER, OLD)
    assert texts() == [*TEXTS, "Nieuw"]


def test_unreadable_rows_are_named(with_keys):
    first, second, *_ = QueuedMail.objects.order_by("pk").values_list("pk", flat=True)
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE mail_queuedmail SET text = 'x' WHERE id IN ({first}, {second})")
    output = StringIO()
    with pytest.raises(CommandError, match="2 texts"):
        call_command("rotate_encryption", stdout=StringIO(), stderr=output)
    assert output.getvalue() == f"mail.QueuedMail.text: unreadable in rows {first}, {second}\n"


def test_text_that_changes_during_the_rotation_is_kept(with_keys, monkeypatch):
    """Somebody saves a row after the command has read it."""
    with_keys(NEW, OLD)
    pk = QueuedMail.objects.order_by("pk").first().pk
    renew = reencryption.renew

    def saved_in_between(cipher_text: str) -> str:
        QueuedMail.objects.filter(pk=pk).update(text="Net veranderd")
        return renew(cipher_text)

    monkeypatch.setattr(reencryption, "renew", saved_in_between)
    rotate()
    with_keys(NEW)
    assert texts() == ["Net veranderd", *TEXTS[1:]]
