"""Ways to make a second page of a story, or to change many at once: none leads to the public."""

import uuid

import pytest
from django.core.exceptions import PermissionDenied
from django.db import NotSupportedError, transaction
from django.urls import reverse
from wagtail.actions.convert_alias import ConvertAliasPageAction, ConvertAliasPageError
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.models import Locale

from openhartig.pages.models import BasePage
from stories.consent import gate
from stories.consent.gate import GateClosedError
from stories.consent.models import Teller
from stories.consent.obstacles import Kind, Obstacle
from stories.models import StoryPage
from tests.cms import PUBLISH, edit_address
from tests.consent import consent_to
from tests.factories import StoryPageFactory

NEW_TITLE = "Een kopie"


@pytest.fixture
def story(site) -> StoryPage:
    """A story on the site, with a version in the history."""
    story = StoryPageFactory(live=False, display_name="Truus")
    story.save_revision().publish()
    return StoryPage.objects.get(pk=story.pk)


def copy_in_the_cms(cms, story: StoryPage, **choices) -> None:
    data = {
        "new_title": NEW_TITLE,
        "new_slug": "een-kopie",
        "new_parent_page": story.get_parent().pk,
    }
    cms.post(reverse("wagtailadmin_pages:copy", args=[story.pk]), data | choices)


def assert_has_nobody(copy: StoryPage, story: StoryPage) -> None:
    """A copy is a draft with a key of its own, which no teller has."""
    assert not copy.live
    assert copy.key != story.key
    assert not Teller.objects.filter(key=copy.key).exists()
    latest = copy.get_latest_revision_as_object()
    assert latest.key == copy.key
    assert gate.obstacles(latest) == [Obstacle(Kind.NO_TELLER)]


@pytest.mark.parametrize("choices", [{}, {"publish_copies": "on"}, {"alias": "on"}])
def test_a_copy_made_in_the_cms_begins_as_a_draft(cms, story, client, choices):
    copy_in_the_cms(cms, story, **choices)

    assert_has_nobody(StoryPage.objects.get(slug="een-kopie"), story)
    assert client.get("/verhalen/een-kopie/").status_code == 404
    assert client.get(story.get_url()).status_code == 200


def test_the_cms_says_beforehand_what_a_copy_is(cms, story):
    page = cms.get(reverse("wagtailadmin_pages:copy", args=[story.pk])).text

    assert "Een kopie begint als concept." in page
    assert 'name="publish_copies"' not in page
    assert 'name="alias"' not in page


def test_the_agreement_to_a_story_does_not_publish_its_copy(cms, story, client):
    copy_in_the_cms(cms, story)
    copy = StoryPage.objects.get(slug="een-kopie")

    with pytest.raises(GateClosedError):
        copy.get_latest_revision().publish()
    assert client.get("/verhalen/een-kopie/").status_code == 404


def test_a_copy_of_an_example_is_no_example(site):
    example = StoryPageFactory(is_example=True)

    with pytest.raises(GateClosedError):
        example.copy(update_attrs={"slug": "kopie"})
    copy = example.copy(update_attrs={"slug": "kopie"}, keep_live=False)
    assert not copy.is_example
    assert not copy.get_latest_revision_as_object().is_example


def test_copying_in_code_publishes_nothing(story):
    with pytest.raises(GateClosedError):
        CopyPageAction(story, update_attrs={"slug": "kopie"}, keep_live=True).execute()
    CopyPageAction(story, update_attrs={"slug": "kopie"}, keep_live=False).execute()

    assert_has_nobody(StoryPage.objects.get(slug="kopie"), story)


def test_copying_a_part_of_the_site_does_not_publish_its_stories(story, site):
    copies = CopyPageAction(
        site.stories, recursive=True, update_attrs={"slug": "kopie"}, keep_live=True
    )

    with pytest.raises(GateClosedError):
        copies.execute()

    below = StoryPage.objects.live().filter(url_path__contains="/kopie/")
    assert not below.exists()


@pytest.mark.parametrize("keep_live", [True, False])
def test_the_interface_of_the_cms_publishes_no_copy(cms, story, keep_live):
    address = f"/beheer/api/main/pages/{story.pk}/action/copy/"
    answer = cms.post(address, {"keep_live": keep_live}, content_type="application/json")

    assert answer.status_code == (403 if keep_live else 201)
    assert StoryPage.objects.live().exclude(pk=story.pk).filter(display_name="Truus").count() == 0


@pytest.mark.parametrize("live", [True, False])
def test_a_story_has_no_second_address(cms, story, live):
    if not live:
        story.unpublish()
    with pytest.raises(GateClosedError) as closed:
        CreatePageAliasAction(story, update_slug="spiegel").execute()
    assert closed.value.obstacles == [Obstacle(Kind.ALIAS)]

    address = f"/beheer/api/main/pages/{story.pk}/action/create_alias/"
    answer = cms.post(address, {"update_slug": "spiegel"}, content_type="application/json")
    assert answer.status_code == 403
    assert not StoryPage.objects.filter(slug="spiegel").exists()


