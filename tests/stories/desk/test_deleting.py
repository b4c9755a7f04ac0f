"""Wagtail's own "Verwijderen" does not pass by the withdrawal."""

from django.urls import reverse

from openhartig.pages.models import BasePage
from stories.consent.models import Teller
from stories.library.models import StoryIndexPage
from stories.models import StoryPage
from tests.cms import bulk_address
from tests.factories import StoryPageFactory

from .screens import address


def delete(client, page: BasePage):
    where = reverse("wagtailadmin_pages:delete", args=[page.pk])
    return client.post(where, {"confirm": "ja"}, follow=True).content.decode()


def without_teller() -> StoryPage:
    story = StoryPageFactory(live=False)
    Teller.objects.get(key=story.key).delete()
    return story


def test_a_coordinator_is_led_to_the_withdrawal(cms, teller, draft):
    html = delete(cms, draft)
    assert "Er is niets verwijderd." in html
    assert address("withdraw", teller) in html
    assert StoryPage.objects.filter(pk=draft.pk).exists()


def test_a_story_on_the_site_stays(admin_client, public_story):
    assert "Er is niets verwijderd." in delete(admin_client, public_story)
    assert StoryPage.objects.filter(pk=public_story.pk, live=True).exists()


def test_an_editor_is_led_to_the_coordinator(editor, log_in, teller, draft):
    html = delete(log_in(editor), draft)
    assert "Vraag dat aan de verhalencoördinator." in html
    assert address("withdraw", teller) not in html
    assert StoryPage.objects.filter(pk=draft.pk).exists()


def test_a_page_above_a_story_stays_too(admin_client, draft):
    index = StoryIndexPage.objects.get()
    assert "Er is niets verwijderd." in delete(admin_client, index)
    assert StoryIndexPage.objects.filter(pk=index.pk).exists()


def test_nothing_of_a_selection_is_deleted(cms, teller, draft):
    other = without_teller()
    html = cms.post(bulk_address("delete", other, draft), follow=True).content.decode()
    assert "Er is niets verwijderd." in html
    assert StoryPage.objects.filter(pk__in=[other.pk, draft.pk]).count() == 2


def test_a_draft_without_a_teller_can_be_deleted(cms, teller, draft):
    one, other = without_teller(), without_teller()
    delete(cms, one)
    cms.post(bulk_address("delete", other), follow=True)
    assert not StoryPage.objects.filter(pk__in=[one.pk, other.pk]).exists()
    assert StoryPage.objects.filter(pk=draft.pk).exists()
