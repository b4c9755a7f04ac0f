"""How a file is given: whole, in part, or not at all when the browser has it."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client

from .files import PUBLIC, SOUND, body, public_sound

LAST = len(SOUND) - 1

pytestmark = pytest.mark.usefixtures("site")


@pytest.fixture
def sound() -> str:
    return public_sound()


def test_part_of_a_file(client: Client, sound):
    response = client.get(sound, headers={"range": "bytes=10-19", "accept-encoding": "gzip"})
    assert response.status_code == 206
    assert body(response) == SOUND[10:20]
    assert response["Content-Range"] == f"bytes 10-19/{len(SOUND)}"
    assert response["Content-Length"] == "10"
    assert response["Content-Type"] == "audio/mpeg"


@pytest.mark.parametrize(("asked", "at"), [("0-0", 0), (f"{LAST}-{LAST}", LAST), ("-1", LAST)])
def test_a_part_of_one_byte(client, sound, asked, at):
    response = client.get(sound, headers={"range": f"bytes={asked}"})
    assert response.status_code == 206
    assert body(response) == SOUND[at : at + 1]
    assert response["Content-Range"] == f"bytes {at}-{at}/{len(SOUND)}"


def test_part_behind_the_end(client, sound):
    response = client.get(sound, headers={"range": "bytes=999999-"})
    assert response.status_code == 416
    assert response["Content-Range"] == f"bytes */{len(SOUND)}"
    assert response.content == b""


@pytest.mark.parametrize(
    ("known", "status"),
    [("ETag", 206), ("Last-Modified", 206), ('"another"', 200), ("yesterday", 200)],
)
def test_parts_of_an_older_file_are_not_mixed_with_new_ones(client, sound, known, status):
    known = client.get(sound).get(known, known)
    response = client.get(sound, headers={"range": "bytes=5-9", "if-range": known})
    assert response.status_code == status


def test_unchanged_file(client: Client, sound):
    first = client.get(sound)
    for condition in (
        {"if-modified-since": first["Last-Modified"]},
        {"if-none-match": first["ETag"]},
        {"if-none-match": f'"other", W/{first["ETag"]}'},
        {"if-none-match": first["ETag"], "range": "bytes=0-0"},
    ):
        response = client.get(sound, headers=condition)
        assert response.status_code == 304
        assert response["Cache-Control"] == first["Cache-Control"]
        assert response.content == b""


def test_only_the_headers(client: Client, sound):
    response = client.head(sound, headers={"range": "bytes=0-0"})
    assert response.status_code == 200
    assert response["Content-Length"] == str(len(SOUND))
    assert body(response) == b""


def test_nothing_can_be_sent(client: Client, sound):
    assert client.post(sound).status_code == 405


@pytest.mark.parametrize("make", PUBLIC)
def test_a_file_that_is_gone_is_not_found(client, make):
    address = make()
    for folder in ("images", "audio", "documents"):
        default_storage.delete(f"{folder}/{address.split('/')[-1]}")

    assert client.get(address).status_code == 404


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
        "/media/images/%F0%9F%8E%89.jpg",
        "/media/gesprek.mp3",
        "/media/",
        "/documenten/",
        "/documenten/1/%00",
    ],
)
def test_everything_else_is_not_found(client: Client, address: str):
    for folder in ("audio", "images", "documents", "original_images"):
        default_storage.save(f"{folder}/gesprek.mp3", ContentFile(SOUND))
    assert client.get(address).status_code == 404
