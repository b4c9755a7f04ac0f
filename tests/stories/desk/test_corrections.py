"""A comma in a public story: one editor puts it on the site, and who said yes is told."""

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from wagtail.models import TaskState

from openhartig.roles.rights import EDITORS, MUNICIPAL_EDITORS
from openhartig.users.models import User
from stories.consent import gate
from stories.consent.models import Agreement, Teller
from stories.consent.obstacles import Kind, kinds_of
from stories.desk.models import CorrectionNotice
from stories.models import StoryPage
from stories.withdrawal.erasure import withdraw
from tests.cms import PUBLISH, edit_address, form_of
from tests.factories import UserFactory, approve
from tests.html import read_html

from .makers import agree, edit, make_page

pytestmark = pytest.mark.slow

COMMA = {"introduction": "Een inleiding, kort."}
PLAIN = {"introduction": "Een inleiding kort."}


@pytest.fixture
def browser(editor: User, log_in) -> Client:
    """A browser of somebody who may publish."""
    return log_in(editor)


def put_on_the_site(browser: Client, teller: Teller, *notes: str) -> StoryPage:
    """Write a story in the CMS, let its teller agree and, if that is needed, a second editor."""
    story = make_page(teller)
    form = form_of(browser, story)
    form.update(PLAIN)
    form.setlist("content_notes", notes)
    browser.post(edit_address(story), form)
    agree(teller, story)
    if notes:
        approve(story)
    now(story).get_latest_revision().publish()
    assert now(story).live
    return now(story)


def now(story: StoryPage) -> StoryPage:
    return StoryPage.objects.get(pk=story.pk)


def publish(browser: Client, story: StoryPage, **typed: str) -> HttpResponse:
    """Open a story, type something and press the main button."""
    form = form_of(browser, story)
    form.update(typed | PUBLISH)
    return browser.post(edit_address(story), form)


def confirm(browser: Client, story: StoryPage) -> HttpResponse:
    """Tick, and press the button of the screen about spelling."""
    data = {"same": "on", "revision": now(story).latest_revision_id}
    return browser.post(reverse("desk_spelling", args=[story.pk]), data, follow=True)


@pytest.mark.parametrize("notes", [(), ("suicide",)])
def test_four_presses_of_one_person(browser, teller, notes):
    story = put_on_the_site(browser, teller, *notes)

    response = publish(browser, story, **COMMA)
    assert response.url == reverse("desk_spelling", args=[story.pk])
    page = read_html(browser.get(response.url))
    assert len([each for each in page.find("input") if each["type"] == "checkbox"]) == 1
    assert "Zet op de site" in [each.text for each in page.find("button")]

    response = confirm(browser, story)
    presses = ["open the story", "publish", "tick", "put it on the site"]
    assert now(story).introduction == COMMA["introduction"]
    assert not now(story).has_unpublished_changes
    assert "staat op de site" in str(next(iter(response.context["messages"])))
    assert len(presses) <= 4


def test_other_words_are_refused_as_before(browser, teller):
    story = put_on_the_site(browser, teller)
    response = publish(browser, story, introduction="Een begin kort.")
    assert response.url == edit_address(story)
    assert now(story).introduction == PLAIN["introduction"]
    assert "Er is iets veranderd na het akkoord" in browser.get(response.url).text


def test_the_teller_hears_it_in_a_neutral_mail(
    browser, teller, mailoutbox, django_capture_on_commit_callbacks
):
    story = put_on_the_site(browser, teller)
    publish(browser, story, **COMMA)
    mailoutbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        confirm(browser, story)
    (mail,) = [each for each in mailoutbox if each.to == [teller.email]]
    assert "tikfout verbeterd" in mail.body
    assert "/mijn-verhaal/" in mail.body
    assert story.title not in str(mail.message())


def test_a_teller_without_an_address_gets_no_mail(
    browser, teller, mailoutbox, django_capture_on_commit_callbacks
):
    Teller.objects.filter(pk=teller.pk).update(email=None)
    story = put_on_the_site(browser, teller)
    publish(browser, story, **COMMA)
    with django_capture_on_commit_callbacks(execute=True):
        assert "staat op de site" in confirm(browser, story).text
    assert not mailoutbox
    assert not teller.links.exists()


