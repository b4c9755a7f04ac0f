"""Which files editors may bring in, and how visitors get them."""

import re

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from openhartig.media.models import SiteDocument, SiteImage
from tests.factories import PdfFactory, PlainPageFactory
from tests.openhartig.media.factories import ANSWERED, drawn_picture
from tests.sounds import mp3

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def upload(client, address: str, name: str, content: bytes):
    data = {"title": "Bestand", "file": ContentFile(content, name=name), "collection": 1} | ANSWERED
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


@pytest.mark.parametrize(
    ("name", "content"), [("plan.pdf", b"x"), ("cijfers.XLSX", b"x"), ("stem.mp3", mp3())]
)
def test_documents_and_sound_are_accepted(admin_client, site, name, content):
    assert upload(admin_client, "wagtaildocs:add", name, content).status_code == 302
    assert SiteDocument.objects.exists()


def test_a_visitor_downloads_a_document_without_a_cookie(client, site):
    document = PdfFactory()
    link = f'<p><a linktype="document" id="{document.pk}">Lees</a></p>'
    PlainPageFactory(body=[{"type": "text", "value": link}])
    response = client.get(document.url)

    assert b"".join(response.streaming_content) == b"%PDF"
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'"
    assert not response.cookies


@pytest.mark.parametrize(
    "name", ["🎉.pdf", "Ontslagbrief Anna.pdf", "x" * 180 + ".pdf", "café.pdf"]
)
def test_the_name_that_somebody_typed_is_not_kept(admin_client, site, name):
    assert upload(admin_client, "wagtaildocs:add", name, b"%PDF").status_code == 302
    assert re.fullmatch(r"documents/[0-9a-f]{24}\.pdf", SiteDocument.objects.get().file.name)


@pytest.mark.parametrize("title", ["\u200b", "\u2800 ", "\u00ad\u200d"])
@pytest.mark.parametrize(
    ("address", "name", "content"),
    [("wagtailimages:add", "foto.png", drawn_picture()), ("wagtaildocs:add", "brief.txt", b"hoi")],
)
def test_a_title_that_nobody_sees_is_refused(admin_client, site, address, name, content, title):
    data = {"title": title, "file": ContentFile(content, name=name), "collection": 1} | ANSWERED
    response = admin_client.post(reverse(address), data)
    assert response.context["form"].errors.keys() == {"title"}
    assert not SiteImage.objects.exists()
    assert not SiteDocument.objects.exists()
