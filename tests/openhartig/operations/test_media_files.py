"""What the site gives of the media folder: pictures and sound, whole or in part."""

from pathlib import Path

import pytest
from django.test import Client

SOUND = bytes(range(256)) * 8
ADDRESS = "/media/audio/gesprek.mp3"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media_folder(tmp_path: Path, settings, site) -> Path:
    settings.MEDIA_ROOT = tmp_path
    for folder in ("audio", "images", "documents", "original_images"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "gesprek.mp3").write_bytes(SOUND)
    return tmp_path


def body(response) -> bytes:
    return b"".join(response.streaming_content)


def test_whole_file(client: Client):
    response = client.get(ADDRESS, headers={"accept-encoding": "gzip"})
    assert response.status_code == 200
    assert body(response) == SOUND
    assert response["Content-Type"] == "audio/mpeg"
    assert response["Content-Length"] == str(len(SOUND))
    assert "Content-Encoding" not in response
    assert "immutable" in response["Cache-Control"]
    assert not response.cookies


def test_part_of_a_file(client: Client):
    response = client.get(ADDRESS, headers={"range": "bytes=10-19", "accept-encoding": "gzip"})
    assert response.status_code == 206
    assert body(response) == SOUND[10:20]
    assert response["Content-Range"] == f"bytes 10-19/{len(SOUND)}"
    assert response["Content-Length"] == "10"


def test_end_of_a_file(client: Client):
    response = client.get(ADDRESS, headers={"range": "bytes=-5"})
    assert response.status_code == 206
    assert body(response) == SOUND[-5:]


def test_part_behind_the_end(client: Client):
    response = client.get(ADDRESS, headers={"range": "bytes=999999-"})
    assert response.status_code == 416


def test_unchanged_file(client: Client):
    moment = client.get(ADDRESS)["Last-Modified"]
    response = client.get(ADDRESS, headers={"if-modified-since": moment})
    assert response.status_code == 304
    assert body(response) == b""


def test_only_the_headers(client: Client):
    response = client.head(ADDRESS)
    assert response.status_code == 200
    assert response["Content-Length"] == str(len(SOUND))
    assert body(response) == b""


def test_nothing_can_be_sent(client: Client):
    assert client.post(ADDRESS).status_code == 405


@pytest.mark.parametrize(
    "address",
    [
        "/media/audio/onbekend.mp3",
        "/media/audio/",
        "/media/audio/.",
        "/media/audio/..",
        "/media/documents/gesprek.mp3",
        "/media/original_images/gesprek.mp3",
        "/media/audio/../documents/gesprek.mp3",
        "/media/audio/..%2Fdocuments%2Fgesprek.mp3",
        "/media/audio/%00",
        "/media/audio//etc/passwd",
        "/media/images/%2Fetc%2Fpasswd",
        "/media/gesprek.mp3",
        "/media/",
    ],
)
def test_everything_else_is_not_found(client: Client, address: str):
    assert client.get(address).status_code == 404
