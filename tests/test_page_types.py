import pytest
from django.utils import translation
from wagtail.models import get_page_models

from campaign.accessibility.models import AccessibilityPage
from campaign.help.models import HelpPage
from campaign.home.models import HomePage, PlainPage
from campaign.policy.models import AmbitionIndexPage, AmbitionPage
from campaign.practice.models import ExampleIndexPage, ExamplePage
from openhartig.pages.models import BasePage
from stories.library.models import StoryIndexPage
from stories.models import StoryPage
from stories.submission.models import SharePage
from tests.cms import PUBLISH, CmsTestCase, form_of

pytestmark = pytest.mark.slow

LIVES_UNDER = {
    HomePage: {BasePage},
    StoryIndexPage: {HomePage},
    StoryPage: {StoryIndexPage},
    AmbitionIndexPage: {HomePage},
    AmbitionPage: {AmbitionIndexPage},
    ExampleIndexPage: {HomePage},
    ExamplePage: {ExampleIndexPage},
    HelpPage: {HomePage},
    PlainPage: {HomePage},
    SharePage: {HomePage},
    AccessibilityPage: {HomePage},
}


class PageTypeTests(CmsTestCase):
    def test_the_table_knows_every_page_type(self):
        assert set(LIVES_UNDER) | {BasePage} == set(get_page_models())

    def test_each_page_type_lives_in_one_place(self):
        for model, parents in LIVES_UNDER.items():
            with self.subTest(model=model):
                self.assertAllowedParentPageTypes(model, parents)

    def test_each_page_type_has_only_its_own_pages_below_it(self):
        for model in [BasePage, *LIVES_UNDER]:
            with self.subTest(model=model):
                below = {child for child, parents in LIVES_UNDER.items() if model in parents}
                assert set(model.creatable_subpage_models()) == below

    def test_sections_exist_once(self):
        for page in (
            self.site.home,
            self.site.stories,
            self.site.ambitions,
            self.site.examples,
            self.site.help,
        ):
            with self.subTest(page=page):
                assert not type(page).can_create_at(page.get_parent().specific)

    def test_every_page_has_an_address(self):
        for page in self.site.pages:
            with self.subTest(page=page):
                self.assertPageIsRoutable(page)

    def test_every_page_can_be_shown(self):
        for page in self.site.pages:
            with self.subTest(page=page):
                self.assertPageIsRenderable(page)

    def test_every_page_can_be_edited(self):
        for page in self.site.pages:
            with self.subTest(page=page):
                data = form_of(self.client, page)
                data.update(PUBLISH)
                self.assertPageIsEditable(page, post_data=data, user=self.owner)
                self.client.force_login(self.owner)
                assert page.revisions.count() == 1

    def test_every_page_can_be_previewed(self):
        for page in self.site.pages:
            with self.subTest(page=page):
                data = form_of(self.client, page)
                self.assertPageIsPreviewable(page, post_data=data, user=self.owner)
                self.client.force_login(self.owner)

    def test_every_page_type_has_a_dutch_name_and_explains_itself(self):
        with translation.override("nl"):
            for page in self.site.pages:
                with self.subTest(page=page):
                    assert str(page._meta.verbose_name) not in {"", page._meta.model_name}
                    assert page.page_description.endswith((".", "?"))
