"""What stood in clear before everything was encrypted is encrypted by the migrations, and kept."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from openhartig.region.models import Municipality
from stories.consent.models import Agreement, SignedForm
from stories.consent.storage import private_storage
from stories.models import Theme
from stories.submission.models import Submission
from stories.withdrawal.models import Erasure

BEFORE = [(app, "0001_initial") for app in ("consent", "submission", "withdrawal")]
SALT = "5a17" * 8
PARTS = {"text": "a" * 64, "theme 1": "b" * 64}
SCAN = b"%PDF-1.7 Truus %%EOF"


def migrate(targets: list[tuple[str, str]]):
    """Bring the tables to some migrations, and return the models as they were then."""
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return MigrationExecutor(connection).loader.project_state(targets).apps


def stored(table: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        return str(cursor.fetchall())


def test_what_stood_in_clear(database, monkeypatch):
    storage = private_storage()  # a test that overrides STORAGES may have made another since
    monkeypatch.setattr(SignedForm._meta.get_field("file"), "storage", storage)
    executor = MigrationExecutor(connection)
    newest = executor.loader.graph.leaf_nodes()
    place = Municipality.objects.create(name="Weert", slug="weert")
    theme = Theme.objects.create(name="Rouw", slug="rouw")
    old = migrate(BEFORE)
    teller = old.get_model("consent", "Teller").objects.create(origin="form")
    submission = old.get_model("submission", "Submission").objects.create(
        teller=teller, municipality_id=place.pk, perspective="naaste", content_notes=["suicide"]
    )
    submission.themes.add(theme.pk)
    old.get_model("consent", "Agreement").objects.create(teller=teller, parts=PARTS, kind="teller")
    name = storage.save("signed-forms/scan.pdf", ContentFile(SCAN))
    old.get_model("consent", "SignedForm").objects.create(teller=teller, file=name)
    old.get_model("withdrawal", "Erasure").objects.create(
        key=teller.key, salt=SALT, started_at=timezone.now() - timedelta(days=1)
    )

    migrate(newest)

    kept = Submission.objects.get()
    assert (kept.municipality, kept.perspective, kept.content_notes) == (
        place,
        "naaste",
        ["suicide"],
    )
    assert list(kept.themes) == [theme]
    assert Agreement.objects.get().parts == PARTS
    assert SignedForm.objects.get().file.open().read() == SCAN
    assert Erasure.objects.get().salt == SALT
    with storage.open(name) as file:
        assert b"Truus" not in file.read()
    for table, secrets in {
        "submission_submission": ("naaste", "suicide"),
        "consent_agreement": ("a" * 64, "theme 1"),
        "withdrawal_erasure": (SALT,),
    }.items():
        assert not [secret for secret in secrets if secret in stored(table)]
