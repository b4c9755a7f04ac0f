"""What of a story the public sees: nothing that its teller refused, wherever stories appear."""

import pytest
from django.urls import reverse

from openhartig.region.models import Municipality
from stories.consent.models import Teller
from stories.consent.uses import How, Use
from stories.models import StoryPage
from tests.cms import edit_address
from tests.factories import (
    AudioFactory,
    ImageFactory,
    MunicipalityFactory,
    StoryPageFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.slow

SECRETS = {
    Use.NAME: "Truus",
    Use.MUNICIPALITY: "Zonderdorp",
    Use.PHOTO: "brugfoto",
    Use.VIDEO: "konijnenfilm",
}
"""A word that stands only in what one use is about."""

TITLE = "Het begon op een dinsdag"
ADDRESS = "/verhalen/dinsdag/"


@pytest.fixture
def story(site) -> StoryPage:
    """A draft with every secret in it, all of it allowed and agreed to."""
    photo = ImageFactory(title="brugfoto")
    picture = {"image": ImageFactory().pk, "alt_text": "nog een brugfoto", "decorative": False}
    transcript = "<p>Een konijnenfilm.</p>"
    film = {"url": "https://vimeo.com/1084537", "title": "konijnenfilm", "poster": photo.pk}
    film["is_silent"] = True
    sound = {"title": "konijnenfilm", "file": AudioFactory().pk}
    return StoryPageFactory(
        live=False,
        title=TITLE,
        slug="dinsdag",
        introduction="Iemand vertelt.",
        display_name="Truus",
        municipality=MunicipalityFactory(name="Zonderdorp", slug="zonderdorp"),
        photo=photo,
        photo_alt="Een brugfoto",
        themes=[ThemeFactory(slug="rouw")],
        body=[
            {"type": "text", "value": "<p>Het begon op een dinsdag.</p>"},
            {"type": "image", "value": {"image": picture, "caption": "brugfoto"}},
            {"type": "video", "value": film | {"transcript": transcript}},
            {"type": "audio", "value": sound | {"transcript": transcript}},
        ],
    )


@pytest.fixture
def publish(story, client):
    """A function that publishes the story with some uses refused, and reads all of the site."""

    def publish(*refused: Use) -> dict[str, str]:
        teller = Teller.objects.get(key=story.key)
        teller.decide(set(Use) - set(refused), How.PRIVATE_LINK)
        story.save_revision().publish()
        neighbour = StoryPageFactory(themes=story.themes.all())
        addresses = [
            ADDRESS,
            neighbour.get_url(),
            "/verhalen/",
            "/verhalen/?vorm=video",
            "/verhalen/?vorm=audio",
            "/verhalen/?gemeente=zonderdorp",
            "/verhalen/feed/",
            "/",
            "/sitemap-paginas.xml",
            *(f"/zoeken/?q={word}" for word in ("dinsdag", *SECRETS.values())),
        ]
        return {address: client.get(address).text for address in addresses}

    return publish


LISTED = ("<li>Zonderdorp</li>", ">Zonderdorp</a>", "Zonderdorp (0)")
"""Where every page names all municipalities of the region."""


def public_words(pages: dict[str, str]) -> str:
    """Return what pages say, but for what the visitor typed and the names of all municipalities."""
    text = "".join(
        " ".join(text.split())
        for address, text in pages.items()
        if not address.startswith(("/zoeken/", "/verhalen/?"))
    )
    for names in LISTED:
        text = text.replace(names, "")
    return text


def test_what_is_allowed_is_shown(publish):
    pages = publish()

    for word in SECRETS.values():
        assert word in pages[ADDRESS]
    assert '"name": "Truus"' in pages[ADDRESS]
    assert TITLE in pages["/zoeken/?q=Truus"]
    assert TITLE in pages["/verhalen/?gemeente=zonderdorp"]
    assert TITLE in pages["/verhalen/?vorm=video"]


@pytest.mark.parametrize("use", SECRETS)
def test_what_is_refused_is_nowhere(publish, use):
    pages = publish(use)

    assert TITLE in pages[ADDRESS]
    assert SECRETS[use] not in public_words(pages)
    assert TITLE not in pages[f"/zoeken/?q={SECRETS[use]}"]
    for other in SECRETS.keys() - {use}:
        assert SECRETS[other] in pages[ADDRESS]


def test_files_that_are_refused_are_not_linked_to(story, publish):
    sound = story.body[3].value["file"]
    pictures = [story.photo, story.body[1].value["image"]]

    text = "".join(publish(Use.PHOTO, Use.VIDEO).values())

    for file in (sound.file.name, *(picture.file.name for picture in pictures)):
        assert file.rpartition("/")[2].partition(".")[0] not in text
    assert "vimeo.com/1084537" not in text
    assert "<svg" in text


def test_lists_and_counts_do_not_betray_what_is_refused(publish):
    pages = publish(Use.MUNICIPALITY, Use.VIDEO)

    assert TITLE not in pages["/verhalen/?gemeente=zonderdorp"]
    assert TITLE not in pages["/verhalen/?vorm=video"]
    assert TITLE not in pages["/verhalen/?vorm=audio"]
    assert "Zonderdorp (1)" not in pages["/verhalen/"]


def test_an_anonymous_story_has_no_author_for_machines(publish):
    page = publish(Use.NAME)[ADDRESS]

    assert '"@type": "Person"' not in page
    assert "Anoniem uit Zonderdorp" in page


def test_editors_keep_what_the_public_does_not_see(publish, story, cms):
    publish(*SECRETS)

    page = cms.get(edit_address(story)).text
    assert 'value="Truus"' in page
    assert "konijnenfilm" in page
    latest = StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object()
    assert latest.photo == story.photo
    assert latest.municipality == Municipality.objects.get(slug="zonderdorp")


def test_saving_a_draft_of_a_public_story_changes_nothing_for_visitors(publish, story, client):
    publish(*SECRETS)
    before = client.get(ADDRESS).text

    latest = StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object()
    latest.title = "Iets heel anders"
    latest.save_revision()

    assert client.get(ADDRESS).text == before
    kept = StoryPage.objects.get(pk=story.pk)
    assert kept.draft_title == kept.title  # a list of the CMS shows the title of no draft of others
    assert kept.get_latest_revision_as_object().title == "Iets heel anders"


def test_the_preview_for_editors_shows_the_whole_version(publish, story, cms):
    publish(*SECRETS)

    address = reverse("wagtailadmin_pages:view_draft", args=[story.pk])
    assert "Truus" in cms.get(address).text
