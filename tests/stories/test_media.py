"""What takes a story off the site takes its pictures and sounds off as well, in every size."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from campaign.models import HomeStory
from openhartig.media.renditions import PHOTO, SHARE_CARD
from stories.consent.content import parts_of
from stories.consent.links import make_link
from stories.consent.models import Agreement, Teller
from stories.consent.uses import How, Use
from stories.coordination import daily
from stories.coordination.safety_net import public_without_consent, take_off
from stories.models import StoryPage
from stories.withdrawal.erasure import begin, withdraw
from tests.cms import bulk_address
from tests.factories import AudioFactory, ImageFactory, StoryPageFactory, UserFactory

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
    return json.dumps(
        [
            {"type": "text", "value": "<p>Het begon op een dinsdag.</p>"},
            *({"type": "image", "value": value} for value in pictures),
            {"type": "audio", "value": words},
            {"type": "video", "value": video | {"has_captions": True}},
        ]
    )


@pytest.fixture(autouse=True)
def _alone(settings, tmp_path: Path) -> None:
    settings.ERASURE_LEDGER = tmp_path / "erased"
    caches["shared"].clear()


@pytest.fixture
def told(site, log_in) -> Told:
    told = Told(site.story, log_in(UserFactory(is_superuser=True)))
    body = body_with(ImageFactory(), sound=AudioFactory(), poster=ImageFactory())
    told.write(photo=ImageFactory(), photo_alt="Iemand op een bankje", body=body).publish()
    site.home.story_links = [HomeStory(story=told.story)]
    site.home.save()
    return told


def shown(told: Told) -> set[str]:
    """Return the address of every file that pages show of the story."""
    browser = Client()
    places = (told.story.url, "/", "/verhalen/", "/verhalen/feed/")
    return {found for place in places for found in MEDIA.findall(browser.get(place).text)}


def statuses(addresses: set[str]) -> set[int]:
    browser = Client()
    return {browser.get(address).status_code for address in addresses}


def pause(told: Told) -> None:
    told.privately("pauze")


def refuse_the_text(told: Told) -> None:
    told.refuse(Use.SITE_TEXT)


def withdraw_privately(told: Told) -> None:
    told.privately("terugtrekken")


def withdraw_in_code(told: Told) -> None:
    withdraw(told.story.key)


def begin_a_withdrawal_that_is_cut_short(told: Told) -> None:
    begin(told.story.key)


def withdraw_for_the_teller(told: Told) -> None:
    told.cms.post(reverse("coordination_withdraw", args=[told.story.key]))


def hide_after_silence(told: Told) -> None:
    now = timezone.now()
    daily.ask_yearly(now + timedelta(days=400))
    assert daily.hide_after_silence(now + timedelta(days=800)) != "0"


def hide_by_hand(told: Told) -> None:
    told.cms.post(reverse("coordination_hide", args=[told.story.key]))
    assert told.teller.hidden_at


def unpublish_in_code(told: Told) -> None:
    told.page().unpublish()


def unpublish_in_the_cms(told: Told) -> None:
    told.cms.post(reverse("wagtailadmin_pages:unpublish", args=[told.story.pk]))


def unpublish_from_a_list(told: Told) -> None:
    told.cms.post(bulk_address("unpublish", told.story))


def unpublish_with_the_interface_of_the_cms(told: Told) -> None:
    address = f"/beheer/api/main/pages/{told.story.pk}/action/unpublish/"
    told.cms.post(address, {}, content_type="application/json")


def unpublish_with_what_is_above(told: Told) -> None:
    address = reverse("wagtailadmin_pages:unpublish", args=[told.story.get_parent().pk])
    told.cms.post(address, {"include_descendants": "on"})


def let_it_expire(told: Told) -> None:
    past = timezone.now() - timedelta(minutes=1)
    StoryPage.objects.filter(pk=told.story.pk).update(expire_at=past)
    call_command("publish_scheduled")


def lose_the_consent(told: Told) -> None:
    """Something behind the gate took the consent away; the daily work notices."""
    told.teller.decide(set(Use) - {Use.SITE_TEXT}, How.PRIVATE_LINK)
    assert [take_off(story) for story in public_without_consent()] == [True]


def delete_in_code(told: Told) -> None:
    told.page().delete()


ROADS_OFF: list[Callable[[Told], None]] = [
    pause,
    refuse_the_text,
    withdraw_privately,
    withdraw_in_code,
    begin_a_withdrawal_that_is_cut_short,
    withdraw_for_the_teller,
    hide_after_silence,
    hide_by_hand,
    unpublish_in_code,
    unpublish_in_the_cms,
    unpublish_from_a_list,
    unpublish_with_the_interface_of_the_cms,
    unpublish_with_what_is_above,
    let_it_expire,
    lose_the_consent,
    delete_in_code,
]


@pytest.mark.parametrize("road", ROADS_OFF)
def test_every_file_goes_with_the_story(told, road):
    before = shown(told)
    assert {address.split("/")[2] for address in before} == {"images", "audio"}
    assert statuses(before) == {200}

    road(told)

    assert Client().get(told.story.url).status_code in {404, 410}
    assert statuses(before) == {404}


def another_version_is_agreed(told: Told) -> None:
    """The teller agreed to a newer version, which waits for an editor."""
    told.write(introduction="Een nieuwe inleiding.")


def an_editor_is_at_work(told: Told) -> None:
    version = told.page().get_latest_revision_as_object()
    version.introduction = "Nog in de maak."
    version.save_revision()


@pytest.mark.parametrize("also", [None, another_version_is_agreed, an_editor_is_at_work])
@pytest.mark.parametrize(
    ("use", "kind"), [(Use.PHOTO, "images"), (Use.VIDEO, "audio"), (Use.VIDEO, "images")]
)
def test_what_is_refused_goes_and_comes_back(told, use, kind, also):
    before = shown(told)
    if also:
        also(told)

    told.refuse(use)

    assert Client().get(told.story.url).status_code == 200
    left = shown(told)
    gone = {address for address in before - left if address.split("/")[2] == kind}
    assert gone
    assert statuses(before - left) == {404}
    assert statuses(left) <= {200}
    if also is another_version_is_agreed:
        return  # what was published is not what the teller agreed to last
    told.privately("toestemming", granted=list(Use), before=[u.value for u in Use if u != use])
    assert shown(told) == before
    assert statuses(before) == {200}


def test_after_a_pause_everything_is_back(told):
    before = shown(told)
    pause(told)
    told.privately("verder")

    assert shown(told) == before
    assert statuses(before) == {200}


def test_a_picture_that_was_swapped_is_gone(told):
    before = shown(told)
    told.write(photo=ImageFactory()).publish()
    after = shown(told)

    assert before - after
    assert statuses(before - after) == {404}
    assert statuses(after) == {200}


def test_what_another_public_page_shows_stays(told, site):
    """A picture of two pages is off the site when the last of them is."""
    image = told.page().photo
    value = {"image": {"image": image.pk, "alt_text": "Een brug"}, "caption": ""}
    site.plain.body = json.dumps([{"type": "image", "value": value}])
    site.plain.save()
    photos = {address for address in shown(told) if is_of(address, image)}

    pause(told)
    assert statuses(photos) == {200}

    site.plain.unpublish()
    assert statuses(photos) == {404}


def is_of(address: str, image) -> bool:
    return image.renditions.filter(file=address.removeprefix("/media/")).exists()


def draft_that_was_never_public(told: Told, image) -> None:
    story = StoryPageFactory(live=False, photo=image, photo_decorative=True)
    story.save_revision()
    told.cms.get(reverse("wagtailadmin_pages:view_draft", args=[story.pk]))


def draft_of_a_public_story(told: Told, image) -> None:
    version = told.page().get_latest_revision_as_object()
    version.photo = image
    version.save_revision()
    told.cms.get(reverse("wagtailadmin_pages:view_draft", args=[told.story.pk]))


def agreed_and_planned(told: Told, image) -> None:
    told.write(photo=image, go_live_at=timezone.now() + timedelta(days=1)).publish()


def opened_in_the_library(told: Told, image) -> None:
    told.cms.get(reverse("wagtailimages:edit", args=[image.pk]))
    told.cms.get(reverse("wagtailimages:index"))


@pytest.mark.parametrize(
    "road",
    [
        draft_that_was_never_public,
        draft_of_a_public_story,
        agreed_and_planned,
        opened_in_the_library,
    ],
)
def test_what_is_not_public_yet_is_for_nobody(told, road):
    image = ImageFactory()
    road(told, image)
    image.get_renditions(*PHOTO, SHARE_CARD, "original")

    addresses = {rendition.url for rendition in image.renditions.all()}
    assert statuses(addresses) == {404}
    assert {told.cms.get(address).status_code for address in addresses} == {200}


def test_a_public_picture_is_public_in_the_sizes_of_the_site_only(told):
    told.cms.get(reverse("wagtailimages:edit", args=[told.page().photo_id]))
    own = {rendition.url for rendition in told.page().photo.renditions.all()} - shown(told)
    kept_back = {address for address in own if re.search(r"original|max-", address)}

    assert kept_back
    assert statuses(kept_back) == {404}
