"""Files that nothing uses: found when a story is erased, and counted every day."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from openhartig.media.models import SiteImage
from openhartig.users.models import User
from stories.consent.models import SignedForm, Teller
from stories.consent.storage import private_storage
from stories.consent.uses import How
from stories.models import StoryPage
from stories.withdrawal.erasure import withdraw
from stories.withdrawal.models import Leftover
from stories.withdrawal.unused import files_without_a_row, unused_files
from tests.factories import (
    AudioFactory,
    ImageFactory,
    StoryPageFactory,
    Tree,
    UserFactory,
)

from .test_remembered_files import in_text

LATER = timezone.now() + timedelta(days=1)
LONG_AGO = timezone.now() - timedelta(hours=2)


@pytest.fixture
def worker(site: Tree) -> User:
    return UserFactory()


@pytest.fixture
def draft(worker: User) -> StoryPage:
    """A story that somebody works on."""
    story = StoryPageFactory(live=False)
    story.save_revision(user=worker)
    return story


def noted(key) -> set:
    kinds = Leftover.objects.filter(erasure__key=key, kind=Leftover.Kind.UNUSED)
    return {leftover.item for leftover in kinds}


@pytest.mark.parametrize("make", [ImageFactory, AudioFactory])
def test_what_was_uploaded_for_the_story_and_never_saved_in_it_is_noted(
    draft: StoryPage, worker: User, make
):
    file, of_others = make(uploaded_by_user=worker), make(uploaded_by_user=UserFactory())

    receipt = withdraw(draft.key)

    assert noted(draft.key) == {file}
    assert of_others.file.storage.exists(of_others.file.name)
    assert any("Eén foto of bestand dat nergens" in line for line in receipt.unreachable)


@pytest.mark.parametrize("how", ["owner", "version", "log", "asked for consent"])
def test_whoever_worked_on_the_story_counts(site: Tree, how: str):
    worker, story = UserFactory(), StoryPageFactory(live=False)
    if how == "owner":
        StoryPage.objects.filter(pk=story.pk).update(owner=worker)
    elif how == "version":
        story.save_revision(user=worker)
    elif how == "log":
        story.save_revision(user=worker, log_action=True)
        story.revisions.update(user=None)
    else:
        teller = Teller.objects.get(key=story.key)
        teller.decide((), How.SPOKEN, asked_by=worker)
    file = ImageFactory(uploaded_by_user=worker)

    withdraw(story.key)

    assert noted(story.key) == {file}


def test_what_is_used_is_not_noted(draft: StoryPage, worker: User, site: Tree):
    on_page, in_draft, of_other_story = ImageFactory.create_batch(3, uploaded_by_user=worker)
    site.plain.body = in_text(on_page)["body"]
    site.plain.save_revision().publish()
    site.example.body = in_text(in_draft)["body"]
    site.example.save_revision()
    other = StoryPageFactory(live=False, photo=of_other_story)
    other.photo = None
    other.save(clean=False)

    withdraw(draft.key)

    assert noted(draft.key) == set()
    assert SiteImage.objects.count() == 3


def test_unused_files_are_listed_the_newest_first(site: Tree):
    files = [ImageFactory(), AudioFactory(), ImageFactory()]
    assert unused_files() == files[::-1]


@pytest.mark.parametrize(
    ("storage", "name"),
    [
        (default_storage, "images/zoek.jpg"),
        (default_storage, "documents/map/verslag.pdf"),
        (private_storage(), "signed-forms/oud.pdf"),
    ],
)
def test_files_that_no_row_names_are_found(site: Tree, storage, name: str):
    ImageFactory().get_rendition("width-20")
    AudioFactory()
    SignedForm.objects.create(
        teller=Teller.objects.first(), file=ContentFile(b"%PDF", name="brief.pdf")
    )
    before = set(files_without_a_row(LATER))
    saved = storage.save(name, ContentFile(b"x"))

    try:
        assert set(files_without_a_row(LATER)) - before == {saved}
        assert saved not in set(files_without_a_row(timezone.now()))  # it may be of an upload
    finally:
        storage.delete(saved)
    named = {image.file.name for image in SiteImage.objects.all()}
    assert before.isdisjoint(named)


def test_the_old_file_of_a_picture_that_was_replaced(site: Tree):
    picture = ImageFactory()
    old = picture.file.name
    before = set(files_without_a_row(LATER))
    picture.file = ImageFactory.build().file
    picture.save()

    assert set(files_without_a_row(LATER)) - before == {old}


def test_only_an_administrator_sees_names(site: Tree, capsys, monkeypatch):
    picture = ImageFactory(title="Zwerfkraai")
    name = default_storage.save("documents/brief.pdf", ContentFile(b"x"))
    monkeypatch.setattr(default_storage, "get_modified_time", lambda name: LONG_AGO)
    call_command("unused_files")
    default_storage.delete(name)

    output = capsys.readouterr().out
    assert f"on disk only: {name}" in output
    assert f"in the library: afbeelding {picture.pk}" in output
    assert "Zwerfkraai" not in output
