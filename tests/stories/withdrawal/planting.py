"""What the life of a story types and uploads: the name of its teller is in all of it."""

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from wagtail.models import UploadedFile
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from openhartig.blocks.text import INLINE_FEATURES, TEXT_FEATURES
from openhartig.media.models import SiteDocument, SiteImage
from openhartig.region.models import Municipality
from openhartig.users.models import User
from stories.models import Theme
from tests.cms import story_form
from tests.factories import ImageFactory
from tests.openhartig.media.factories import ANSWERED, drawn_picture
from tests.sounds import mp3

NAME = "Zwerfkraai"
"""The name of the teller. No other word on the site resembles it."""

VIDEO = "https://youtu.be/aqz-KE-bpKQ?zwerfkraai"


def upload_picture(cms: Client, number: int) -> SiteImage:
    """Upload a picture that is a little wider than the one before."""
    file = ContentFile(drawn_picture(40 + number, 30), name=f"{NAME} {number}.png")
    data = {
        "title": f"Portret van {NAME} {number}",
        "description": f"{NAME} lacht",
        "tags": f'"{NAME} {number}"',
        "collection": 1,
        "file": file,
        "recognisable": "agreed",
    }
    assert cms.post(reverse("wagtailimages:add"), data).status_code == 302
    return SiteImage.objects.latest("pk")


def upload(cms: Client, user: User) -> list[SiteImage]:
    """Upload pictures and a sound, change and delete some, and leave one upload unfinished."""
    pictures = [upload_picture(cms, number) for number in range(4)]
    title = {"title": f"{NAME} met hoed", "collection": 1, "tags": NAME} | ANSWERED
    edit = reverse("wagtailimages:edit", args=[pictures[0].pk])
    assert cms.post(edit, title).status_code == 302
    gone = reverse("wagtailimages:delete", args=[ImageFactory(title=NAME).pk])
    assert cms.post(gone).status_code == 302
    sound = ContentFile(mp3(NAME), name=f"{NAME}.mp3")
    data = {"title": f"De stem van {NAME}", "collection": 1, "file": sound, "tags": NAME}
    assert cms.post(reverse("wagtaildocs:add"), data).status_code == 302
    UploadedFile.objects.create(
        file=ContentFile(f"{NAME}".encode(), name=f"{NAME}.png"), uploaded_by_user=user
    )
    return pictures


def filled_in(
    pictures: list[SiteImage], municipality: Municipality, theme: Theme, **fields
) -> dict:
    """Return the form of the story with every field filled in."""
    photo, in_text, poster, *_ = (picture.pk for picture in pictures)
    sound = SiteDocument.objects.get().pk
    words = rich_text(f"<p>{NAME} vertelt.</p>", features=INLINE_FEATURES)
    image = {"image": in_text, "alt_text": f"{NAME} op de brug", "decorative": ""}
    video = {"url": VIDEO, "title": NAME, "poster": poster, "transcript": words}
    video["has_captions"] = "on"
    data = story_form(
        ("heading", f"{NAME} als kind"),
        ("text", rich_text(f"<p>Ik ben <b>{NAME}</b>.</p>", features=TEXT_FEATURES)),
        ("quote", {"text": f"Dag {NAME}", "attribution": f"De zus van {NAME}"}),
        ("image", {"image": image, "caption": f"{NAME}, 2019"}),
        ("video", video),
        ("audio", {"title": NAME, "file": sound, "transcript": words}),
        ("tip", {"title": f"Tip van {NAME}", "text": words}),
        title=f"{NAME} zei het hardop",
        slug="zwerfkraai-zei-het-hardop",
        introduction=f"Dit is {NAME}.",
        search_description=f"Alles over {NAME}.",
        easy_text=f"{NAME} vertelt het kort.",
        seo_title=NAME,
        display_name=NAME,
        municipality=municipality.pk,
        photo=photo,
        photo_alt=f"{NAME} in het bos",
    )
    comments = nested_form_data({"comments": inline_formset([])})
    data |= {"themes": [theme.pk], "content_notes": ["loss"]}
    return data | comments | nested_form_data(fields)
