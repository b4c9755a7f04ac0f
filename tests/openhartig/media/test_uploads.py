"""Which files editors may bring in, and how visitors get them."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.urls import reverse

from openhartig.media.models import SiteDocument, SiteImage
from tests.factories import PdfFactory
from tests.factories.files import drawn_picture

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def upload(client, address: str, name: str, content: bytes):
    data = {"title": "Bestand", "file": ContentFile(content, name=name), "collection": 1}
    return client.post(reverse(address), data)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tekening.svg", SVG),
        ("foto.png", SVG),
        ("foto.png.html", drawn_picture()),
        ("leeg.jpg", b""),
    ],
)
def test_a_file_that_is_no_picture_is_refused(admin_client, site, name, content):
    assert upload(admin_client, "wagtailimages:add", name, content).status_code == 200
    assert not SiteImage.objects.exists()


def test_a_picture_is_accepted(admin_client, site):
    assert upload(admin_client, "wagtailimages:add", "foto.png", drawn_picture()).status_code == 302
    assert SiteImage.objects.exists()


@pytest.mark.parametrize("name", ["blad.html", "blad.svg", "blad.js", "blad.exe", "blad.pdf.php"])
def test_a_file_that_a_browser_could_run_is_refused(admin_client, site, name):
    assert upload(admin_client, "wagtaildocs:add", name, b"x").status_code == 200
    assert not SiteDocument.objects.exists()


@pytest.mark.parametrize("name", ["plan.pdf", "cijfers.XLSX", "stem.mp3"])
def test_documents_and_sound_are_accepted(admin_client, site, name):
    assert upload(admin_client, "wagtaildocs:add", name, b"x").status_code == 302
    assert SiteDocument.objects.exists()


def test_a_visitor_downloads_a_document_without_a_cookie(client, site, monkeypatch, tmp_path):
    file = SiteDocument._meta.get_field("file")
    monkeypatch.setattr(file, "storage", FileSystemStorage(tmp_path))
    document = PdfFactory()
    response = client.get(document.url)

    assert b"".join(response.streaming_content) == b"%PDF"
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "unsafe" not in response["Content-Security-Policy"]
    assert not response.cookies
