"""A document is kept under a name that nobody can guess, whatever somebody called it."""

import re

import pytest
from django.core.files.base import ContentFile

from openhartig.media.models import SiteDocument

RANDOM = re.compile(r"documents/[0-9a-f]{24}\.\w+")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "suffix"),
    [("Ontslagbrief_Anna.pdf", "pdf"), ("plan.v2.PDF", "pdf"), ("ä.docx", "docx")],
)
def test_only_its_type_is_kept(typed: str, suffix: str):
    first, second = (
        SiteDocument.objects.create(title="Plan", file=ContentFile(b"Anna", name=typed))
        for time in ("once", "twice")
    )

    assert first.file.read() == b"Anna"
    assert RANDOM.fullmatch(first.file.name)
    assert first.file.name.endswith(f".{suffix}")
    assert first.file.name != second.file.name
