"""What a coordinator looks at after a story was erased, also when nobody saw it happen."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Comment, PageLogEntry

from openhartig.media.models import SiteImage
from openhartig.pages.models import BasePage
from openhartig.users.models import User
from stories.consent.links import make_link
from stories.consent.models import Teller
from stories.models import StoryPage
from stories.withdrawal.erasure import resume_unfinished, withdraw
from stories.withdrawal.models import Erasure, Leftover
from tests.factories import ImageFactory, StoryPageFactory, Tree

from .makers import make_page
from .screens import act, address, show

pytestmark = pytest.mark.slow

LIST = reverse("desk_leftovers")
NAME = "Zwerfkraai"


@pytest.fixture
def story(teller: Teller) -> StoryPage:
    return make_page(teller, display_name=NAME)


@pytest.fixture
def place(site: Tree) -> BasePage:
    """A page that quotes the teller."""
    site.plain.introduction = f"{NAME} zegt het zo."
    site.plain.save_revision().publish()
    return BasePage.objects.get(pk=site.plain.pk)


@pytest.fixture
def upload(story: StoryPage, editor: User) -> SiteImage:
    """A picture that an editor of the story uploaded and never used."""
    story.save_revision(user=editor)
    return ImageFactory(uploaded_by_user=editor)


def handle(cms: Client, action: str) -> str:
    """Press a button beside the only line, and return the list."""
    leftover = Leftover.objects.get()
    url = reverse(f"desk_leftover_{action}", args=[leftover.pk])
    return cms.post(url, follow=True).content.decode()


def test_the_coordinator_sees_places_and_words_before_the_story_is_gone(
    cms: Client, teller: Teller, story: StoryPage, place: BasePage, upload: SiteImage
):
    html = show(cms, "withdraw", teller)
    assert place.title in html
    assert f"‘{NAME}’" in html
    assert upload.title in html
    assert not Leftover.objects.exists()

    html = act(cms, "withdraw", teller).content.decode()
    assert "Eén andere plek op de site" in html
    assert LIST in html


def test_what_a_teller_withdraws_alone_waits_for_the_coordinator(
    cms: Client, teller: Teller, story: StoryPage, place: BasePage, upload: SiteImage
):
    token = make_link(teller)
    answer = Client(headers={"sec-fetch-site": "same-origin"}).post(
        reverse("my_story_withdraw", args=[token])
    )
    assert "Eén andere plek op de site" in answer.content.decode()

    start = cms.get("/beheer/").content.decode()
    assert "Na te kijken na een wissing" in start
    assert "2 plekken en bestanden" in start
    html = cms.get(LIST).content.decode()
    assert place.title in html
    assert upload.title in html
    assert NAME not in html
    assert str(Erasure.objects.get()) in html


def test_a_place_that_was_corrected_loses_its_earlier_versions(
    cms: Client, teller: Teller, story: StoryPage, site: Tree
):
    site.plain.title = f"In gesprek met {NAME}"
    site.plain.save_revision(log_action=True).publish(log_action=True)
    site.plain.title = "In gesprek"
    site.plain.save_revision(log_action=True).publish(log_action=True)
    draft = site.plain.save_revision()
    Comment.objects.create(
        page=site.plain,
        user=User.objects.first(),
        text=NAME,
        contentpath="title",
        resolved_at=draft.created_at,
    )
    withdraw(teller.key)

    assert "Er is niets na te kijken." in handle(cms, "erase")
    kept = set(site.plain.revisions.values_list("pk", flat=True))
    plain = BasePage.objects.get(pk=site.plain.pk)
    assert kept == {plain.live_revision_id, plain.latest_revision_id}
    assert not any(NAME in str(version.content) for version in site.plain.revisions.all())
    log = PageLogEntry.objects.filter(page=plain)
    assert [(e.action, e.label, e.data) for e in log if NAME in f"{e.label}{e.data}"] == []
    assert not Comment.objects.exists()
    assert Client().get(plain.get_url()).status_code == 200


def test_what_is_scheduled_or_paused_stays_when_earlier_versions_go(
    cms: Client, teller: Teller, story: StoryPage
):
    other = StoryPageFactory()
    introduction, other.introduction = other.introduction, f"Mijn zus is {NAME}."
    other.save_revision()
    other.introduction = introduction
    paused = other.save_revision()
    Teller.objects.filter(key=other.key).update(paused_revision=paused)
    later = other.save_revision()
    withdraw(teller.key)

    handle(cms, "erase")

    assert set(other.revisions.values_list("pk", flat=True)) == {paused.pk, later.pk}


@pytest.mark.parametrize("action", ["erase", "keep"])
def test_a_place_keeps_its_versions_or_not(
    cms: Client, teller: Teller, story: StoryPage, place: BasePage, site: Tree, action: str
):
    site.plain.save_revision()
    site.plain.save_revision()
    before = site.plain.revisions.count()
    withdraw(teller.key)
    site.plain.introduction = ""
    site.plain.save_revision().publish()
    before += 1

    handle(cms, action)

    assert (site.plain.revisions.count() == before) is (action == "keep")
    assert not Leftover.objects.exists()


@pytest.mark.parametrize(("action", "is_there"), [("erase", False), ("keep", True)])
def test_an_unused_upload_is_erased_or_kept(
    cms: Client, teller: Teller, upload: SiteImage, action: str, is_there: bool
):
    withdraw(teller.key)
    cms.get(LIST)  # makes a thumbnail
    sizes = [size.file.name for size in upload.renditions.all()]
    assert sizes

    handle(cms, action)

    assert not Leftover.objects.exists()
    assert SiteImage.objects.filter(pk=upload.pk).exists() is is_there
    for name in (upload.file.name, *sizes):
        assert upload.file.storage.exists(name) is is_there


def test_an_upload_that_is_used_by_now_is_not_erased(
    cms: Client, teller: Teller, upload: SiteImage
):
    withdraw(teller.key)
    StoryPageFactory(photo=upload, photo_decorative=True)

    html = handle(cms, "erase")

    assert "Er is niets gewist." in html
    assert SiteImage.objects.filter(pk=upload.pk).exists()


def test_all_lines_of_an_erasure_at_once(
    cms: Client, teller: Teller, story: StoryPage, place: BasePage, upload: SiteImage
):
    withdraw(teller.key)
    erasure = Erasure.objects.get()

    cms.post(reverse("desk_leftovers_done", args=[erasure.pk]))

    assert not Leftover.objects.exists()
    assert SiteImage.objects.filter(pk=upload.pk).exists()
    assert Erasure.objects.exists()


def test_a_place_that_is_deleted_is_no_line_any_more(
    cms: Client, teller: Teller, story: StoryPage, place: BasePage, site: Tree
):
    withdraw(teller.key)
    leftover = Leftover.objects.get()
    site.plain.delete()

    assert "Er is niets na te kijken." in cms.get(LIST).content.decode()
    for action in ("erase", "keep"):
        url = reverse(f"desk_leftover_{action}", args=[leftover.pk])
        assert "Dit was al nagekeken" in cms.post(url, follow=True).content.decode()
    resume_unfinished()
    assert not Leftover.objects.exists()


def test_the_screen_is_for_a_story_that_was_sent(cms: Client, teller: Teller, story: StoryPage):
    assert "Op andere plekken" not in show(cms, "withdraw", teller)
    assert cms.get(address("withdraw", teller)).status_code == 200
