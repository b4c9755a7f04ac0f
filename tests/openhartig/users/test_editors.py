"""What the role Redactie can do, and what is closed to the rest, tried by logging in."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import PageViewRestriction
from wagtail.test.utils.form_data import nested_form_data, streamfield

from campaign.practice.models import ExamplePage
from openhartig.media.models import SiteImage
from openhartig.pages.models import SiteSettings
from openhartig.users.models import User
from stories.models import StoryPage, Theme
from tests.cms import PUBLISH, add_address, bulk_address, edit_address, is_open, story_form
from tests.consent import consent_to
from tests.factories import ExamplePageFactory
from tests.openhartig.media.factories import ANSWERED, drawn_picture

SNIPPETS = [
    "help_helpline",
    "policy_policyperiod",
    "region_municipality",
    "region_partner",
    "search_searchword",
    "stories_theme",
]


class TestEditor:
    @pytest.fixture
    def cms(self, editor, log_in):
        return log_in(editor)

    def test_publishes_a_new_story_that_its_teller_agrees_to(self, cms, client, site):
        cms.post(add_address(site.stories, StoryPage), story_form())
        draft = StoryPage.objects.get(slug="ik-zei-het-hardop")
        consent_to(draft)
        cms.post(edit_address(draft), story_form() | PUBLISH)

        assert "Ik zei het hardop" in client.get("/verhalen/ik-zei-het-hardop/").text

    def test_may_edit_publish_and_delete_every_page(self, cms, editor, site):
        for page in site.pages:
            may = page.permissions_for_user(editor)
            assert is_open(cms, edit_address(page))
            assert may.can_publish()
            assert may.can_delete() or page == site.home

    def test_may_change_every_list_of_the_campaign(self, cms):
        for name in SNIPPETS:
            assert is_open(cms, reverse(f"wagtailsnippets_{name}:list"))
            assert is_open(cms, reverse(f"wagtailsnippets_{name}:add"))

    def test_publishes_unpublishes_and_deletes_several_pages_at_once(self, cms):
        examples = ExamplePageFactory.create_batch(2, live=False)
        known = ExamplePage.objects.filter(pk__in=[page.pk for page in examples])

        cms.post(bulk_address("publish", *examples))
        assert known.live().count() == 2
        cms.post(bulk_address("unpublish", *examples))
        assert not known.live().exists()
        cms.post(bulk_address("delete", *examples))
        assert not known.exists()

    def test_adds_a_theme(self, cms):
        cms.post(reverse("wagtailsnippets_stories_theme:add"), {"name": "Rouw", "slug": "rouw"})

        assert Theme.objects.filter(slug="rouw").exists()

    def test_changes_the_settings(self, cms, site, client):
        address = reverse("wagtailsettings:edit", args=["pages", "sitesettings", site.record.pk])
        form = {"question": "Hoe gaat het echt?", "help_strip_text": "Nu hulp nodig?"}
        lists = dict.fromkeys(["menu", "footer", "social_links"], streamfield([]))
        cms.post(address, nested_form_data(form | lists | {"footer_text": "null"}))

        assert SiteSettings.objects.get().question == "Hoe gaat het echt?"
        assert "Hoe gaat het echt?" in client.get("/").text

    def test_adds_a_picture(self, cms):
        file = ContentFile(drawn_picture(), name="brug.png")
        data = {"title": "Brug", "file": file, "collection": 1} | ANSWERED
        cms.post(reverse("wagtailimages:add"), data)

        assert SiteImage.objects.get().title == "Brug"

    def test_cannot_make_a_page_different_for_some_visitors(self, cms, site):
        for page in site.pages:
            address = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
            cms.post(address, {"restriction_type": "login"})

        assert not PageViewRestriction.objects.exists()

    def test_manages_no_accounts(self, cms):
        assert not is_open(cms, reverse("wagtailusers_users:index"))
        assert not is_open(cms, reverse("wagtailusers_groups:index"))

    def test_may_use_the_list_of_stories_and_redirects(self, cms):
        assert is_open(cms, reverse("stories:index"))
        assert is_open(cms, reverse("wagtailredirects:index"))


class TestAVisitor:
    def test_is_asked_to_log_in(self, client, site):
        response = client.get(reverse("wagtailadmin_home"))

        assert response.status_code == 302
        assert response.url.startswith(reverse("wagtailadmin_login"))

    def test_without_a_role_has_no_cms(self, site, log_in):
        response = log_in(User.objects.create_user("iemand")).get(reverse("wagtailadmin_home"))

        assert response.status_code == 302
        assert response.url.startswith(reverse("wagtailadmin_login"))
