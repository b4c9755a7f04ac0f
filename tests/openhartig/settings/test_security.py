"""What every answer tells a browser about safety, and the settings on https."""

from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.openhartig.operations.processes import run_manage

SECRET_KEY = "0123456789-only-for-this-test-abcdefghijklmnopqrstuvwxyz"
PRODUCTION = {
    "SITE_URL": "https://www.example.nl",
    "SECRET_KEY": SECRET_KEY,
    "ENCRYPTION_KEYS": SECRET_KEY[::-1],
}


@pytest.fixture
def public_page(client: Client, site) -> HttpResponse:
    return client.get("/")


@pytest.fixture
def cms_page(client: Client, db) -> HttpResponse:
    return client.get(reverse("wagtailadmin_login"))


@pytest.mark.parametrize("page", ["public_page", "cms_page"])
def test_headers_of_every_page(page: str, request: pytest.FixtureRequest):
    response = request.getfixturevalue(page)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"


def test_public_page_sets_no_cookie(public_page: HttpResponse):
    assert not public_page.cookies
    assert "Cookie" not in public_page.get("Vary", "")


def test_django_finds_nothing_to_improve_on_https(tmp_path: Path):
    process = run_manage(
        *("check", "--deploy", "--fail-level", "WARNING"), DATA_DIR=str(tmp_path), **PRODUCTION
    )
    assert process.returncode == 0, process.stderr
