"""Whatever happens to a picture after it came in, every page answers and points only to files."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from PIL import ImageCms
from wagtail.images.models import Filter

from openhartig.media.models import SiteImage, SiteRendition
from openhartig.media.renditions import PHOTO, SHARE_CARD, make_renditions
from stories.models import StoryPage
from tests.factories import ImageFactory, StoryPageFactory
from tests.openhartig.media.factories import ANSWERED
from tests.pictures import jpeg

pytestmark = pytest.mark.slow

ADDRESS = re.compile(r"/media/[^\s\"',&]+")
FORMATS = ("avif", "webp", "jpeg")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings) -> Path:
    backend = "django.core.files.storage.FileSystemStorage"
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": backend}}
    return tmp_path


def in_text(image: SiteImage) -> dict:
    value = {"image": image.pk, "alt_text": "Een brug over de Maas", "decorative": False}
    return {"type": "image", "value": {"image": value, "caption": ""}}


def video_with(poster: SiteImage) -> dict:
    address = "https://www.youtube.com/watch?v=dQw4w9WgXcQ"
    words = {"title": "Gesprek", "url": address, "poster": poster.pk, "transcript": "<p>Dag.</p>"}
    return {"type": "video", "value": words}


@pytest.fixture
def story(site, folder) -> StoryPage:
    """A story with one picture on all the places where a page has one."""
    image = ImageFactory()
    body = [in_text(image), video_with(image)]
    return StoryPageFactory(photo=image, photo_alt="Aan de Maas", body=body, is_example=True)


@pytest.fixture
def look(story, client, folder) -> Callable[[], str]:
    """Open the pages that show the picture; return the story, as a visitor gets it."""

    def look() -> str:
        for address in ("/", "/verhalen/", story.get_url()):
            answer = client.get(address)
            assert answer.status_code == 200, address
            assert story.title in answer.text
            assert "not-found" not in answer.text
            for file in ADDRESS.findall(answer.text):
                assert (folder / file.removeprefix("/media/")).is_file(), (address, file)
        return answer.text

    return look


def original_gone(story: StoryPage, folder: Path) -> None:
    (folder / story.photo.file.name).unlink()


def original_broken(story: StoryPage, folder: Path) -> None:
    (folder / story.photo.file.name).write_bytes(jpeg()[:700])


def original_no_picture(story: StoryPage, folder: Path) -> None:
    (folder / story.photo.file.name).write_bytes(b"<html>")


def original_with_unfit_profile(story: StoryPage, folder: Path) -> None:
    (folder / story.photo.file.name).write_bytes(jpeg("CMYK"))


def folder_gone(story: StoryPage, folder: Path) -> None:
    for file in folder.rglob("*.*"):
        file.unlink()


def one_size_gone(story: StoryPage, folder: Path) -> None:
    story.photo.renditions.first().file.storage.delete(story.photo.renditions.first().file.name)


def all_sizes_gone(story: StoryPage, folder: Path) -> None:
    for file in (folder / "images").iterdir():
        file.unlink()


HAPPENS = [original_gone, original_broken, original_no_picture, original_with_unfit_profile]
HAPPENS += [folder_gone, one_size_gone, all_sizes_gone]


@pytest.mark.parametrize("is_ready", [True, False], ids=["sizes were made", "no size yet"])
@pytest.mark.parametrize("happens", HAPPENS)
def test_pages_go_on(story, folder, look, happens, is_ready):
    make_renditions(story.photo_id)
    if not is_ready:
        story.photo.renditions.all().delete()
        for file in (folder / "images").iterdir():
            file.unlink()
    elif happens is not folder_gone:
        look()
    if is_ready or "size" not in happens.__name__:
        happens(story, folder)

    look()


@pytest.mark.parametrize("happens", [one_size_gone, all_sizes_gone])
def test_a_size_that_vanished_is_made_again(story, folder, look, happens):
    make_renditions(story.photo_id)
    happens(story, folder)

    shown = ADDRESS.findall(look())

    assert len(set(shown)) == len({*PHOTO, SHARE_CARD})
    assert SiteRendition.objects.count() == len({*PHOTO, SHARE_CARD})


@pytest.mark.parametrize(
    "error",
    [
        ImageCms.PyCMSError("cannot build transform"),
        ValueError("encoding error 5"),
        RuntimeError("Failed to encode image"),
        OSError("No space left on device"),
        OperationalError("database is locked"),
        MemoryError(),
    ],
    ids=lambda error: type(error).__name__,
)
@pytest.mark.parametrize("failing", FORMATS)
def test_a_format_that_fails_takes_no_other_with_it(
    story, look, monkeypatch, caplog, error, failing
):
    place = (SiteRendition, "save") if isinstance(error, OperationalError) else (Filter, "run")
    whole = getattr(*place)

    def run(self, *args, **kwargs):
        spec = self.spec if isinstance(self, Filter) else self.filter_spec
        if f"format-{failing}" in spec:
            raise error
        return whole(self, *args, **kwargs)

    monkeypatch.setattr(*place, run)
    make_renditions(story.photo_id)

    shown = ADDRESS.findall(look())

    suffixes = {"avif": ".avif", "webp": ".webp", "jpeg": ".jpg"}
    assert {Path(file).suffix for file in shown} == {*suffixes.values()} - {suffixes[failing]}
    assert f"Picture {story.photo_id} cannot be made as format-{failing}" in caplog.text
    assert story.photo.title not in caplog.text


def test_a_photo_that_cannot_be_shown_has_a_portrait_or_words_in_its_place(story, folder, look):
    folder_gone(story, folder)

    page = look()

    drawn = re.findall(
        r'<div class="(story-head-picture|media-screen)">\s*<svg class="portrait', page
    )
    assert drawn == ["story-head-picture", "media-screen"]
    assert '<p class="small muted">Een brug over de Maas</p>' in page
    assert "/static/images/share" in page


@pytest.mark.parametrize("happens", [original_gone, original_broken, folder_gone])
def test_the_cms_goes_on(story, folder, admin_client: Client, happens):
    happens(story, folder)
    image = story.photo.pk

    for name, arguments in (
        ("wagtailimages:index", []),
        ("wagtailimages:edit", [image]),
        ("wagtailimages:image_usage", [image]),
        ("wagtailimages:delete", [image]),
        ("wagtailimages_chooser:choose", []),
        ("wagtailimages_chooser:chosen", [image]),
        ("wagtailadmin_pages:edit", [story.pk]),
    ):
        assert admin_client.get(reverse(name, args=arguments)).status_code == 200, name


def test_another_file_may_take_the_place_of_a_broken_one(story, folder, admin_client, look):
    original_broken(story, folder)
    new = {"title": "Foto", "file": ContentFile(jpeg(), "nieuw.jpg"), "collection": 1} | ANSWERED
    answer = admin_client.post(reverse("wagtailimages:edit", args=[story.photo_id]), new)

    assert answer.status_code == 302
    assert len(set(ADDRESS.findall(look()))) == len({*PHOTO, SHARE_CARD})
