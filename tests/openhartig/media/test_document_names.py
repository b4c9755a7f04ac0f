"""Documents that came in under the name that somebody typed get one that nobody can guess."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from openhartig.media.models import SiteDocument
from tests.factories import AudioFactory, PdfFactory

pytestmark = pytest.mark.django_db

MIGRATION = "openhartig.media.migrations.0003_random_names_for_documents"


@pytest.fixture
def migrate(django_capture_on_commit_callbacks):
    def migrate() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            import_module(MIGRATION).give_random_names(apps, None)

    return migrate


def typed(name: str, content: bytes = b"%PDF") -> SiteDocument:
    """Make a document as it was kept before."""
    document = PdfFactory()
    old = default_storage.save(f"documents/{name}", ContentFile(content))
    SiteDocument.objects.filter(pk=document.pk).update(file=old)
    return SiteDocument.objects.get(pk=document.pk)


@pytest.mark.parametrize("name", ["Ontslagbrief_Anna.pdf", "plan.v2.PDF", "zonder-punt", "ä.docx"])
def test_it_moves_with_what_is_in_it(migrate, name):
    document = typed(name, b"Anna")
    old = document.file.name

    migrate()

    document.refresh_from_db()
    assert document.file.read() == b"Anna"
    assert not default_storage.exists(old)
    assert "Anna" not in document.file.name
    assert document.file.name.startswith("documents/")
    assert document.file.name.rpartition(".")[2] in {"pdf", "docx", document.file.name}


def test_two_rows_with_one_file_both_keep_it(migrate):
    first = typed("plan.pdf")
    second = PdfFactory()
    SiteDocument.objects.filter(pk=second.pk).update(file=first.file.name)

    migrate()

    names = set(SiteDocument.objects.values_list("file", flat=True))
    assert len(names) == 2
    assert all(default_storage.exists(name) for name in names)


def test_nothing_else_moves_and_twice_is_once(migrate):
    documents = [AudioFactory(), PdfFactory(), typed("plan.pdf")]
    missing = typed("weg.pdf")
    default_storage.delete(missing.file.name)
    migrate()
    names = list(SiteDocument.objects.order_by("pk").values_list("file", flat=True))
    assert names[:2] == [document.file.name for document in documents[:2]]
    assert names[3] == missing.file.name

    migrate()

    assert list(SiteDocument.objects.order_by("pk").values_list("file", flat=True)) == names


def test_what_goes_wrong_halfway_loses_nothing(django_capture_on_commit_callbacks):
    """The old file is deleted only when the new name is safe in the database."""
    document = typed("plan.pdf")
    with django_capture_on_commit_callbacks(execute=False):
        import_module(MIGRATION).give_random_names(apps, None)

    assert default_storage.exists(document.file.name)
