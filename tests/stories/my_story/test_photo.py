"""The photo of a teller: its pixels only, behind the link only, gone when the teller says so."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from openhartig.media.models import SiteImage
from stories.consent.links import make_link
from stories.consent.models import Teller
from stories.consent.uses import How, Use
from stories.conversation.models import Conversation, TellerPhoto
from stories.my_story import own_photo, photo_form
from stories.submission.models import Step, Submission
from stories.withdrawal.daily import erase_unfinished
from stories.withdrawal.erasure import withdraw
from tests.html import read_html
from tests.pictures import PLANTED, TURNED, drawn, exif, jpeg, png, saved
from tests.stories.conversation.factories import make_photo

from .conftest import Visit
from .test_privacy import check

HEIC = saved(drawn(), "HEIF", exif=exif().tobytes())
Others = TellerPhoto.Others
Status = Conversation.Status


@pytest.fixture
def sender(new_teller) -> Visit:
    """The private page of somebody whose story has just come in."""
    return Visit(make_link(new_teller))


def send(visit: Visit, content: bytes | None = None, name: str = f"{PLANTED}.jpg", **fields):
    files = {} if content is None else {"photo": SimpleUploadedFile(name, content)}
    return visit.post("foto", **{"others": Others.NOBODY.value} | fields | files)


def stored(photo: TellerPhoto) -> bytes:
    with photo.file.storage.open(photo.file.name) as file:
        return file.read()


def is_kept(photo: TellerPhoto) -> bool:
    return photo.file.storage.exists(photo.file.name)


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (jpeg(orientation=6), "foto.jpg", "JPEG"),
        (png(), "foto.png", "PNG"),
        (HEIC, "foto.heic", "JPEG"),
        (HEIC, "foto.jpg", "JPEG"),
    ],
)
def test_only_the_picture_is_kept_and_encrypted(new_teller, sender, content, name, kind):
    response = send(sender, content, name, others=Others.AGREED.value, description="Een bankje")
    assert response["Location"] == sender.address() + "?gedaan=foto"
    photo = TellerPhoto.objects.get(teller=new_teller)
    assert (photo.others, photo.description) == (Others.AGREED, "Een bankje")
    assert stored(photo).startswith(b"gAAAAA")
    kept = photo.picture().read()
    assert PLANTED.encode() not in kept
    picture = Image.open(BytesIO(kept))
    assert (picture.format, dict(picture.getexif())) == (kind, {})
    assert not SiteImage.objects.filter(title__contains=PLANTED).exists()
    assert not default_storage.exists(photo.file.name)


def test_a_photo_that_lay_on_its_side_stands_upright(new_teller, sender):
    send(sender, jpeg(orientation=6))
    kept = TellerPhoto.objects.get(teller=new_teller).picture()
    assert Image.open(kept).size == TURNED


def test_the_teller_sees_it_and_nobody_else(client, new_teller, sender, visit):
    photo = make_photo(new_teller, description="Een bankje")
    (image,) = sender.html().find("img", alt="Een bankje")
    response = sender.client.get(image["src"])
    check(response)
    assert response["Content-Type"] == "image/jpeg"
    assert response.content == photo.picture().read()
    assert visit.get("foto/zien").status_code == 404
    assert Visit("x" * 43).get("foto/zien").status_code == 404
    assert client.get(f"/media/{photo.file.name}").status_code == 404


def test_a_photo_whose_file_is_gone_is_a_kind_404(new_teller, sender):
    photo = make_photo(new_teller)
    photo.file.storage.delete(photo.file.name)
    assert sender.get("foto/zien").status_code == 404
    assert sender.get().status_code == sender.get("foto").status_code == 200


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "Kies eerst een foto."),
        (b"", "Dit bestand is leeg."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "We kunnen deze afbeelding niet openen"),
        (jpeg()[:200], "We kunnen deze afbeelding niet openen"),
    ],
)
def test_what_is_no_photo_is_refused_and_the_rest_given_back(new_teller, sender, content, says):
    response = send(sender, content, others=Others.NOT_YET.value, description="Een bankje")
    assert response.status_code == 422
    page = read_html(response)
    assert says in page.one("div", id="fouten").text
    assert page.one("title").text.startswith("Fout: ")
    assert page.one("input", name="description")["value"] == "Een bankje"
    assert page.one("input", name="others", checked="")["value"] == Others.NOT_YET
    assert not TellerPhoto.objects.filter(teller=new_teller).exists()


def test_a_large_file_is_refused_and_the_photo_that_was_there_stays(
    new_teller, sender, monkeypatch
):
    photo = make_photo(new_teller)
    monkeypatch.setattr(photo_form, "MOST_MEGABYTES", 0)
    response = send(sender, jpeg())
    assert response.status_code == 422
    assert "groter dan 15 MB" in read_html(response).one("div", id="fouten").text
    assert TellerPhoto.objects.get(teller=new_teller).file.name == photo.file.name
    assert is_kept(photo)


def test_who_else_is_on_it_has_to_be_said(new_teller, sender):
    response = send(sender, jpeg(), others="")
    assert response.status_code == 422
    assert not TellerPhoto.objects.filter(teller=new_teller).exists()
    group = read_html(response).one("fieldset")
    assert group.one("legend").text.startswith("Wie staan er nog meer op de foto?")


def test_somebody_who_does_not_know_yet_is_named_on_the_page(new_teller, sender):
    make_photo(new_teller, others=Others.NOT_YET)
    assert "Vraag of die het goed vindt" in sender.html().text
    send(sender, others=Others.AGREED.value)
    assert "Vraag of die het goed vindt" not in sender.html().text


def test_a_photo_that_may_not_be_shown_leads_to_the_choice(new_teller, sender):
    make_photo(new_teller)
    new_teller.decide(set(Use) - {Use.PHOTO}, How.PRIVATE_LINK)
    (section,) = sender.html().find("section", **{"aria-labelledby": "foto"})
    assert section.find("a", href="#toestemming")
    new_teller.decide(Use, How.PRIVATE_LINK)
    (section,) = sender.html().find("section", **{"aria-labelledby": "foto"})
    assert not section.find("a", href="#toestemming")


def test_another_photo_takes_its_place(new_teller, sender, django_capture_on_commit_callbacks):
    old = make_photo(new_teller)
    with django_capture_on_commit_callbacks(execute=True):
        assert send(sender, png()).status_code == 303
    new = TellerPhoto.objects.get(teller=new_teller)
    assert new.file.name != old.file.name
    assert (is_kept(old), is_kept(new)) == (False, True)


def test_it_is_erased_with_its_file(new_teller, sender, django_capture_on_commit_callbacks):
    photo = make_photo(new_teller)
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(2):
            assert sender.post("foto/wis")["Location"].endswith("?gedaan=foto-gewist")
    assert not TellerPhoto.objects.filter(teller=new_teller).exists()
    assert not is_kept(photo)


def test_so_many_photos_have_to_wait(monkeypatch, sender):
    monkeypatch.setattr(own_photo, "PHOTOS", own_photo.Limit("photos", most=1))
    assert send(sender, jpeg()).status_code == 303
    assert send(sender, jpeg()).status_code == 429
    assert send(sender).status_code == 303


def test_a_declined_story_takes_no_photo(new_teller, sender):
    new_teller.conversation.set_status(Status.DECLINED)
    assert send(sender, jpeg()).status_code == 409
    assert not TellerPhoto.objects.filter(teller=new_teller).exists()
    assert not sender.html().find("a", href=sender.address("foto"))


class TestFormThatIsNotSentYet:
    @pytest.fixture
    def unfinished(self, new_teller) -> Submission:
        """A form of which everything is filled in."""
        new_teller.conversation.set_status(Status.UNFINISHED)
        return Submission.objects.create(
            teller=new_teller, step=Step.ABOUT, display_name="Noor", is_anonymous=False
        )

    def test_it_asks_about_a_photo_when_there_is_one(self, unfinished, sender):
        assert Use.PHOTO not in unfinished.askable_uses
        assert send(sender, jpeg()).status_code == 303
        unfinished = Submission.objects.get()
        assert Use.PHOTO in unfinished.askable_uses

    def test_the_photo_goes_when_the_form_is_thrown_away(
        self, unfinished, sender, django_capture_on_commit_callbacks
    ):
        photo = make_photo(unfinished.teller)
        with django_capture_on_commit_callbacks(execute=True):
            sender.client.post(reverse("share_discard", args=[sender.token]))
        assert not Teller.objects.filter(pk=unfinished.teller.pk).exists()
        assert not is_kept(photo)

    def test_the_photo_goes_when_nobody_comes_back(self, unfinished):
        photo = make_photo(unfinished.teller)
        Submission.objects.update(updated_at=timezone.now() - timezone.timedelta(days=91))
        erase_unfinished(timezone.now())
        assert not is_kept(photo)


def test_taking_a_story_back_takes_the_photo_along(new_teller):
    photo = make_photo(new_teller)
    receipt = withdraw(new_teller.key)
    assert "de foto die je ons stuurde" in receipt.erased
    assert not TellerPhoto.objects.exists()
    assert not is_kept(photo)
