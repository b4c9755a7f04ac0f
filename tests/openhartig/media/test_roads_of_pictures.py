"""Whatever road a picture comes by, no file in the media folder says more than its pixels."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha1
from pathlib import Path

import pytest
from django.apps import apps
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db.models import FileField
from django.test import Client
from django.urls import reverse
from wagtail.models import UploadedFile

from openhartig.media.cleaning import TOO_MANY_PIXELS, UNREADABLE
from openhartig.media.models import SiteImage
from openhartig.media.renditions import PHOTO, SHARE_CARD, available
from openhartig.settings import PROJECT_DIR
from tests.factories import ImageFactory
from tests.openhartig.media.factories import ANSWERED
from tests.pictures import MADE, bomb, jpeg, left_in

pytestmark = pytest.mark.slow

ODD = ["gedraaid.jpg", "dubbel.jpg", "doorzichtig.png", "foto.webp", "heic-met-andere-naam.jpg"]


@dataclass
class Upload:
    """A picture on its way into the library."""

    cms: Client
    name: str
    content: bytes

    @property
    def file(self) -> ContentFile:
        return ContentFile(self.content, self.name)

    def post(self, address: str, *args: int, **data):
        return self.cms.post(
            reverse(address, args=args), {"title": "Foto", "collection": 1} | ANSWERED | data
        )


def one_picture(upload: Upload):
    return upload.post("wagtailimages:add", file=upload.file)


def another_file(upload: Upload):
    image = SiteImage.objects.last() or ImageFactory()
    return upload.post("wagtailimages:edit", image.pk, file=upload.file)


def several_pictures(upload: Upload):
    """Each waits until its form is filled in: first comes the file alone."""
    answer = upload.post("wagtailimages:add_multiple", **{"files[]": upload.file})
    if answer.json()["success"]:
        waiting = UploadedFile.objects.get()
        prefix = f"uploaded-image-{waiting.pk}"
        form = {f"{prefix}-{name}": value for name, value in ({"title": "Foto"} | ANSWERED).items()}
        upload.post("wagtailimages:create_multiple_from_uploaded_image", waiting.pk, **form)
    return answer


def while_choosing(upload: Upload):
    prefix = "image-chooser-upload"
    data = {"title": "Foto", "collection": 1, "file": upload.file} | ANSWERED
    address = "wagtailimages_chooser:create"
    return upload.post(address, **{f"{prefix}-{name}": value for name, value in data.items()})


def saved_by_code(upload: Upload):
    SiteImage(title="Foto", file=upload.file).save()


def file_saved_by_code(upload: Upload):
    SiteImage(title="Foto", width=1, height=1).file.save(upload.name, upload.file)


def made_by_the_dozen(upload: Upload):
    SiteImage.objects.bulk_create([SiteImage(title="Foto", file=upload.file)])


FORMS = [one_picture, another_file, several_pictures, while_choosing]
CODE = [saved_by_code, file_saved_by_code, made_by_the_dozen]
Road = Callable[[Upload], object]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings, site) -> Path:
    """Keep files in a folder of this test alone, on disk as they are on a site."""
    backend = "django.core.files.storage.FileSystemStorage"
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {"default": {"BACKEND": backend}}
    return tmp_path


@pytest.fixture
def upload(admin_client) -> Callable[[str], Upload]:
    return lambda name, content=b"": Upload(admin_client, name, content or MADE[name]())


def show_everywhere(image: SiteImage, cms: Client) -> None:
    """Make every size that the site asks for, and those that the CMS makes on its screens."""
    assert {*available(image, *PHOTO, SHARE_CARD)} == {*PHOTO, SHARE_CARD}
    for address in (reverse("wagtailimages:edit", args=[image.pk]), reverse("wagtailimages:index")):
        assert cms.get(address).status_code == 200
    chosen = reverse("wagtailimages_chooser:chosen", args=[image.pk])
    assert cms.get(chosen).status_code == 200


def talkative(folder: Path) -> dict[str, set[str]]:
    """Return the files that say more than their pixels."""
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert files
    left = {file.name: left_in(file.read_bytes()) for file in files}
    return {name: found for name, found in left.items() if found}


@pytest.mark.parametrize("road", [*FORMS, *CODE])
@pytest.mark.parametrize("name", ODD)
def test_no_file_says_more_than_its_pixels(road: Road, name, upload, folder, admin_client):
    road(upload(name))
    image = SiteImage.objects.get()
    show_everywhere(image, admin_client)

    assert talkative(folder) == {}
    assert Path(image.file.name).suffix in {".jpg", ".png"}
    content = Path(image.file.path).read_bytes()
    assert image.get_file_size() == len(content)
    assert image.get_file_hash() == sha1(content).hexdigest()


@pytest.mark.parametrize("name", MADE)
def test_every_kind_of_picture_is_taken(name, upload, folder):
    assert one_picture(upload(name)).status_code == 302

    assert talkative(folder) == {}


def test_a_file_that_code_names_gives_no_size_that_talks(
    folder, upload, admin_client, django_capture_on_commit_callbacks
):
    """Only the private file still does, until the command that `serve` runs has come by."""
    name = default_storage.save("original_images/foto.jpg", upload("gedraaid.jpg").file)
    SiteImage.objects.bulk_create(
        [SiteImage(title="Foto", file=name, width=90, height=60, collection_id=1)]
    )
    show_everywhere(SiteImage.objects.get(), admin_client)
    assert {*talkative(folder)} == {"foto.jpg"}

    with django_capture_on_commit_callbacks(execute=True):
        call_command("clean_media")
    show_everywhere(SiteImage.objects.get(), admin_client)
    assert talkative(folder) == {}


def test_the_starting_content_and_our_own_pictures_say_nothing():
    rooms = [PROJECT_DIR / name for name in ("static", "openhartig", "stories", "campaign")]
    ours = [file for room in rooms for file in room.rglob("*")]
    pictures = [file for file in ours if file.suffix in {".jpg", ".png", ".webp", ".avif", ".gif"}]

    assert len(pictures) > 4
    assert {file.name: left_in(file.read_bytes()) - {"dpi"} for file in pictures} == {
        file.name: set() for file in pictures
    }


BROKEN = {
    "half": (jpeg()[:600], UNREADABLE),
    "text": (b"Geen foto", UNREADABLE),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', UNREADABLE),
    "huge": (bomb(), TOO_MANY_PIXELS),
}


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize("road", FORMS)
def test_a_form_says_what_is_wrong_and_keeps_nothing(road: Road, broken, upload, folder):
    image = ImageFactory()
    before = image.file.read()
    content, sentence = BROKEN[broken]

    answer = road(upload("foto.jpg", content))

    assert answer.status_code == 200
    said = answer.json() if "json" in answer["Content-Type"] else answer.text
    assert sentence in str(said)
    assert SiteImage.objects.get().file == image.file
    assert [file.read_bytes() for file in (folder / "original_images").iterdir()] == [before]


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize("road", CODE)
def test_code_is_refused_as_well(road: Road, broken, upload, folder):
    with pytest.raises(Exception, match=BROKEN[broken][1][:30]):
        road(upload("foto.jpg", BROKEN[broken][0]))

    assert not SiteImage.objects.exists()
    assert not [file for file in folder.rglob("*") if file.is_file()]


def test_the_form_tells_what_may_be_chosen(admin_client):
    form = admin_client.get(reverse("wagtailimages:add")).text

    assert "50 megapixel" in form
    assert "HEIC" in form
    assert "image/heic" in form


def test_the_screen_of_a_picture_says_what_was_not_kept(admin_client):
    image = ImageFactory()

    assert (
        "We bewaren alleen het beeld zelf"
        in admin_client.get(reverse("wagtailimages:edit", args=[image.pk])).text
    )


def test_every_field_that_takes_a_file_is_known():
    """A new one takes pictures through `PictureField`, or stands here with the reason why not."""
    fields = [
        field
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, FileField)
    ]
    known = {
        "media.SiteImage.file": "PictureField",
        "media.SiteRendition.file": "made of a clean picture",
        "media.SiteDocument.file": "DocumentField: sounds are cleaned, documents stay as they came",
        "conversation.TellerPhoto.file": "private, and cleaned by the form of the teller",
        "consent.SignedForm.file": "private, and evidence as it was signed",
        "wagtailcore.UploadedFile.file": "private, until its form is finished",
        "wagtailusers.UserProfile.avatar": "private: `avatar_images` has no address",
        "wagtailimages.Image.file": "not used by this site",
        "wagtailimages.Rendition.file": "not used by this site",
        "wagtaildocs.Document.file": "not used by this site",
    }

    assert {str(field) for field in fields} == {*known}
