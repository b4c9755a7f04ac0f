"""Whatever road a sound comes by, nothing of it is kept but the sound."""

from collections.abc import Callable
from hashlib import sha1
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse

from openhartig.media.models import SiteDocument
from openhartig.media.sounds import MORE_THAN_SOUND, UNREADABLE, cleaned_sound
from stories.consent.content import parts_of
from tests.factories import AudioFactory, PdfFactory, StoryPageFactory
from tests.pictures import PLANTED, jpeg
from tests.sounds import FRAME, MADE, SAMPLES, m4a, mp3, opus, vorbis

BROKEN = {
    "leeg.mp3": (b"\0", UNREADABLE),
    "tekst.mp3": (b"Geen geluid", UNREADABLE),
    "foto.mp3": (jpeg(), UNREADABLE),
    "ander.mp3": (m4a(), UNREADABLE),
    "ander.m4a": (mp3(PLANTED), UNREADABLE),
    "half.m4a": (m4a()[:700], UNREADABLE),
    "beeld.m4a": (m4a(kind=b"vide"), MORE_THAN_SOUND),
    "ander.ogg": (mp3(PLANTED), UNREADABLE),
    "half.ogg": (opus()[:-9], UNREADABLE),
    "twee.ogg": (vorbis() + vorbis(serial=8), MORE_THAN_SOUND),
    "vervolg.ogg": (vorbis() + vorbis(), MORE_THAN_SOUND),
}
every_sound = pytest.mark.parametrize("name", MADE)
every_broken_one = pytest.mark.parametrize("name", BROKEN)
Road = Callable[..., object]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings, site) -> Path:
    backend = "django.core.files.storage.FileSystemStorage"
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": backend}}
    return tmp_path


def one_sound(cms, file):
    return cms.post(reverse("wagtaildocs:add"), {"title": "Stem", "collection": 1, "file": file})


def another_file(cms, file):
    document = SiteDocument.objects.last() or AudioFactory()
    address = reverse("wagtaildocs:edit", args=[document.pk])
    return cms.post(address, {"title": "Stem", "collection": 1, "file": file})


def several_sounds(cms, file):
    data = {"title": "Stem", "collection": 1, "files[]": file}
    return cms.post(reverse("wagtaildocs:add_multiple"), data)


def while_choosing(cms, file):
    data = {"title": "Stem", "collection": 1, "file": file}
    prefixed = {f"document-chooser-upload-{name}": value for name, value in data.items()}
    return cms.post(reverse("wagtaildocs_chooser:create"), prefixed)


def saved_by_code(cms, file):
    SiteDocument(title="Stem", file=file).save()


def file_saved_by_code(cms, file):
    SiteDocument(title="Stem").file.save(file.name, file)


def made_by_the_dozen(cms, file):
    SiteDocument.objects.bulk_create([SiteDocument(title="Stem", file=file)])


FORMS = [one_sound, another_file, several_sounds, while_choosing]
CODE = [saved_by_code, file_saved_by_code, made_by_the_dozen]


def talkative(folder: Path) -> list[str]:
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert files
    words = (PLANTED.encode(), b"WHEN", b"location")
    return [file.name for file in files if any(word in file.read_bytes() for word in words)]


def from_before(content: bytes) -> SiteDocument:
    """Return a sound as it stands on a site where nothing was cleaned."""
    document = AudioFactory()
    default_storage.delete(document.file.name)
    name = default_storage.save("audio/3f2a.mp3", ContentFile(content))
    SiteDocument.objects.filter(pk=document.pk).update(file=name)
    return SiteDocument.objects.get(pk=document.pk)


def played(document: SiteDocument) -> dict:
    words = {"title": "De Maas", "file": document.pk, "transcript": "<p>Water.</p>"}
    return {"type": "audio", "value": words}


@every_sound
@pytest.mark.parametrize("road", [*FORMS, *CODE])
def test_nothing_but_sound_is_kept(road: Road, name, admin_client, folder):
    content = MADE[name]()
    assert PLANTED.encode() in content
    road(admin_client, ContentFile(content, name))

    document = SiteDocument.objects.get()
    kept = document.file.read()
    assert talkative(folder) == []
    assert kept.count(FRAME) == (10 if name.endswith("mp3") else 0)
    assert SAMPLES in kept or name.endswith("mp3")
    assert document.is_clean
    assert document.get_file_size() == len(kept)
    assert document.get_file_hash() == sha1(kept).hexdigest()


@every_sound
def test_cleaning_twice_changes_nothing_more(name):
    once = cleaned_sound(ContentFile(MADE[name](), name)).read()

    assert cleaned_sound(ContentFile(once, name)).read() == once


@every_broken_one
@pytest.mark.parametrize("road", FORMS)
def test_a_form_says_what_is_wrong_and_keeps_nothing(road: Road, name, admin_client, folder):
    document = AudioFactory()
    content, sentence = BROKEN[name]

    answer = road(admin_client, ContentFile(content, name))

    said = answer.json() if "json" in answer["Content-Type"] else answer.text
    assert answer.status_code == 200
    assert sentence in str(said)
    assert SiteDocument.objects.get().file == document.file
    assert [file.read_bytes() for file in (folder / "audio").iterdir()] == [mp3()]


@every_broken_one
@pytest.mark.parametrize("road", CODE)
def test_code_is_refused_as_well(road: Road, name, folder):
    content, sentence = BROKEN[name]
    with pytest.raises(ValidationError, match=sentence[:30]), transaction.atomic():
        road(None, ContentFile(content, name))

    assert not SiteDocument.objects.exists()
    assert not [file for file in folder.rglob("*") if file.is_file()]


def test_a_sound_from_before_is_cleaned_and_stays_the_one_agreed_with(
    client, folder, capsys, django_capture_on_commit_callbacks
):
    document = from_before(mp3(PLANTED))
    story = StoryPageFactory(body=[played(document)])
    before = parts_of(story)
    assert client.get(document.url).status_code == 404

    with django_capture_on_commit_callbacks(execute=True):
        call_command("clean_media")

    document.refresh_from_db()
    assert "Sounds cleaned: 1." in capsys.readouterr().out
    assert talkative(folder) == []
    assert document.file_size == document.file.size
    assert parts_of(type(story).objects.get(pk=story.pk)) == before
    assert client.get(document.url).status_code == 200


@pytest.mark.parametrize("is_missing", [True, False])
def test_a_broken_one_from_before_breaks_no_page(client, admin_client, folder, capsys, is_missing):
    document = from_before(b"ID3 " + PLANTED.encode())
    if is_missing:
        (folder / document.file.name).unlink()
    story = StoryPageFactory(body=[played(document)])

    call_command("clean_media")

    said = f"Sounds that cannot be read, and are not given to visitors: {document.pk}."
    assert said in capsys.readouterr().out
    assert client.get(story.url).status_code == 200
    assert client.get(document.url).status_code == 404
    assert admin_client.get(reverse("wagtaildocs:index")).status_code == 200


def test_a_document_is_kept_as_it_came():
    assert PdfFactory().file.read() == b"%PDF"