class TestTheSecondEditor:
    @pytest.fixture
    def story(self, browser, teller) -> StoryPage:
        return put_on_the_site(browser, teller, "suicide")

    @pytest.fixture
    def approver(self, story) -> User:
        user = TaskState.objects.get(revision__object_id=str(story.pk)).finished_by
        user.groups.set(UserFactory(role=EDITORS).groups.all())
        return user

    def test_sees_it_on_the_start_screen_until_it_is_seen(self, browser, story, approver, log_in):
        publish(browser, story, **COMMA)
        confirm(browser, story)
        other = log_in(approver)

        panel = read_html(other.get("/beheer/")).one(id="desk-corrections-section")
        assert story.title in panel.text
        assert "door redacteur" in panel.text
        look = reverse("desk_spelling", args=[story.pk])
        assert look in [link["href"] for link in panel.find("a")]
        assert "inleiding," in other.get(look).text

        seen = reverse("desk_correction_seen", args=[CorrectionNotice.objects.get().pk])
        assert browser.post(seen).status_code == 404
        assert other.get(seen).status_code == 405
        other.post(seen)
        assert "desk-corrections" not in other.get("/beheer/").text

    def test_hears_once_of_two_corrections(self, browser, story, approver):
        for typed in (COMMA, {"introduction": "Een inleiding; kort."}):
            publish(browser, story, **typed)
            confirm(browser, story)
        assert CorrectionNotice.objects.get().reader == approver
        assert now(story).introduction == "Een inleiding; kort."

    def test_hears_nothing_of_an_own_correction(self, story, approver, log_in):
        browser = log_in(approver)
        publish(browser, story, **COMMA)
        confirm(browser, story)
        assert now(story).introduction == COMMA["introduction"]
        assert not CorrectionNotice.objects.exists()

    def test_is_not_told_what_went_to_others(self, browser, story, approver, log_in):
        publish(browser, story, **COMMA)
        confirm(browser, story)
        approver.groups.set(UserFactory(role=MUNICIPAL_EDITORS).groups.all())
        assert story.title not in log_in(approver).get("/beheer/").text

    def test_is_needed_again_after_other_words(self, browser, story, approver, teller):
        publish(browser, story, **COMMA)
        confirm(browser, story)
        agree(teller, edit(story, introduction="Een begin."))
        found = gate.obstacles(now(story).get_latest_revision_as_object())
        assert kinds_of(found) == {Kind.SECOND_EDITOR}

    def test_is_needed_for_a_correction_of_what_nobody_approved(self, browser, story, teller):
        TaskState.objects.all().delete()
        edit(story, **COMMA)
        teller.agree(
            gate.parts_of(now(story).get_latest_revision_as_object()), Agreement.Kind.SPELLING
        )
        found = gate.obstacles(now(story).get_latest_revision_as_object())
        assert kinds_of(found) == {Kind.SECOND_EDITOR}

    def test_is_forgotten_with_the_story(self, browser, story, approver, teller):
        publish(browser, story, **COMMA)
        confirm(browser, story)
        assert CorrectionNotice.objects.exists()
        withdraw(teller.key)
        assert not CorrectionNotice.objects.exists()
        assert not Agreement.objects.filter(kind=Agreement.Kind.SPELLING).exists()


def test_a_second_agreement_in_between_ends_the_chain(browser, teller):
    """What the teller agreed to anew was not approved, however small the change."""
    story = put_on_the_site(browser, teller, "suicide")
    agree(teller, edit(story, **COMMA))
    found = gate.obstacles(now(story).get_latest_revision_as_object())
    assert kinds_of(found) == {Kind.SECOND_EDITOR}


def test_a_story_that_is_not_public_waits_for_its_next_step(browser, teller):
    story = edit(make_page(teller), **PLAIN)
    agree(teller, story)
    edit(story, **COMMA)
    assert "Het is alleen spelling" in browser.get(reverse("desk_spelling", args=[story.pk])).text
    confirm(browser, story)
    assert not now(story).live
    assert gate.obstacles(now(story).get_latest_revision_as_object()) == []
    assert not CorrectionNotice.objects.exists()


def test_a_paused_story_stays_off_the_site(browser, teller):
    story = put_on_the_site(browser, teller)
    edit(story, **COMMA)
    Teller.objects.filter(pk=teller.pk).update(paused_at="2026-11-01T00:00Z")
    confirm(browser, story)
    assert now(story).introduction == PLAIN["introduction"]
