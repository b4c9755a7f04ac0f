"""Encrypted fields: what the database holds, what a missing key does, and what is refused."""

import pytest
from django.apps import apps
from django.core import checks
from django.core.exceptions import FieldError, ValidationError
from django.db import connection, models
from django.test.utils import isolate_apps
from encrypted_fields.fields import EncryptedTextField as TextFieldOfTheLibrary

from openhartig.encryption import UNREADABLE_TEXT, EncryptedCharField, EncryptedTextField
from openhartig.mail.models import QueuedMail

OTHER_KEY = "another key, of more than 32 characters"

pytestmark = pytest.mark.django_db


def make(text: str = "Een verhaal met é en 🙂") -> QueuedMail:
    return QueuedMail.objects.create(
        kind="link", to="teller@example.nl", subject="Bericht", text=text, html=""
    )


def in_database(column: str = "text") -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM mail_queuedmail")
        return cursor.fetchone()[0]


def test_text_comes_back_and_is_not_in_the_database():
    make()
    assert QueuedMail.objects.get().text == "Een verhaal met é en 🙂"
    assert "verhaal" not in in_database()


def test_the_same_text_is_different_every_time():
    one, other = make(), make()
    with connection.cursor() as cursor:
        cursor.execute("SELECT text FROM mail_queuedmail ORDER BY id")
        first, second = (row[0] for row in cursor.fetchall())
    assert first != second
    assert one.text == other.text


def test_empty_text_stays_empty():
    make()
    assert QueuedMail.objects.get().html == ""
    assert in_database("html") == ""


def test_empty_text_is_null_where_null_is_allowed():
    assert EncryptedTextField(null=True).get_prep_value("") is None


def test_new_secret_key_loses_nothing(settings):
    make()
    settings.SECRET_KEY = "quite another secret key"
    assert QueuedMail.objects.get().text == "Een verhaal met é en 🙂"


def test_what_no_key_opens_is_never_shown_as_text(settings, caplog):
    make()
    cipher_text = in_database()
    settings.ENCRYPTION_KEYS = [OTHER_KEY]
    mail = QueuedMail.objects.get()
    assert mail.text == mail.to == UNREADABLE_TEXT
    assert cipher_text not in f"{mail.text} {mail.text!r} {caplog.text}"


def test_what_no_key_opens_is_kept_when_the_row_is_saved(settings):
    make()
    keys = settings.ENCRYPTION_KEYS
    settings.ENCRYPTION_KEYS = [OTHER_KEY]
    mail = QueuedMail.objects.get()
    mail.tries = 3
    mail.full_clean(exclude=["html"])
    mail.save()
    settings.ENCRYPTION_KEYS = keys
    mail = QueuedMail.objects.get()
    assert (mail.tries, mail.text, mail.to) == (3, "Een verhaal met é en 🙂", "teller@example.nl")


def test_the_words_for_unreadable_cannot_be_saved_as_text():
    with pytest.raises(ValidationError, match="niet te lezen"):
        EncryptedTextField().clean(UNREADABLE_TEXT, None)


def test_plain_text_in_the_database_is_not_taken_for_decrypted():
    make()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE mail_queuedmail SET text = 'Gewone tekst'")
    assert QueuedMail.objects.get().text == UNREADABLE_TEXT


def test_refused_value_does_not_stop_reading():
    make()
    mail = QueuedMail.objects.get()
    mail.to = "geen adres"
    with pytest.raises(ValidationError):
        mail.full_clean(exclude=["html"])
    assert QueuedMail.objects.get().to == "teller@example.nl"


def test_length_is_that_of_the_text():
    field = EncryptedCharField(max_length=10)
    assert field.clean("tien teken", None) == "tien teken"
    with pytest.raises(ValidationError):
        field.clean("elf tekens!", None)


@pytest.mark.parametrize("lookup", ["to", "to__contains", "to__in", "text__gt"])
def test_query_by_the_text_is_refused(lookup: str):
    with pytest.raises(FieldError):
        QueuedMail.objects.filter(**{lookup: "teller@example.nl"}).exists()


def test_query_for_null_is_allowed():
    make()
    assert QueuedMail.objects.filter(to__isnull=False).exists()


def test_field_of_the_library_is_reported():
    with isolate_apps("openhartig.mail"):

        class Careless(models.Model):
            text = TextFieldOfTheLibrary()

            class Meta:
                app_label = "mail"

            def __str__(self) -> str:
                return "Careless"

    apps.register_model("mail", Careless)
    try:
        reports = [report for report in checks.run_checks() if report.id == "encryption.W001"]
    finally:
        del apps.all_models["mail"]["careless"]
        apps.clear_cache()
    assert Careless._meta.get_field("text") in [report.obj for report in reports]
