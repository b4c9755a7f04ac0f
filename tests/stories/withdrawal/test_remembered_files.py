"""Every file that a story ever named goes with it, also when no version names it any more."""

from collections.abc import Callable

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from wagtail.admin.models import FormState
from wagtail.models import Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from openhartig.media.models import SiteDocument, SiteImage
from openhartig.users.models import User
from stories.models import StoryPage
from stories.withdrawal.erasure import resume_unfinished, withdraw
from stories.withdrawal.models import StoryFile
from tests.cms import add_address, edit_address, story_form
from tests.factories import (
    AudioFactory,
    ImageFactory,
    PlainPageFactory,
    StoryPageFactory,
    TellerFactory,
    Tree,
)

pytestmark = pytest.mark.slow

VIDEO = "https://youtu.be/aqz-KE-bpKQ"
Named = SiteImage | SiteDocument


def in_photo(file: Named) -> dict:
    return {"photo": file, "photo_decorative": True, "body": []}


def in_text(file: Named) -> dict:
    value = {"image": file.pk, "alt_text": "Een brug", "decorative": False}
    return {"body": [{"type": "image", "value": {"image": value, "caption": ""}}]}


def in_poster(file: Named) -> dict:
    return {"body": [{"type": "video", "value": {"url": VIDEO, "title": "V", "poster": file.pk}}]}


def in_sound(file: Named) -> dict:
    value = {"title": "Geluid", "file": file.pk, "transcript": "<p>Hoi</p>"}
    return {"body": [{"type": "audio", "value": value}]}


PLACES = {
    "photo": (ImageFactory, in_photo),
    "picture in the text": (ImageFactory, in_text),
    "picture of a video": (ImageFactory, in_poster),
    "sound": (AudioFactory, in_sound),
}


def save_by_itself(story: StoryPage) -> None:
    """Save as the editor does by itself: over the version that it saved before."""
    story.save_revision(clean=False, overwrite_revision=story.latest_revision)


def save_and_throw_away(story: StoryPage) -> None:
    """Save a version, and lose all of them, as `manage.py purge_revisions` does."""
    story.save_revision(clean=False)
    story.latest_revision = None
    story.save(update_fields=["latest_revision"])
    Revision.page_revisions.filter(object_id=str(story.pk)).delete()


def save_the_row(story: StoryPage) -> None:
    """Save without a version, as code does."""
    story.save(clean=False)


def choose(story: StoryPage, save: Callable, fields: dict) -> None:
    for name, value in fields.items():
        setattr(story, name, value)
    save(story)


@pytest.fixture
def draft(site: Tree) -> StoryPage:
    story = StoryPageFactory(live=False, has_unpublished_changes=True)
    story.save_revision()
    return story


@pytest.mark.parametrize("save", [save_by_itself, save_and_throw_away, save_the_row])
@pytest.mark.parametrize("place", PLACES)
def test_what_was_chosen_before_is_erased(draft: StoryPage, save: Callable, place: str):
    make, fields_with = PLACES[place]
    before, after = make.create_batch(2)
    choose(draft, save, fields_with(before))
    choose(draft, save, fields_with(after))
    files = [before.file.name, after.file.name]

    receipt = withdraw(draft.key)

    assert not SiteImage.objects.exists()
    assert not SiteDocument.objects.exists()
    assert [name for name in files if default_storage.exists(name)] == []
    assert any("2 foto’s of opnames" in line for line in receipt.erased)
    assert not StoryFile.objects.exists()


def test_what_the_editor_saved_by_itself_and_forgot_is_erased(
    editor: User, log_in: Callable[[User], Client], site: Tree
):
    """In the CMS: a photo is chosen, saved by itself, and another is chosen before a real save."""
    cms, (first, second) = log_in(editor), ImageFactory.create_batch(2)
    comments = nested_form_data({"comments": inline_formset([])})
    form = story_form(photo=first.pk, photo_decorative="on") | comments
    cms.post(add_address(site.stories, StoryPage), form)
    story = StoryPage.objects.latest("pk")
    TellerFactory(key=story.key)
    form |= {"photo": second.pk, "overwrite_revision_id": story.latest_revision_id}
    assert cms.post(edit_address(story), form).status_code == 302
    assert Revision.page_revisions.filter(object_id=str(story.pk)).count() == 1

    withdraw(story.key)

    assert not SiteImage.objects.exists()


def test_what_was_only_previewed_is_erased(
    editor: User, log_in: Callable[[User], Client], draft: StoryPage
):
    cms, pictures = log_in(editor), ImageFactory.create_batch(2)
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[draft.pk])
    comments = nested_form_data({"comments": inline_formset([])})
    for picture in pictures:
        form = story_form(photo=picture.pk, photo_decorative="on", title="") | comments
        assert cms.post(address, form).json()["is_valid"]
    assert FormState.objects.count() == 1

    withdraw(draft.key)

    assert not SiteImage.objects.exists()


def test_what_another_page_shows_now_stays(draft: StoryPage, site: Tree):
    before, after = ImageFactory.create_batch(2)
    choose(draft, save_by_itself, in_photo(before))
    choose(draft, save_by_itself, in_photo(after))
    other = PlainPageFactory(parent=site.home, **in_text(before))

    receipt = withdraw(draft.key)

    assert list(SiteImage.objects.all()) == [before]
    assert not StoryFile.objects.exists()
    assert other.url
    assert any("ook op een andere pagina" in line for line in receipt.unreachable)


def test_files_of_others_and_of_examples_are_not_touched(draft: StoryPage, site: Tree):
    other = StoryPageFactory(**in_photo(ImageFactory()))
    example = StoryPageFactory(is_example=True, **in_photo(ImageFactory()))
    assert not StoryFile.objects.filter(key=example.key).exists()

    withdraw(draft.key)

    assert SiteImage.objects.count() == 2
    assert StoryFile.objects.filter(key=other.key).exists()


def test_what_belongs_to_no_story_is_forgotten(draft: StoryPage):
    """The page was deleted, and there is nobody who could withdraw it."""
    choose(draft, save_by_itself, in_photo(ImageFactory()))
    key = draft.key
    draft.delete()
    resume_unfinished()
    assert StoryFile.objects.filter(key=key).exists()  # its teller is still there

    withdraw(key)

    assert not SiteImage.objects.exists()
    assert not StoryFile.objects.exists()
