"""How many queries a page needs: a fixed number, however much there is on the site."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from campaign.home.models import HomeStory
from campaign.policy.models import AmbitionStory
from tests.factories import (
    AmbitionPageFactory,
    ExamplePageFactory,
    HelplineFactory,
    ImageFactory,
    MunicipalityFactory,
    PartnerFactory,
    PolicyPeriodFactory,
    StoryPageFactory,
    ThemeFactory,
    make_tree,
)

pytestmark = pytest.mark.django_db

FEW, MANY = 20, 200
QUERIES = {
    "home": 14,
    "story": 12,
    "story in words only": 10,
    "list": 12,
    "list, two choices": 12,
    "ambition": 12,
    "ambitions": 6,
    "example": 13,
    "examples": 7,
    "help": 5,
    "plain": 5,
    "search": 12,
    "feed": 11,
    "missing": 9,
}
"""Queries per address, in a process that has answered nothing yet. Story, ambition and example have
a picture in the text and links to other pages: three queries that others do without."""


WORDS = [{"type": "text", "value": "<p>Het begon op een dinsdag.</p>"}]


def link(page) -> dict:
    return {"type": "text", "value": f'<p><a linktype="page" id="{page.pk}">Lees dit</a></p>'}


def picture(image) -> dict:
    value = {"image": image.pk, "alt_text": "Een brug", "decorative": False}
    return {"type": "image", "value": {"image": value, "caption": ""}}


class Growing:
    """A site that can get more stories; most have a photo, and half of them pictures and links."""

    def __init__(self) -> None:
        self.tree = make_tree()
        self.images = ImageFactory.create_batch(4)
        self.themes = ThemeFactory.create_batch(15)
        self.places = MunicipalityFactory.create_batch(15)
        partners = PartnerFactory.create_batch(15)
        periods = PolicyPeriodFactory.create_batch(15)
        HelplineFactory.create_batch(15, in_strip=True, in_story_box=True)
        self.stories = []
        self.grow(FEW)
        ambition, home = self.tree.ambition, self.tree.home
        ambition.goal = link(self.tree.plain)["value"]
        ambition.body = [link(self.tree.plain), link(self.tree.story), picture(self.images[0])]
        ambition.story_links = [AmbitionStory(story=story) for story in self.stories[:6]]
        ambition.save()
        AmbitionPageFactory.create_batch(5, period=periods[0])
        home.story_links = [HomeStory(story=story) for story in self.stories[:3]]
        home.save()
        self.examples = [
            ExamplePageFactory(
                ambitions=[ambition],
                municipalities=self.places[: number % 5],
                partners=partners,
                body=[link(self.tree.plain), link(ambition), picture(self.images[0])],
            )
            for number in range(40)
        ]

    def grow(self, size: int) -> None:
        for number in range(len(self.stories), size):
            photo = self.images[number % 3] if number % 4 else None
            links = [link(self.tree.plain), link(self.tree.story), link(self.tree.ambition)]
            self.stories.append(
                StoryPageFactory(
                    photo=photo,
                    photo_decorative=bool(photo),
                    municipality=self.places[number % 15] if number % 2 else None,
                    themes=[self.themes[number % 15], self.themes[(number + 1) % 15]],
                    body=[*WORDS, *links, picture(self.images[3])] if number % 2 else WORDS,
                )
            )

    @property
    def addresses(self) -> dict[str, str]:
        """One address of each kind."""
        return {
            "home": "/",
            "story": self.stories[17].get_url(),
            "story in words only": self.stories[16].get_url(),
            "list": "/verhalen/",
            "list, two choices": "/verhalen/?vorm=tekst&thema=" + self.themes[0].slug,
            "ambition": self.tree.ambition.get_url(),
            "ambitions": "/ambities/",
            "example": self.examples[8].get_url(),
            "examples": "/in-de-praktijk/",
            "help": "/hulp/",
            "plain": self.tree.plain.get_url(),
            "search": "/zoeken/?q=lees&soort=verhaal",
            "feed": "/verhalen/feed/",
            "missing": "/bestaat-niet/",
        }

    def count(self) -> dict[str, int]:
        """Return how many queries each address needs in a process that has answered nothing yet."""
        counts = {}
        for name, address in self.addresses.items():
            Client().get(address)
            cache.clear()
            ContentType.objects.clear_cache()
            with CaptureQueriesContext(connection) as queries:
                Client().get(address)
            counts[name] = len(queries)
        return counts


@pytest.fixture(scope="module")
def counts(django_db_setup, django_db_blocker) -> dict[str, tuple[int, int]]:
    """The number of queries of each address, with few stories and with many."""
    with django_db_blocker.unblock(), transaction.atomic():
        site = Growing()
        few = site.count()
        site.grow(MANY)
        many = site.count()
        transaction.set_rollback(True)
    return {name: (few[name], many[name]) for name in QUERIES}


@pytest.mark.parametrize(("name", "number"), QUERIES.items())
def test_a_page_needs_a_fixed_number_of_queries(counts, name, number):
    assert counts[name] == (number, number)