def test_so_there_is_no_alias_to_make_a_page_of_its_own(story):
    with pytest.raises(ConvertAliasPageError):
        ConvertAliasPageAction(story).execute()


@pytest.mark.parametrize("alias", [True, False])
def test_a_translation_is_a_draft(story, site, alias):
    locale = Locale.objects.create(language_code="en")
    translate = CopyPageForTranslationAction(story, locale, copy_parents=True, alias=alias)

    if alias:
        with pytest.raises(GateClosedError):
            translate.execute()
        assert not StoryPage.objects.filter(locale=locale).exists()
    else:
        translate.execute()
        assert_has_nobody(StoryPage.objects.get(locale=locale), story)


def test_a_new_page_is_not_added_as_a_public_one(story, site):
    new = StoryPage(title="Nieuw", slug="nieuw", perspective="naaste")

    with pytest.raises(GateClosedError):
        site.stories.add_child(instance=new)
    with pytest.raises(GateClosedError):
        story.add_sibling(instance=new)
    assert not StoryPage.objects.filter(slug="nieuw").exists()


def test_pages_are_not_published_by_the_row(draft):
    rows, siblings = BasePage.objects.filter(pk=draft.pk), draft.get_siblings()
    for update in (
        lambda: StoryPage.objects.update(live=True),
        lambda: StoryPage.objects.filter(pk=draft.pk).update(live=True),
        lambda: rows.update(live=True),
        lambda: siblings.update(live=True),
    ):
        with pytest.raises(NotSupportedError):
            update()
    with pytest.raises(NotSupportedError), transaction.atomic():
        BasePage.objects.bulk_update([BasePage(pk=draft.pk, live=True)], ["live"])
    assert not StoryPage.objects.get(pk=draft.pk).live


@pytest.mark.parametrize("fields", [None, ["key"], ["title"]])
def test_the_consent_of_another_teller_opens_no_gate(site, fields):
    story, other = StoryPageFactory(), StoryPageFactory()
    story.key = other.key

    with pytest.raises(NotSupportedError):
        story.save(update_fields=fields)


def test_a_story_is_not_published_as_a_page_of_no_type(draft):
    page = BasePage.objects.get(pk=draft.pk)
    page.live = True

    with pytest.raises(NotSupportedError):
        page.save()
    assert not StoryPage.objects.get(pk=draft.pk).live


def test_a_public_story_can_be_moved_and_locked_as_a_page_of_no_type(story, editor):
    page = BasePage.objects.get(pk=story.pk)
    page.locked = True
    page.save()
    page.move(story.get_siblings().first(), "left")

    assert StoryPage.objects.get(pk=story.pk).live


class TestWhoseStoryItIs:
    """The key and the mark of an example are there from the beginning, and stay."""

    def test_data_from_elsewhere_is_no_example(self, site):
        example = StoryPageFactory(is_example=True)
        data = example.serializable_data() | {"pk": None, "key": str(uuid.uuid4()), "slug": "nieuw"}
        imported = StoryPage.from_serializable_data(data)

        assert not imported.is_example
        with pytest.raises(GateClosedError):
            site.stories.add_child(instance=imported)

    def test_no_form_has_them(self, cms, draft):
        fields = StoryPage.get_edit_handler().get_form_class().base_fields

        assert not {"key", "is_example", "live"} & fields.keys()

    def test_a_form_that_has_them_all_the_same_changes_nothing(self, cms, draft, form):
        evil = {"is_example": "on", "key": str(uuid.uuid4()), "live": "on"}
        cms.post(edit_address(draft), form | evil | PUBLISH)

        after = StoryPage.objects.get(pk=draft.pk).get_latest_revision_as_object()
        assert (after.key, after.is_example, after.live) == (draft.key, False, False)

    def test_a_version_that_has_them_changes_nothing(self, draft):
        revision = draft.latest_revision
        revision.content |= {"is_example": True, "key": str(uuid.uuid4()), "live": True}
        revision.save()

        version = revision.as_object()
        assert (version.key, version.is_example, version.live) == (draft.key, False, False)
        with pytest.raises(GateClosedError):
            revision.publish()

    def test_code_cannot_change_them(self, draft):
        for field, value in (("is_example", True), ("key", uuid.uuid4())):
            changed = StoryPage.objects.get(pk=draft.pk)
            setattr(changed, field, value)
            for save in (changed.save, lambda c=changed, f=field: c.save(update_fields=[f])):
                with pytest.raises(NotSupportedError):
                    save()
            with pytest.raises(NotSupportedError):
                StoryPage.objects.filter(pk=draft.pk).update(**{field: value})

    def test_another_teller_cannot_be_borrowed(self, draft, story):
        """The version of a story with the key of one that may be public."""
        consent_to(draft)
        Teller.objects.filter(key=draft.key).delete()
        draft.key, draft.live = story.key, True

        with pytest.raises(NotSupportedError):
            draft.save()


def test_a_closed_gate_is_a_refusal_of_permission():
    """Whatever catches the one, such as the interfaces of Wagtail, catches the other."""
    assert issubclass(GateClosedError, PermissionDenied)
    assert str(GateClosedError(["Nee.", "Nog niet."])) == "Nee. Nog niet."
