"""Nothing of a teller stands in clear in the database, but for what is listed with its reason."""

import json
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.db import connection, models

from campaign.accessibility.models import ProblemReport
from openhartig.encrypted_files import EncryptedFileField
from openhartig.encryption import EncryptedField, Unreadable, decrypt
from openhartig.mail.models import QueuedMail
from stories.consent.content import parts_of
from stories.consent.models import Agreement, SignedForm
from stories.conversation.models import TellerPhoto
from stories.desk.models import CorrectionNotice, ReadingLog, TellerNote, TellerRequest
from stories.submission.models import Submission
from stories.withdrawal.models import Erasure
from tests.factories import UserFactory
from tests.stories.conversation.factories import make_photo
from tests.stories.desk.makers import make_page, make_submission

ROOMS = (
    *("consent", "conversation", "submission", "desk", "follow_up", "withdrawal", "mail"),
    "accessibility",  # what visitors report
)

NO_NAME = "one of a few words of ours, the same for many tellers; lists filter on it"
RANDOM = "random, and says nothing of anybody"
OURS = "words of the site, written for everybody"
KEYED = "a digest under our keys: without them nobody can tell, or try out, of what"
POINTS = "points to a row of ours; what stands there counts for itself"

IN_CLEAR = {
    "consent.Teller.key": RANDOM,
    "consent.Teller.former_keys": RANDOM,
    "consent.Teller.origin": NO_NAME,
    "consent.Teller.paused_revision": POINTS,
    "consent.Teller.email_digest": KEYED,
    "consent.Teller.phone_digest": KEYED,
    "consent.PrivateLink.teller": POINTS,
    "consent.PrivateLink.digest": "of a token that nobody can guess",
    "consent.ConsentWording.content": OURS,
    "consent.ConsentWording.digest": OURS,
    "consent.Grant.teller": POINTS,
    "consent.Grant.use": NO_NAME,
    "consent.Grant.how": NO_NAME,
    "consent.Grant.wording": POINTS,
    "consent.Grant.asked_by": POINTS,
    "consent.Agreement.teller": POINTS,
    "consent.Agreement.parts_version": "a number that says nothing of anybody",
    "consent.Agreement.kind": NO_NAME,
    "consent.Agreement.by": POINTS,
    "consent.SignedForm.teller": POINTS,
    "consent.SignedForm.uploaded_by": POINTS,
    "submission.Submission.teller": POINTS,
    "submission.Submission.step": NO_NAME,
    "submission.Submission.uses": NO_NAME,
    "submission.Submission.wording": POINTS,
    "submission.SharePage.basepage_ptr": POINTS,
    "submission.SharePage.body": OURS,
    "accessibility.AccessibilityPage.basepage_ptr": POINTS,
    "accessibility.AccessibilityPage.status": OURS,
    "accessibility.AccessibilityPage.register_url": OURS,
    "accessibility.AccessibilityPage.body": OURS,
    "accessibility.AccessibilityPage.deviations": OURS,
    "accessibility.AccessibilityPage.contact": OURS,
    "follow_up.AfterCare.teller": POINTS,
    "follow_up.AfterCare.moment": NO_NAME,
    "follow_up.AfterCare.done_by": POINTS,
    "conversation.Conversation.teller": POINTS,
    "conversation.Conversation.status": NO_NAME,
    "conversation.Move.teller": POINTS,
    "conversation.Move.kind": NO_NAME,
    "conversation.Move.made_by": POINTS,
    "conversation.Move.revision": POINTS,
    "desk.ReadingLog.user": POINTS,
    "desk.ReadingLog.key": RANDOM,
    "desk.CorrectionNotice.story": POINTS,
    "desk.CorrectionNotice.reader": POINTS,
    "desk.CorrectionNotice.made_by": POINTS,
    "desk.TellerNote.teller": POINTS,
    "desk.TellerNote.changed_by": POINTS,
    "desk.TellerRequest.story": POINTS,
    "desk.TellerRequest.asked_by": POINTS,
    "desk.ReasonTemplate.name": OURS,
    "desk.ReasonTemplate.text": OURS,
    "conversation.TellerPhoto.teller": POINTS,
    "conversation.TellerPhoto.taken_over_as": POINTS,
    "conversation.TellerSettings.site": POINTS,
    "withdrawal.Erasure.key": RANDOM,
    "withdrawal.Erasure.addresses": "digests under a salt that is encrypted",
    "withdrawal.Erasure.steps": "numbers by the name of a step, for a day",
    "withdrawal.Erasure.links": "digests of tokens that nobody can guess, for a day",
    "withdrawal.Erasure.tries": "how often it was tried",
    "withdrawal.StoryFile.key": RANDOM,
    "withdrawal.StoryFile.content_type": POINTS,
    "withdrawal.StoryFile.object_id": POINTS,
    "withdrawal.Leftover.erasure": POINTS,
    "withdrawal.Leftover.kind": NO_NAME,
    "withdrawal.Leftover.where": NO_NAME,
    "withdrawal.Leftover.content_type": POINTS,
    "withdrawal.Leftover.object_id": POINTS,
    "mail.QueuedMail.kind": NO_NAME,
    "mail.QueuedMail.reference": RANDOM,
    "mail.QueuedMail.tries": "how often it was tried",
    "mail.QueuedMail.problem": "the name of an error, without its words",
}
"""The fields that are not encrypted, each with its reason."""

NEVER_TELL = (models.DateField, models.BooleanField, models.AutoField)
"""Moments, yes or no, and numbers of rows: they stay in clear so that daily work finds its rows."""

