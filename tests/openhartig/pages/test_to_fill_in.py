"""What editors still have to fill in: only they see it, and no page is public for it alone."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from campaign.home.models import PlainPage
from openhartig.blocks.text import PAGE_FEATURES
from openhartig.pages.to_fill_in import NOTHING_TO_READ
from openhartig.search.excerpt import searchable_text
from tests.cms import PUBLISH, add_address, bulk_address, edit_address, errors
from tests.factories import (
    AmbitionPageFactory,
    ExamplePageFactory,
    HelpPageFactory,
    PlainPageFactory,
    SharePageFactory,
)
from tests.html import read_html

NOTE = {"type": "to_fill_in", "value": "Wie je kunt bellen: de hoofdredacteur."}
TEXT = {"type": "text", "value": "<p>Dit staat er al.</p>"}
LOST = {"type": "heading", "value": "Bel ons"}
KEPT = {"type": "heading", "value": "Wat er is"}
BODY = [LOST, NOTE, KEPT, TEXT, NOTE]
ONLY_NOTES = [LOST, NOTE]
TYPES = [
    PlainPageFactory,
    AmbitionPageFactory,
    ExamplePageFactory,
    HelpPageFactory,
    SharePageFactory,
]


@pytest.fixture
def cms(editor, log_in) -> Client:
    return log_in(editor)


@pytest.fixture
def draft(site) -> PlainPage:
    """A page that is not public and that says nothing without its note."""
    page = PlainPageFactory(title="Contact", body=ONLY_NOTES, live=False)
    page.save_revision()
    return page


def form(*blocks: tuple, **fields) -> dict:
    body = streamfield([("heading", "Bel ons"), ("to_fill_in", "Het nummer"), *blocks])
    return nested_form_data({"title": "Bellen", "slug": "bellen", "body": body} | fields)


def is_public(page: PlainPage) -> bool:
    return Client().get(page.get_url()).status_code == 200


@pytest.mark.parametrize("factory", TYPES)
def test_visitors_see_nothing_of_a_note_and_editors_do(client, cms, site, factory):
    for page in factory._meta.model.objects.all():
        page.delete()
    page = factory(body=BODY)
    page.save_revision()
    shown = client.get(page.get_url()).text
    drafted = cms.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk])).text

    assert "Dit staat er al." in shown
    assert "Wat er is" in shown
    for words in (NOTE["value"], LOST["value"], "Nog in te vullen"):
        assert words not in shown
        assert words in drafted


def test_search_knows_nothing_of_a_note(client, site):
    page = PlainPageFactory(body=BODY)

    for words, is_found in (("staat er al", True), ("hoofdredacteur", False), ("bel ons", False)):
        found = read_html(client.get("/zoeken/", {"q": words})).one("main").text
        assert (page.title in found) is is_found, words
    assert searchable_text(page) == f"{page.introduction} Wat er is Dit staat er al."


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_the_form_says_why_a_page_cannot_be_public(cms, site, action):
    address = add_address(site.home, PlainPage)
    refused = cms.post(address, form() | {action: "x"})

    assert errors(refused) == {"body": [NOTHING_TO_READ]}
    later = form(go_live_at=timezone.now() + timedelta(days=1))
    assert errors(cms.post(address, later | PUBLISH)) == {"body": [NOTHING_TO_READ]}
    assert not PlainPage.objects.filter(slug="bellen").exists()


def test_it_is_kept_as_a_draft_and_public_with_a_text(cms, site):
    cms.post(add_address(site.home, PlainPage), form())
    page = PlainPage.objects.get(slug="bellen")
    assert not is_public(page)

    text = ("text", rich_text("<p>Bel 0475.</p>", features=PAGE_FEATURES))
    cms.post(edit_address(page), form(text) | PUBLISH)
    assert is_public(page)


def test_publishing_from_a_list_says_why_not(cms, draft):
    other = PlainPageFactory(title="Over ons", body=[TEXT], live=False)
    other.save_revision()
    answer = cms.post(bulk_address("publish", other, draft), follow=True)

    assert f"Contact: {NOTHING_TO_READ}" in read_html(answer).text
    assert not is_public(draft)
    assert not is_public(other)


def test_no_revision_can_be_scheduled(draft):
    draft.go_live_at = timezone.now() + timedelta(days=1)

    with pytest.raises(ValidationError, match="Contact: Er staat nog niets"):
        draft.save_revision().publish()
    assert not draft.approved_schedule


@pytest.mark.parametrize("by_script", [False, True])
def test_approving_from_a_list_says_why_not(cms, editor, draft, by_script):
    draft.get_workflow().start(draft, editor)
    state = draft.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[draft.pk, "approve", state.pk])
    headers = {"x-requested-with": "XMLHttpRequest"} if by_script else {}
    answer = cms.post(address, headers=headers)

    start = answer.json()["redirect"] if by_script else answer["Location"]
    assert f"Contact: {NOTHING_TO_READ}" in read_html(cms.get(start)).text
    assert not is_public(draft)
    assert draft.workflow_in_progress


def test_an_error_of_ours_in_the_cms_stays_an_error(cms, monkeypatch):
    def fail(*_, **__) -> None:
        raise ValidationError("Een fout van ons")

    address = edit_address(PlainPageFactory())
    monkeypatch.setattr(PlainPage, "get_admin_display_title", fail)
    cms.raise_request_exception = False
    assert cms.get(address).status_code == 500


def test_outside_the_cms_an_error_stays_an_error(client, site, monkeypatch):
    monkeypatch.setattr(PlainPage, "get_context", lambda *_, **__: PlainPage(title="").full_clean())
    client.raise_request_exception = False

    assert client.get(site.plain.get_url()).status_code == 500


def test_other_words_count_and_so_does_what_a_page_shows_by_itself(site):
    for page in (
        AmbitionPageFactory(body=ONLY_NOTES, goal="<p>Een doel.</p>", live=False),
        ExamplePageFactory(body=ONLY_NOTES, aim="", result="<p>Het hielp.</p>", live=False),
        PlainPageFactory(body=[], live=False),
    ):
        page.save_revision().publish()
        assert is_public(page)
    for page in (site.help, site.share):
        page.body = ONLY_NOTES
        page.save_revision().publish()
        assert LOST["value"] not in Client().get(page.get_url()).text


def test_the_start_screen_lists_what_is_to_be_filled_in(cms, site, draft):
    PlainPageFactory(title="Af", body=[TEXT]).save_revision()
    start = read_html(cms.get(reverse("wagtailadmin_home")))
    links = {link.text: link["href"] for link in start.one(id="to-fill-in-content").find("a")}

    (note,) = draft.body[1:]
    assert links == {
        "Contact": edit_address(draft),
        NOTE["value"]: f"{edit_address(draft)}#:w:contentpath=body.{note.id}",
    }
    draft.body = [TEXT]
    draft.save_revision()
    assert "to-fill-in" not in cms.get(reverse("wagtailadmin_home")).text


def test_the_start_screen_lists_only_what_somebody_may_edit(municipal_editor, log_in, draft):
    assert "to-fill-in" not in log_in(municipal_editor).get(reverse("wagtailadmin_home")).text
