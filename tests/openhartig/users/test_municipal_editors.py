"""What the role Gemeenteredactie can and cannot do, tried by logging in."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse

from openhartig.media.models import SiteImage
from openhartig.pages.models import BasePage
from stories.models import StoryPage
from tests.cms import PUBLISH, add_address, bulk_address, edit_address, is_open, story_form
from tests.factories import ExamplePageFactory, StoryPageFactory
from tests.openhartig.media.factories import ANSWERED, drawn_picture

SNIPPETS = [
    "help_helpline",
    "policy_policyperiod",
    "region_municipality",
    "region_partner",
    "search_searchword",
    "stories_theme",
]


class TestMunicipalEditor:
    @pytest.fixture
    def cms(self, municipal_editor, log_in):
        return log_in(municipal_editor)

    def test_saves_a_story_as_a_draft(self, cms, client, municipal_editor, site):
        cms.post(add_address(site.stories, StoryPage), story_form())

        draft = StoryPage.objects.get(slug="ik-zei-het-hardop")
        assert draft.owner == municipal_editor
        assert not draft.live
        assert client.get("/verhalen/ik-zei-het-hardop/").status_code == 404

    def test_cannot_publish_a_new_story(self, cms, client, site):
        cms.post(add_address(site.stories, StoryPage), story_form() | PUBLISH)

        assert client.get("/verhalen/ik-zei-het-hardop/").status_code == 404

    def test_may_add_a_story_and_an_example_and_nothing_else(self, cms, site):
        children = {
            page: child
            for page in site.pages
            for child in type(page).creatable_subpage_models()
            if is_open(cms, add_address(page, child))
        }

        assert set(children) == {site.stories, site.examples}

    def test_edits_its_own_pages(self, cms, municipal_editor):
        assert is_open(cms, edit_address(StoryPageFactory(owner=municipal_editor, live=False)))
        assert is_open(cms, edit_address(ExamplePageFactory(owner=municipal_editor, live=False)))

    def test_cannot_touch_the_pages_of_others(self, cms, editor, site):
        others = [*site.pages, StoryPageFactory(owner=editor, live=False)]

        for page in others:
            for name in ("edit", "delete", "unpublish", "copy", "move"):
                assert not is_open(cms, reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))
            cms.post(edit_address(page), {"title": "Gekaapt", "slug": page.slug} | PUBLISH)
        assert not BasePage.objects.filter(draft_title="Gekaapt").exists()

    def test_cannot_publish_its_own_page_in_any_way(self, cms, client, municipal_editor):
        draft = StoryPageFactory(owner=municipal_editor, live=False)
        draft.save_revision()

        cms.post(edit_address(draft), story_form() | {"slug": draft.slug} | PUBLISH)
        cms.post(bulk_address("publish", draft))

        assert not StoryPage.objects.get(pk=draft.pk).live
        assert client.get(draft.url).status_code == 404

    def test_cannot_unpublish_or_delete_its_page_once_it_is_live(
        self, cms, client, municipal_editor
    ):
        story = StoryPageFactory(owner=municipal_editor)

        cms.post(reverse("wagtailadmin_pages:unpublish", args=[story.pk]))
        cms.post(reverse("wagtailadmin_pages:delete", args=[story.pk]))
        for action in ("unpublish", "delete"):
            cms.post(bulk_address(action, story))

        assert client.get(story.url).status_code == 200

    def test_has_no_lists_settings_or_accounts(self, cms, site):
        addresses = [
            *(reverse(f"wagtailsnippets_{name}:list") for name in SNIPPETS),
            *(reverse(f"wagtailsnippets_{name}:add") for name in SNIPPETS),
            reverse("wagtailsettings:edit", args=["pages", "sitesettings", site.record.pk]),
            reverse("wagtailusers_users:index"),
            reverse("wagtailusers_groups:index"),
            reverse("wagtailsites:index"),
            reverse("wagtailredirects:index"),
            reverse("wagtailadmin_workflows:index"),
        ]

        assert [address for address in addresses if is_open(cms, address)] == []

    def test_adds_a_picture_and_changes_only_its_own(self, cms, editor, municipal_editor):
        file = ContentFile(drawn_picture(), name="brug.png")
        other = SiteImage.objects.create(
            title="Van een ander",
            file=ContentFile(drawn_picture(), name="ander.png"),
            uploaded_by_user=editor,
        )
        data = {"title": "Brug", "file": file, "collection": 1} | ANSWERED
        cms.post(reverse("wagtailimages:add"), data)

        own = SiteImage.objects.get(title="Brug")
        assert is_open(cms, reverse("wagtailimages:edit", args=[own.pk]))
        assert not is_open(cms, reverse("wagtailimages:edit", args=[other.pk]))
