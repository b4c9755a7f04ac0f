"""What takes a story off the site takes its pictures and sounds off as well, in every size."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from stories.consent.uses import How, Use
from stories.desk.daily import check_public_stories
from stories.follow_up import daily
from stories.models import StoryPage
from stories.withdrawal.erasure import begin, withdraw
from tests.cms import bulk_address
from tests.factories import ImageFactory

from .told import Told, shown, statuses

pytestmark = pytest.mark.slow


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
    told.cms.post(reverse("desk_withdraw", args=[told.story.key]))


def hide_after_silence(told: Told) -> None:
    now = timezone.now()
    daily.ask_yearly(now + timedelta(days=400))
    assert daily.hide_after_silence(now + timedelta(days=800)) != "0"


def hide_by_hand(told: Told) -> None:
    told.cms.post(reverse("desk_hide", args=[told.story.key]))
    assert told.teller.conversation.hidden_at


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
    assert check_public_stories(timezone.now()) == "1"


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