PERIODS = {"conversation.TellerSettings"}


def fields() -> Iterator[tuple[str, models.Field]]:
    """Yield every field that has a column or a table, with its name."""
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in ROOMS and model._meta.label not in PERIODS:
            for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
                yield f"{model._meta.label}.{field.name}", field


def test_every_other_field_is_encrypted():
    encrypted = (EncryptedField, EncryptedFileField)
    plain = {name for name, field in fields() if not isinstance(field, (*encrypted, *NEVER_TELL))}

    assert plain - IN_CLEAR.keys() == set()
    assert {name for name in IN_CLEAR if "TellerSettings" not in name} - plain == set()


SECRETS = (
    *("Zwerfkraai", "zwerfkraai@example.org", "06 98 76 54 32", "loss", "naaste"),
    *("Gerouwveld", "Een stille dinsdag", "Getuige Gaai", "Goed gesproken", "Vraag van ons"),
)


@pytest.fixture
def told(site) -> Submission:
    """Somebody who filled in everything, and of whom everything was written down."""
    submission = make_submission(
        themes=["Gerouwveld"],
        display_name="Zwerfkraai",
        text="Een stille dinsdag",
        unfinished=json.dumps({"1": {"text": ["Een stille dinsdag"]}}),
    )
    teller = submission.teller
    teller.name, teller.email, teller.phone = SECRETS[:3]
    teller.conversation.question, teller.conversation.remark = "Vraag van ons", "Goed gesproken"
    teller.save()
    teller.conversation.save()
    teller.grants.update(witness="Getuige Gaai")
    ReadingLog.objects.create(user=UserFactory(), key=teller.key)
    SignedForm.objects.create(teller=teller, file=ContentFile(b"%PDF Zwerfkraai", name="f.pdf"))
    make_photo(teller, description="Zwerfkraai", others=TellerPhoto.Others.AGREED)
    story = make_page(teller, display_name="Zwerfkraai")
    TellerNote.objects.create(teller=teller, text="Goed gesproken", changed_by=UserFactory())
    TellerRequest.objects.create(story=story, asked_by=UserFactory())
    CorrectionNotice.objects.create(story=story, reader=UserFactory(), made_by=UserFactory())
    teller.agree(parts_of(story), Agreement.Kind.SPELLING, reason="Getuige Gaai")
    letter = {"to": teller.email, "subject": SECRETS[5], "text": SECRETS[6], "html": SECRETS[6]}
    QueuedMail.objects.create(kind="link", **letter)
    ProblemReport.objects.create(text=SECRETS[5], page=SECRETS[0], contact=SECRETS[1])
    Erasure.objects.create(key=teller.key, salt="0f" * 16)
    return submission


def raw_values(field: models.Field) -> list[str]:
    """Return what the column of a field holds, as the database has it, but for what is empty."""
    quote = connection.ops.quote_name
    column, table = quote(field.column), quote(field.model._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM {table} WHERE {column} IS NOT NULL")
        return [str(value) for (value,) in cursor.fetchall()]


def test_every_column_that_is_not_in_clear_holds_what_only_our_keys_open(told: Submission):
    """Whatever class a field has: what counts is what stands in its column."""
    closed = {
        name: field
        for name, field in fields()
        if name not in IN_CLEAR and not isinstance(field, (EncryptedFileField, *NEVER_TELL))
    }
    assert {name.split(".")[1] for name in closed} >= {"Teller", "Grant", "Agreement", "Submission"}

    held = {name: raw_values(field) for name, field in closed.items()}
    assert [name for name, values in held.items() if not any(values)] == []
    assert [
        name
        for name, values in held.items()
        if any(value and isinstance(decrypt(value), Unreadable) for value in values)
    ] == []


def raw_rows() -> Iterator[tuple[str, str]]:
    """Yield every value that the tables of these rooms hold, as the database has it."""
    tables = [t for t in connection.introspection.table_names() if t.split("_")[0] in ROOMS]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for column, value in zip(cursor.description, row, strict=True):
                    yield f"{table}.{column[0]}", str(value)


def test_no_column_has_what_somebody_told(told: Submission):
    found = {place for place, value in raw_rows() for secret in SECRETS if secret in value}

    assert found == set()


def test_no_column_has_what_can_be_guessed(told: Submission):
    """Digests of a name, a municipality and a theme are as good as these themselves."""
    digests = set(parts_of(make_page_of(told)).values()) - {""}

    assert {place for place, value in raw_rows() if any(d in value for d in digests)} == set()


def make_page_of(submission: Submission):
    return apps.get_model("stories", "StoryPage").objects.get(key=submission.teller.key)


def test_what_is_read_is_what_was_told(told: Submission):
    again = Submission.objects.get(pk=told.pk)

    assert again.content_notes == ["loss"]
    assert [theme.name for theme in again.themes] == ["Gerouwveld"]
    assert again.municipality.name == "Venlo"
    assert again.get_perspective_display() == "Naaste"


def test_a_lost_key_loses_nothing_that_a_later_save_could_overwrite(told: Submission, settings):
    keys = settings.ENCRYPTION_KEYS
    settings.ENCRYPTION_KEYS = ["another key, of more than 32 characters"]
    unreadable = Submission.objects.get(pk=told.pk)
    assert (unreadable.content_notes, list(unreadable.themes)) == ([], [])
    assert unreadable.municipality is None
    assert told.teller.agreements.get().parts == {}
    unreadable.save()

    settings.ENCRYPTION_KEYS = keys
    assert Submission.objects.get(pk=told.pk).content_notes == ["loss"]
    assert told.teller.agreements.get().parts
