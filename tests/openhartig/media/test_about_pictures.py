"""What the CMS asks about a picture when it comes in, and what follows from the answers."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.models import UploadedFile
from wagtail.test.utils.form_data import nested_form_data, streamfield

from openhartig.media.models import SiteImage
from tests.cms import edit_address, form_of
from tests.factories import ImageFactory, PlainPageFactory
from tests.openhartig.media.factories import drawn_picture

SHOWN = {"description": "Een brug over de Maas", "recognisable": "no"}
ADD = "wagtailimages:add"
CHOOSE = "wagtailimages_chooser:create"
WARNING = "Vraag eerst of die persoon het goed vindt"


def answers(cms: Client, address: str, **about):
    """Send a picture with what somebody answered, in the form of one screen."""
    prefix = "image-chooser-upload-" if address == CHOOSE else ""
    data = {"title": "Brug", "collection": 1, "file": ContentFile(drawn_picture(), "brug.png")}
    return cms.post(
        reverse(address), {f"{prefix}{name}": value for name, value in (data | about).items()}
    )


@pytest.mark.parametrize("address", [ADD, CHOOSE])
@pytest.mark.parametrize("answer", ["no", "agreed", "unknown"])
def test_all_that_is_asked_is_kept_at_once(admin_client, site, address, answer):
    focus = {"focal_point_x": 20, "focal_point_y": 10}
    size = {"focal_point_width": 12, "focal_point_height": 8}
    answers(admin_client, address, **(SHOWN | focus | size | {"recognisable": answer}))

    image = SiteImage.objects.get()
    assert (image.description, image.recognisable) == (SHOWN["description"], answer)
    assert image.get_focal_point().centroid == (20, 10)


@pytest.mark.parametrize("address", [ADD, CHOOSE])
@pytest.mark.parametrize("missing", SHOWN)
def test_both_questions_need_an_answer(admin_client, site, address, missing):
    answer = answers(admin_client, address, **(SHOWN | {missing: ""}))

    assert answer.status_code == 200
    assert not SiteImage.objects.exists()


def test_what_is_only_decoration_needs_no_words(admin_client, site):
    answers(admin_client, ADD, is_decorative="on", recognisable="no")

    assert SiteImage.objects.get().default_alt_text == ""


def test_several_pictures_wait_for_their_answers_without_a_mistake(admin_client, site):
    picture = ContentFile(drawn_picture(), "IMG 1.png")
    several = {"title": "IMG 1", "collection": 1, "files[]": picture}
    form = admin_client.post(reverse("wagtailimages:add_multiple"), several).json()["form"]
    assert "error-message" not in form
    assert 'value="IMG 1"' in form
    assert not SiteImage.objects.exists()

    waiting = UploadedFile.objects.get().pk
    filled_in = SHOWN | {"title": "Brug", "focal_point_x": 20, "focal_point_y": 10}
    filled_in |= {"focal_point_width": 12, "focal_point_height": 8}
    admin_client.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting]),
        {f"uploaded-image-{waiting}-{name}": value for name, value in filled_in.items()},
    )
    assert SiteImage.objects.get().get_focal_point().centroid == (20, 10)


def test_what_matters_most_stays_in_sight_on_a_page(client, site):
    focus = {"focal_point_x": 60, "focal_point_y": 2}
    image = ImageFactory(focal_point_width=9, focal_point_height=9, **focus)
    body = [{"type": "image", "value": {"image": {"image": image.pk, "decorative": True}}}]
    page = PlainPageFactory(body=body)

    assert 'class="focus-x-4 focus-y-0"' in client.get(page.url).text


@pytest.fixture
def unsure() -> SiteImage:
    return ImageFactory(title="Terras", recognisable="unknown")


def test_who_may_be_on_a_picture_is_said_wherever_it_is_chosen(admin_client, site, unsure):
    chosen = reverse("wagtailimages_chooser:chosen", args=[unsure.pk])
    body = [{"type": "image", "value": {"image": {"image": unsure.pk, "decorative": True}}}]
    page = PlainPageFactory(body=body)

    assert "Vraag eerst toestemming: Terras" in admin_client.get(chosen).text
    assert "Vraag eerst toestemming: Terras" in admin_client.get(edit_address(page)).text


@pytest.mark.parametrize("button", ["action-publish", "action-submit", ""])
@pytest.mark.parametrize("answer", ["unknown", "agreed"])
def test_who_sends_a_page_on_is_warned(admin_client, site, unsure, button, answer):
    SiteImage.objects.update(recognisable=answer)
    page = PlainPageFactory()
    picture = {"image": {"image": unsure.pk, "decorative": "on"}, "caption": ""}
    form = form_of(admin_client, page).dict()
    form |= nested_form_data({"body": streamfield([("image", picture)])}) | {button: "x"}

    shown = admin_client.post(edit_address(page), form, follow=True)

    assert (WARNING in shown.text) == (answer == "unknown" and button != "")
