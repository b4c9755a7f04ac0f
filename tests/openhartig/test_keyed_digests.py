"""Digests beside what is encrypted: they find a row, tell nothing, and follow a new key."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from openhartig.keyed_digests import having
from stories.consent.models import Teller

OLD, NEW, OTHER = (
    f"the {name} key, of more than 32 characters" for name in ("old", "new", "other")
)
ADDRESS, NUMBER = "mieke@contact.example.org", "06 12345678"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _old_key(settings) -> None:
    settings.ENCRYPTION_KEYS = [OLD]


@pytest.fixture
def teller() -> Teller:
    return Teller.objects.create(origin="form", email=ADDRESS, phone=NUMBER)


def found(email: str = ADDRESS) -> int:
    return Teller.objects.filter(having(Teller, "email", email)).count()


def stored(pk: int) -> tuple:
    with connection.cursor() as cursor:
        cursor.execute("SELECT email_digest, phone_digest FROM consent_teller WHERE id = %s", [pk])
        return cursor.fetchone()


def rotate(*arguments: str) -> str:
    output = StringIO()
    call_command("rotate_encryption", *arguments, stdout=output, stderr=output)
    return output.getvalue()


def test_a_digest_finds_the_whole_text_and_no_part_of_it(teller: Teller):
    assert found() == 1
    assert found("mieke@contact.example") == found("") == found("x") == 0


def test_who_does_not_have_the_keys_cannot_guess(teller: Teller, settings):
    before = stored(teller.pk)
    settings.ENCRYPTION_KEYS = [OTHER]
    other = Teller.objects.create(origin="form", email=ADDRESS, phone=NUMBER)
    assert not {*before} & {*stored(other.pk)}


def test_the_same_text_in_another_field_has_another_digest():
    teller = Teller.objects.create(origin="form", email="0612345678", phone="0612345678")
    assert len({*stored(teller.pk)}) == 2


@pytest.mark.parametrize("saved", [{}, {"update_fields": ["email"]}])
def test_the_digest_follows_what_is_saved(teller: Teller, saved: dict):
    before = stored(teller.pk)
    teller.email = "ander@contact.example.org"
    teller.save(**saved)
    assert (found(), found("ander@contact.example.org")) == (0, 1)
    teller.email = None
    teller.save(**saved)
    assert stored(teller.pk) == (None, before[1])


def test_saving_something_else_leaves_the_digest(teller: Teller):
    before = stored(teller.pk)
    Teller.objects.defer("email", "phone").get(pk=teller.pk).save()
    Teller.objects.only("name").get(pk=teller.pk).save(update_fields=["name"])
    assert stored(teller.pk) == before


def test_a_new_key_finds_what_an_older_one_made_until_it_is_renewed(teller: Teller, settings):
    before = stored(teller.pk)
    settings.ENCRYPTION_KEYS = [NEW, OLD]
    assert found() == 1
    assert "consent.Teller.email_digest: 1 with an older key, 0 with the newest" in rotate(
        "--check"
    )
    assert stored(teller.pk) == before

    printed = rotate()
    assert "consent.Teller.email_digest: 1 renewed, 0 with the newest key" in printed
    assert "consent.Teller.phone_digest: 1 renewed, 0 with the newest key" in printed
    settings.ENCRYPTION_KEYS = [NEW]
    assert found() == 1
    assert not {*before} & {*stored(teller.pk)}
    assert "consent.Teller.email_digest: 0 renewed, 1 with the newest key" in rotate()


def test_a_lost_key_loses_no_digest(teller: Teller, settings):
    before = stored(teller.pk)
    settings.ENCRYPTION_KEYS = [OTHER]
    Teller.objects.get(pk=teller.pk).save()
    assert stored(teller.pk) == before
    with pytest.raises(CommandError):
        rotate()
    assert stored(teller.pk) == before
