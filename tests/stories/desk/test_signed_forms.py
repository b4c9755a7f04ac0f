from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from openhartig.users.models import User
from stories.consent.models import SignedForm, Teller
from stories.desk.models import ReadingLog
from stories.desk.signed_forms import MAX_BYTES

from .screens import address, show

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def picture(kind: str) -> bytes:
    file = BytesIO()
    Image.new("RGB", (20, 20), "teal").save(file, kind)
    return file.getvalue()


def upload(cms: Client, teller: Teller, content: bytes, name: str = "Mieke Contactnaam.pdf"):
    file = SimpleUploadedFile(name, content, "application/pdf")
    return cms.post(address("add_form", teller), {"file": file})


@pytest.mark.parametrize(
    ("content", "suffix", "content_type"),
    [
        (PDF, "pdf", "application/pdf"),
        (picture("JPEG"), "jpg", "image/jpeg"),
        (picture("PNG"), "png", "image/png"),
    ],
)
def test_a_form_is_kept_apart_and_opened_as_a_download(
    cms: Client,
    coordinator: User,
    teller: Teller,
    content: bytes,
    suffix: str,
    content_type: str,
):
    assert upload(cms, teller, content).status_code == 303
    form = teller.signed_forms.get()
    assert form.uploaded_by == coordinator
    assert form.file.name.startswith("signed-forms/")
    assert form.file.name.endswith(f".{suffix}")
    assert "Mieke" not in form.file.name
    assert form.file.storage.exists(form.file.name)
    assert not default_storage.exists(form.file.name)
    assert not get_document_model().objects.exists()
    assert not get_image_model().objects.exists()

    where = reverse("desk_open_form", args=[teller.key, form.pk])
    assert where in show(cms, "teller", teller)
    ReadingLog.objects.all().delete()
    response = cms.get(where)
    assert b"".join(response.streaming_content) == content
    assert response["Content-Type"] == content_type
    name = f"formulier-{teller.reference}.{suffix}"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert "no-store" in response["Cache-Control"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert ReadingLog.objects.get().key == teller.key


@pytest.mark.parametrize(
    "content",
    [
        b"Gewone tekst",
        b"<html><script>alert(1)</script></html>",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7 maar zonder einde",
        b"MZ\x90\x00",
        picture("GIF"),
        picture("PNG")[:60],
        picture("JPEG")[:30],
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 40,
        b"\xff\xd8\xff\xe0" + b"\x00" * 40,
        b"PK\x03\x04",
    ],
)
def test_anything_else_is_refused_whatever_its_name(cms: Client, teller: Teller, content: bytes):
    for name in ("formulier.pdf", "formulier.jpg", "formulier.png"):
        response = upload(cms, teller, content, name)
        assert response.status_code == 422
        assert "geen pdf-, jpg- of png-bestand" in response.content.decode()
    assert not SignedForm.objects.exists()


def test_a_file_that_is_too_large_is_refused(cms: Client, teller: Teller):
    response = upload(cms, teller, PDF + b"0" * MAX_BYTES)
    assert response.status_code == 422
    assert "groter dan 10 MB" in response.content.decode()


@pytest.mark.parametrize("data", [{}, {"file": ""}, {"file": "tekst"}])
def test_no_file_is_refused(cms: Client, teller: Teller, data: dict):
    assert cms.post(address("add_form", teller), data).status_code == 422


def test_an_empty_file_is_refused(cms: Client, teller: Teller):
    assert upload(cms, teller, b"").status_code == 422


def test_a_form_that_does_not_belong_here_is_deleted_with_its_file(cms: Client, teller: Teller):
    upload(cms, teller, PDF)
    form = teller.signed_forms.get()
    where = reverse("desk_delete_form", args=[teller.key, form.pk])
    assert cms.get(where).status_code == 405
    assert cms.post(where).status_code == 303
    assert not SignedForm.objects.exists()
    assert not form.file.storage.exists(form.file.name)


def test_a_file_that_is_gone_is_not_found(cms: Client, teller: Teller):
    upload(cms, teller, PDF)
    form = teller.signed_forms.get()
    form.file.storage.delete(form.file.name)
    where = reverse("desk_open_form", args=[teller.key, form.pk])
    assert cms.get(where).status_code == 404
    assert not ReadingLog.objects.exists()


def test_no_public_address_leads_to_a_form(cms: Client, client: Client, teller: Teller):
    upload(cms, teller, PDF)
    name = teller.signed_forms.get().file.name
    for where in (f"/media/{name}", f"/media/private/{name}", f"/documenten/1/{name}"):
        assert client.get(where).status_code == 404
