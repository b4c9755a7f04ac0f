"""What an editor sends and the CMS cannot keep: the text comes back, and a file is named."""

from dataclasses import dataclass

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils.html import escape
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from openhartig.blocks.text import TEXT_FEATURES
from openhartig.media.models import SiteDocument, SiteImage
from openhartig.users.models import User
from openhartig.web.failed_writes import NOT_KEPT
from stories.consent.models import SignedForm
from stories.consent.permissions import COORDINATORS
from tests.cms import PUBLISH, edit_address, form_of
from tests.factories import TellerFactory, UserFactory
from tests.faults import NO_SPACE, fill_media_disk, given_back, read_only_database
from tests.openhartig.media.factories import ANSWERED, drawn_picture
from tests.sounds import mp3

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
TYPED = {"title": "De titel"} | ANSWERED
PARAGRAPH = "Het begon op een gewone dinsdag."


@dataclass(frozen=True)
class Upload:
    """A kind of file in the CMS: its name on somebody's device would do harm as HTML."""

    app: str
    model: type[Model]
    name: str
    content: bytes
    prefix: str

    def file(self) -> SimpleUploadedFile:
        return SimpleUploadedFile(self.name, self.content)

    @property
    def sentence(self) -> str:
        return f"Het bestand “{escape(self.name)}” is niet opgeslagen."


UPLOADS = [
    Upload("wagtailimages", SiteImage, "<b>foto.png", drawn_picture(), "image-chooser-upload"),
    Upload("wagtaildocs", SiteDocument, "<b>stem.mp3", mp3(), "document-chooser-upload"),
]
every_upload = pytest.mark.parametrize("upload", UPLOADS, ids=lambda upload: upload.app)


@pytest.fixture
def cms(editor: User) -> Client:
    """A browser of an editor, that sees what an editor sees when something fails."""
    client = Client(raise_request_exception=False)
    client.force_login(editor)
    return client


@pytest.fixture
def form(cms: Client, site) -> dict:
    """What an editor typed in a story."""
    text = rich_text(f"<p>{PARAGRAPH}</p>", features=TEXT_FEATURES)
    typed = nested_form_data({"title": "Ik zei het hardop", "body": streamfield([("text", text)])})
    return form_of(cms, site.story).dict() | typed | {"csrfmiddlewaretoken": "x" * 64}


@pytest.mark.parametrize("button", [{}, PUBLISH, {"action-submit": "x"}])
def test_a_page_comes_back_and_is_sent_again(cms, site, form: dict, button: dict):
    with read_only_database():
        response = cms.post(edit_address(site.story), form | button)

    back = given_back(response)
    assert back.pop("csrfmiddlewaretoken") != form["csrfmiddlewaretoken"]
    sent = {name: str(value) for name, value in (form | button).items()}
    sent.pop("csrfmiddlewaretoken")
    assert back == sent
    assert PARAGRAPH in response.text
    if connection.vendor == "sqlite":  # PostgreSQL stays read-only until the test ends
        assert cms.post(edit_address(site.story), back).status_code == 302
        site.story.refresh_from_db()
        assert PARAGRAPH in str(site.story.get_latest_revision_as_object().body)


def test_an_editor_that_saves_by_itself_hears_it(cms, site, form: dict):
    with read_only_database():
        response = cms.post(edit_address(site.story), form, headers={"accept": "application/json"})

    answer = response.json()
    assert (response.status_code, answer["success"]) == (503, False)
    assert answer["error_message"] == NOT_KEPT
    assert "no-store" in response["Cache-Control"]


@every_upload
def test_an_upload_says_which_file_was_not_stored(cms, monkeypatch, upload: Upload):
    fill_media_disk(monkeypatch)

    address = reverse(f"{upload.app}:add")
    response = cms.post(address, TYPED | {"file": upload.file()})

    assert given_back(response) == TYPED
    assert upload.sentence in response.text
    assert "Probeer opnieuw" not in response.text
    assert not upload.model.objects.filter(title="De titel").exists()


@every_upload
def test_one_of_several_uploads_says_so_beside_the_file(cms, monkeypatch, upload: Upload):
    """The script of Wagtail shows `error_message` as HTML, only of an answer with status 200."""
    fill_media_disk(monkeypatch)

    address = reverse(f"{upload.app}:add_multiple")
    data = {"title": "De titel", "files[]": upload.file()}
    response = cms.post(address, data, headers={"x-requested-with": "XMLHttpRequest"})

    assert (response.status_code, response.json()["success"]) == (200, False)
    assert upload.sentence in response.json()["error_message"]


@every_upload
def test_an_upload_while_choosing_says_so_in_the_dialog(cms, monkeypatch, upload: Upload):
    """The script of Wagtail shows `html`, and only of an answer with status 200."""
    fill_media_disk(monkeypatch)

    address = reverse(f"{upload.app}_chooser:create")
    typed = TYPED | {"file": upload.file()}
    data = {f"{upload.prefix}-{name}": value for name, value in typed.items()}
    response = cms.post(address, data, headers={"x-requested-with": "XMLHttpRequest"})

    assert response.status_code == 200
    assert upload.sentence in response.json()["html"]


@pytest.mark.usefixtures("site")
def test_a_signed_form_says_which_file_was_not_stored(monkeypatch):
    teller = TellerFactory()
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory(role=COORDINATORS))
    fill_media_disk(monkeypatch)

    address = reverse("desk_add_form", args=[teller.key])
    response = client.post(address, {"file": SimpleUploadedFile("Formulier.pdf", PDF)})

    given_back(response)
    assert "Het bestand “Formulier.pdf” is niet opgeslagen." in response.text
    assert not SignedForm.objects.exists()


def test_an_upload_for_which_there_is_no_room_at_all(cms, monkeypatch):
    """A large file goes to the disk before anything of the form can be read."""

    def refuse(*args, **kwargs) -> None:
        raise NO_SPACE

    monkeypatch.setattr("django.core.files.uploadedfile.tempfile.NamedTemporaryFile", refuse)
    large = SimpleUploadedFile("groot.mp3", mp3() + bytes(3_000_000))

    response = cms.post(reverse("wagtaildocs:add"), {"title": "De titel", "file": large})

    assert given_back(response) == {}
    assert "ga terug met de terugknop van je browser" in response.text
