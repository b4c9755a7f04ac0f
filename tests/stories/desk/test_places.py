"""What the buttons beside places do where words of a story may stand after it is gone."""

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from campaign.home.models import PlainPage
from openhartig.pages.models import BasePage
from openhartig.users.models import User
from stories.consent.models import Teller
from stories.models import StoryPage
from stories.withdrawal.erasure import withdraw
from stories.withdrawal.models import Leftover
from tests.factories import ThemeFactory, Tree

from .quotes import (
    ASK,
    NAME,
    make_quoted_story,
    publish,
    quote_on_site,
    quote_on_unpublished_page,
    write,
)

pytestmark = pytest.mark.slow

LIST = reverse("desk_leftovers")


@pytest.fixture
def story(teller: Teller) -> StoryPage:
    return make_quoted_story(teller)


def press(cms: Client, action: str) -> str:
    """Press a button beside the only line, and return the list."""
    leftover = Leftover.objects.get()
    url = reverse(f"desk_leftover_{action}", args=[leftover.pk])
    return cms.post(url, follow=True).content.decode()


def stored(page: BasePage) -> str:
    """Return all that is kept of a page: the row and every version."""
    row = PlainPage.objects.filter(pk=page.pk).values().get()
    return json.dumps([row, [v.content for v in page.revisions.all()]], default=str)


def quote_in_draft(site: Tree) -> PlainPage:
    publish(site.plain)
    write(site.plain, NAME).save_revision()
    return PlainPage.objects.get(pk=site.plain.pk)


def do_nothing(page: PlainPage) -> None:
    """Leave it as it is."""


def save_draft(page: PlainPage) -> None:
    write(page, "").save_revision()


def save_and_publish(page: PlainPage) -> None:
    publish(write(page, ""))


def unpublish(page: PlainPage) -> None:
    page.unpublish()


def unpublish_and_save(page: PlainPage) -> None:
    page.unpublish()
    write(PlainPage.objects.get(pk=page.pk), "").save_revision()


def publish_an_old_version(page: PlainPage) -> None:
    """Save a draft, while what is on the site was written before."""
    old = page.latest_revision
    write(page, "").save_revision()
    old.publish()


def leave_a_plan(page: PlainPage) -> None:
    """Publish, while an old version waits for its hour."""
    old = page.latest_revision
    save_and_publish(page)
    old.approved_go_live_at = timezone.now() + timedelta(days=1)
    old.save()


@pytest.mark.parametrize(
    ("quote", "correct"),
    [
        (quote_on_site, do_nothing),
        (quote_on_site, save_draft),
        (quote_on_site, unpublish),
        (quote_on_site, publish_an_old_version),
        (quote_on_site, leave_a_plan),
        (quote_in_draft, do_nothing),
        (quote_on_unpublished_page, do_nothing),
    ],
)
def test_a_page_that_was_not_corrected_stays_on_the_list(
    cms: Client, story: StoryPage, site: Tree, quote: Callable, correct: Callable
):
    page = quote(site)
    withdraw(story.key)
    correct(page)
    before = stored(page)

    html = press(cms, "erase")

    assert "Er is niets gewist" in html
    assert Leftover.objects.exists()
    assert stored(page) == before


@pytest.mark.parametrize(
    ("quote", "correct"),
    [
        (quote_on_site, save_and_publish),
        (quote_on_site, unpublish_and_save),
        (quote_in_draft, save_draft),
        (quote_in_draft, save_and_publish),
        (quote_on_unpublished_page, save_draft),
    ],
)
def test_of_a_page_that_was_corrected_nothing_is_kept(
    cms: Client, story: StoryPage, site: Tree, quote: Callable, correct: Callable
):
    page = quote(site)
    withdraw(story.key)
    correct(page)
    was_live = BasePage.objects.get(pk=page.pk).live

    assert "Er is niets na te kijken." in press(cms, "erase")

    assert NAME not in stored(page)
    assert BasePage.objects.get(pk=page.pk).live is was_live


def test_an_alias_is_corrected_with_its_source(cms: Client, story: StoryPage, site: Tree):
    page = quote_on_site(site)
    alias = page.create_alias(update_slug="kopie")
    withdraw(story.key)
    leftover = Leftover.objects.get(object_id=str(alias.pk))
    url = reverse("desk_leftover_erase", args=[leftover.pk])

    assert "Er is niets gewist" in cms.post(url, follow=True).content.decode()

    save_and_publish(PlainPage.objects.get(pk=page.pk))
    cms.post(url)
    assert not Leftover.objects.filter(pk=leftover.pk).exists()
    assert NAME not in stored(alias)


def test_nothing_of_the_story_takes_only_the_line_away(cms: Client, story: StoryPage, site: Tree):
    page = quote_on_site(site)
    withdraw(story.key)
    before = stored(page)
    assert "Hier staat niets van het verhaal" in cms.get(LIST).content.decode()

    press(cms, "keep")

    assert not Leftover.objects.exists()
    assert stored(page) == before


def test_a_redirect_goes_with_its_log(cms: Client, story: StoryPage, coordinator: User):
    redirect = Redirect.objects.create(old_path=f"/{NAME}", redirect_link="https://example.org/")
    log(redirect, "wagtail.create", user=coordinator)
    withdraw(story.key)
    html = cms.get(LIST).content.decode()
    assert "Ja, wis de doorverwijzing" in html
    assert ASK not in html

    press(cms, "erase")

    assert not Leftover.objects.exists()
    assert not Redirect.objects.exists()
    assert not ModelLogEntry.objects.filter(label__icontains=NAME).exists()


def test_of_something_without_versions_the_screen_says_what_is_done(
    cms: Client, story: StoryPage, coordinator: User
):
    theme = ThemeFactory(name=f"Zoals {NAME}")
    log(theme, "wagtail.create", user=coordinator)
    withdraw(story.key)
    html = cms.get(LIST).content.decode()
    assert "De site kan dat niet nagaan." in html
    assert "Ja, wis de eerdere versies" not in html
    theme.name = "Zoals iemand"
    theme.save()
    log(theme, "wagtail.edit", user=coordinator)

    press(cms, "erase")

    assert not Leftover.objects.exists()
    assert list(ModelLogEntry.objects.values_list("label", flat=True)) == ["Zoals iemand"]
