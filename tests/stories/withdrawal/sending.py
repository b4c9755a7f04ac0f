"""What a teller sends beside the form."""

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from tests.openhartig.media.factories import drawn_picture
from tests.stories.withdrawal.planting import NAME


def send_photo(visitor: Client, token: str) -> str:
    """Send a photo as the teller; return what it shows, in words."""
    description = f"Dit is {NAME}"
    photo = ContentFile(drawn_picture(90, 60), name=f"{NAME}.png")
    sent = {"photo": photo, "others": "agreed", "description": description}
    assert visitor.post(reverse("my_story_photo", args=[token]), sent).status_code == 303
    return description
