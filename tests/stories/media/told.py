"""A story on the site with pictures and a sound, and what pages show of it."""

import json
import re
from dataclasses import dataclass

from django.test import Client

from stories.consent.content import parts_of
from stories.consent.links import make_link
from stories.consent.models import Agreement, Teller
from stories.consent.uses import Use
from stories.models import StoryPage

MEDIA = re.compile(r"/media/[^\s\"'<>]+")


@dataclass
class Told:
    """A story on the site with pictures and a sound, and those who can do something about it."""

    story: StoryPage
    cms: Client

    @property
    def teller(self) -> Teller:
        return Teller.objects.get(key=self.story.key)

    def page(self) -> StoryPage:
        return StoryPage.objects.get(pk=self.story.pk)

    def privately(self, action: str, **fields) -> None:
        """Do something on the private page of the teller."""
        browser = Client(headers={"sec-fetch-site": "same-origin"})
        address = f"/mijn-verhaal/{make_link(self.teller)}/{action}/"
        assert browser.post(address, fields).status_code in {200, 303}

    def refuse(self, *uses: Use) -> None:
        kept = [use.value for use in Use if use not in uses]
        self.privately("toestemming", granted=kept, before=[use.value for use in Use])

    def write(self, **fields):
        """Save a version that the teller agrees to."""
        version = self.page().get_latest_revision_as_object()
        for name, value in fields.items():
            setattr(version, name, value)
        revision = version.save_revision()
        self.teller.agree(parts_of(revision.as_object()), Agreement.Kind.TELLER)
        return revision


def body_with(*images, sound, poster) -> str:
    pictures = [
        {"image": {"image": image.pk, "alt_text": "Een brug"}, "caption": ""} for image in images
    ]
    words = {"title": "De Maas", "file": sound.pk, "transcript": "<p>Water.</p>"}
    video = {"url": "https://vimeo.com/1084537", "title": "Film", "poster": poster.pk}
    video |= {"transcript": "<p>Niets.</p>"}
    return json.dumps(
        [
            {"type": "text", "value": "<p>Het begon op een dinsdag.</p>"},
            *({"type": "image", "value": value} for value in pictures),
            {"type": "audio", "value": words},
            {"type": "video", "value": video | {"has_captions": True}},
        ]
    )


def shown(told: Told) -> set[str]:
    """Return the address of every file that pages show of the story."""
    browser = Client()
    places = (told.story.url, "/", "/verhalen/", "/verhalen/feed/")
    return {found for place in places for found in MEDIA.findall(browser.get(place).text)}


def statuses(addresses: set[str]) -> set[int]:
    browser = Client()
    return {browser.get(address).status_code for address in addresses}
