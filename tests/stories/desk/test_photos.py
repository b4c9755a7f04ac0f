"""The photo of a teller at the desk: looking is written down, and taking over makes a draft."""

import pytest
from django.test import Client
from django.urls import reverse

from openhartig.media.models import SiteImage
from openhartig.roles.rights import EDITORS, MUNICIPAL_EDITORS
from stories.consent.links import make_link
from stories.consent.live import apply_grants
from stories.consent.models import Teller
from stories.consent.uses import How, Use
from stories.conversation.models import TellerPhoto
from stories.desk.models import ReadingLog
from stories.desk.reminders import reminders
from stories.models import StoryPage
from stories.withdrawal.erasure import withdraw
from tests.factories import ImageFactory, UserFactory
from tests.stories.conversation.factories import make_photo
from tests.stories.my_story.conftest import Visit

from .makers import agree
from .screens import act, address, show

Others = TellerPhoto.Others


@pytest.fixture
def photo(teller: Teller) -> TellerPhoto:
    """A photo with somebody else on it, who agrees."""
    return make_photo(teller, description="Een bankje", others=Others.AGREED)


def latest(story: StoryPage) -> StoryPage:
    return StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object()


def test_looking_at_it_is_written_down(cms: Client, teller: Teller, photo: TellerPhoto):
    assert address("open_photo", teller) in show(cms, "teller", teller)
    ReadingLog.objects.all().delete()
    response = cms.get(address("open_photo", teller))
    assert response.content == photo.picture().read()
    assert "no-store" in response["Cache-Control"]
    assert ReadingLog.objects.get().key == teller.key


def test_what_is_not_there_is_not_found(cms: Client, teller: Teller):
    assert cms.get(address("open_photo", teller)).status_code == 404
    assert not ReadingLog.objects.exists()
    assert address("open_photo", teller) not in show(cms, "teller", teller)


def test_others_may_not_look(log_in, teller: Teller, photo: TellerPhoto):
    editor = log_in(UserFactory(role=EDITORS))
    assert editor.get(address("open_photo", teller)).status_code in {302, 403}
    assert editor.post(address("take_photo", teller)).status_code in {302, 403}
    assert not ReadingLog.objects.exists()
    assert not SiteImage.objects.exists()


def test_it_comes_in_a_new_version_of_the_draft(cms, coordinator, teller, draft, photo):
    answer = act(cms, "take_photo", teller)
    assert "De foto staat nu in het concept" in answer.content.decode()
    version = latest(draft)
    assert version.photo_alt == "Een bankje"
    assert "Mieke" not in version.photo.title
    assert version.photo.file.open().read() == photo.picture().read()
    assert version.latest_revision.user == coordinator
    assert "staat al in het concept" in act(cms, "take_photo", teller).content.decode()
    assert SiteImage.objects.count() == 1


def test_the_start_screen_tells_of_it_until_it_is_taken_over(cms, teller, draft, photo):
    teller.conversation.set_status("accepted")
    heading = "Foto’s om over te nemen in het concept"
    assert heading in {reminder.heading for reminder in reminders()}
    act(cms, "take_photo", teller)
    assert heading not in {reminder.heading for reminder in reminders()}
    assert "overgenomen op" in show(cms, "teller", teller)


def test_readers_see_it_after_consent_and_agreement_only(client, cms, teller, public_story, photo):
    act(cms, "take_photo", teller)
    assert StoryPage.objects.get(pk=public_story.pk).photo is None
    assert "Laat de tekst zien" in show(cms, "teller", teller)
    agree(teller, public_story)
    latest(public_story).latest_revision.publish()
    assert "Een bankje" in client.get(public_story.get_url()).content.decode()
    teller.decide(set(Use) - {Use.PHOTO}, How.PRIVATE_LINK)
    apply_grants(teller)
    assert "Een bankje" not in client.get(public_story.get_url()).content.decode()


@pytest.mark.parametrize("others", [Others.NOT_YET, ""])
def test_not_before_everybody_on_it_agrees(cms, teller, draft, photo, others):
    photo.others = others
    photo.save()
    assert address("take_photo", teller) not in show(cms, "teller", teller)
    answer = act(cms, "take_photo", teller)
    assert "Nog niet iedereen op de foto" in answer.content.decode()
    assert not SiteImage.objects.exists()


def test_not_without_a_draft_or_a_photo(cms, teller):
    assert "heeft geen foto gestuurd" in act(cms, "take_photo", teller).content.decode()
    make_photo(teller)
    assert "Er is nog geen pagina" in act(cms, "take_photo", teller).content.decode()


def test_not_while_somebody_keeps_the_page_locked(cms, teller, draft, photo):
    draft.locked, draft.locked_by = True, UserFactory(username="ander")
    draft.save()
    assert "op slot" in act(cms, "take_photo", teller).content.decode()
    assert not SiteImage.objects.exists()


def test_what_was_taken_over_is_erased_with_the_story(cms, teller, draft, photo):
    act(cms, "take_photo", teller)
    withdraw(teller.key)
    assert not SiteImage.objects.exists()
    assert not TellerPhoto.objects.exists()


@pytest.mark.parametrize(
    ("action", "answers"), [("foto/wis", {}), ("foto", {"others": Others.NOT_YET.value})]
)
def test_what_was_taken_over_goes_when_its_teller_says_so(
    cms, teller, draft, photo, action, answers
):
    act(cms, "take_photo", teller)
    assert latest(draft).photo
    assert Visit(make_link(teller)).post(action, **answers).status_code == 303
    assert not SiteImage.objects.exists()
    assert latest(draft).photo is None


def test_the_photo_of_somebody_who_did_not_send_yet_is_not_shown(cms, teller, photo):
    teller.conversation.set_status("unfinished")
    assert cms.get(reverse("desk_open_photo", args=[teller.key])).status_code == 404


@pytest.mark.parametrize("role", [EDITORS, MUNICIPAL_EDITORS])
def test_only_who_works_on_the_story_finds_it(cms, log_in, teller, draft, photo, role):
    act(cms, "take_photo", teller)
    taken = SiteImage.objects.get()
    other = ImageFactory(title="Een brug")
    editor = UserFactory(role=role)
    browser = log_in(editor)
    lists = [
        reverse("wagtailimages:index") + "?q=foto",
        reverse("wagtailimages:index"),
        reverse("wagtailimages_chooser:choose"),
        reverse("wagtailimages_chooser:choose_results") + "?q=foto",
        reverse("wagtailimages_chooser:chosen_multiple") + f"?id={taken.pk}",
        reverse("wagtailadmin_api:images:listing"),
    ]
    for listing in lists:
        assert taken.title not in browser.get(listing, follow=True).content.decode(), listing
    assert other.title in browser.get(reverse("wagtailimages_chooser:choose")).content.decode()
    chosen = reverse("wagtailimages_chooser:chosen", args=[taken.pk])
    works_on_it = draft.permissions_for_user(editor).can_edit()
    assert works_on_it is (role == EDITORS)
    assert (taken.title in browser.get(chosen, follow=True).content.decode()) is works_on_it


def test_a_search_finds_the_other_pictures(cms, teller, draft, photo):
    act(cms, "take_photo", teller)
    ImageFactory(title="Foto van een brug")
    found = cms.get(reverse("wagtailimages_chooser:choose_results") + "?q=foto").content.decode()
    assert "Foto van een brug" in found
    assert SiteImage.objects.get(title__startswith="Foto van Verteller").title not in found
