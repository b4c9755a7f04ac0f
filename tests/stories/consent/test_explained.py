"""What the CMS says about the gate after whatever somebody presses."""

import pytest
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from stories.consent import gate
from stories.consent.gate import GateClosedError
from stories.consent.models import Agreement, Teller
from stories.consent.obstacles import Kind, Obstacle
from stories.consent.uses import How
from stories.models import StoryPage
from tests.cms import PUBLISH, add_address, bulk_address, edit_address, story_form
from tests.consent import agree_to, consent_to
from tests.factories import MunicipalityFactory, PlainPageFactory, StoryPageFactory, TellerFactory

pytestmark = pytest.mark.slow

ADDRESS = "/verhalen/ik-zei-het-hardop/"


def said(response: HttpResponse) -> str:
    """Return what the CMS says after an action, as the next screen shows it."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


class TestPublishing:
    def test_a_new_story_is_kept_as_a_draft(self, cms, site, form):
        response = cms.post(add_address(site.stories, StoryPage), form | PUBLISH)

        story = StoryPage.objects.get(slug="ik-zei-het-hardop")
        assert not story.live
        assert response.url == edit_address(story)
        assert "Dit verhaal kan nog niet op de site. Je tekst is bewaard als concept." in said(
            response
        )
        assert Kind.NO_TELLER.label in said(response)
        assert "Het begon op een gewone dinsdag." in cms.get(edit_address(story)).text

    def test_what_was_typed_is_kept(self, cms, draft, form):
        TellerFactory(key=draft.key)
        response = cms.post(edit_address(draft), form | {"title": "Net getypt"} | PUBLISH)

        assert Kind.NO_AGREEMENT.label in said(response)
        assert StoryPage.objects.get(pk=draft.pk).draft_title == "Net getypt"

    def test_a_public_story_stays_as_it_is(self, cms, site, client):
        story = site.story
        title = story.title
        data = story_form(title="Anders", slug=story.slug) | PUBLISH

        response = cms.post(edit_address(story), data)

        assert "Bezoekers zien nog de versie die er al stond." in said(response)
        assert title in client.get(story.get_url()).text
        assert "Anders" in cms.get(edit_address(story)).text

    def test_a_switch_around_the_text_waits_for_the_teller_too(self, cms, draft, form):
        consent_to(draft)
        cms.post(edit_address(draft), form | PUBLISH)

        response = cms.post(edit_address(draft), form | {"noindex": "on"} | PUBLISH)

        assert str(Obstacle(Kind.CHANGED, "de tekst")) in said(response)
        story = StoryPage.objects.get(pk=draft.pk)
        assert story.live
        assert not story.noindex
        agree_to(story)
        cms.post(edit_address(draft), form | {"noindex": "on"} | PUBLISH)
        assert StoryPage.objects.get(pk=draft.pk).noindex

    @pytest.mark.parametrize("switch", ["show_in_menus", "show_in_footer"])
    def test_no_form_puts_a_story_in_the_menu_or_the_footer(self, cms, draft, form, switch):
        consent_to(draft)
        cms.post(edit_address(draft), form | {switch: "on"} | PUBLISH)

        story = StoryPage.objects.get(pk=draft.pk)
        assert story.live
        assert not getattr(story, switch)

    @pytest.mark.parametrize("switch", ["show_in_menus", "show_in_footer"])
    def test_what_code_puts_there_waits_for_the_teller(self, cms, draft, form, switch):
        consent_to(draft)
        cms.post(edit_address(draft), form | PUBLISH)
        version = StoryPage.objects.get(pk=draft.pk).get_latest_revision_as_object()
        setattr(version, switch, True)

        with pytest.raises(GateClosedError):
            version.save_revision().publish()

    def test_an_invalid_form_says_first_what_is_invalid(self, cms, draft, form):
        response = cms.post(edit_address(draft), form | {"perspective": ""} | PUBLISH)

        assert response.status_code == 200
        assert list(response.context["form"].errors) == ["perspective"]

    def test_a_schedule_is_refused_as_well(self, cms, draft, form):
        tomorrow = {"go_live_at": "2099-01-01 09:00"}
        response = cms.post(edit_address(draft), form | tomorrow | PUBLISH)

        assert Kind.NO_TELLER.label in said(response)
        assert not StoryPage.objects.get(pk=draft.pk).approved_schedule

    def test_submitting_is_possible_before_the_teller_agrees(self, cms, draft, form):
        cms.post(edit_address(draft), form | {"action-submit": "x"})

        assert StoryPage.objects.get(pk=draft.pk).workflow_in_progress

    def test_a_story_can_be_unpublished_whatever_the_gate_says(self, cms, site):
        Teller.objects.all().delete()

        cms.post(reverse("wagtailadmin_pages:unpublish", args=[site.story.pk]))

        assert not StoryPage.objects.get(pk=site.story.pk).live


class TestSeveralAtOnce:
    def test_none_is_published_when_one_may_not(self, cms, draft):
        ready = StoryPageFactory(title="Wel klaar", live=False)
        plain = PlainPageFactory(live=False)

        response = cms.post(bulk_address("publish", ready, draft, plain))

        assert "Er is niets gepubliceerd." in said(response)
        assert f"Ik zei het hardop: {Kind.NO_TELLER.label}" in said(response)
        assert "Wel klaar" not in said(response)
        for page in (ready, draft, plain):
            page.refresh_from_db()
            assert not page.live

    def test_pages_below_count_as_well(self, cms, draft, site):
        refused = f"Ik zei het hardop: {Kind.NO_TELLER.label}"
        address = bulk_address("publish", site.stories)

        assert refused not in said(cms.post(address))
        assert refused in said(cms.post(address, {"include_descendants": "on"}))

    def test_other_actions_go_on(self, cms, draft):
        cms.post(bulk_address("delete", draft))

        assert not StoryPage.objects.filter(pk=draft.pk).exists()


def test_a_schedule_that_the_teller_overtakes_is_dropped(draft, site, client):
    """The pages that are scheduled after it still go live, and the editor sees why."""
    teller = consent_to(draft)
    other = PlainPageFactory(live=False)
    now = timezone.now()
    for page in (draft, other):
        page.save_revision(approved_go_live_at=now)
    teller.decide([], How.PRIVATE_LINK)

    call_command("publish_scheduled")

    draft.refresh_from_db()
    other.refresh_from_db()
    assert (draft.live, other.live) == (False, True)
    assert not draft.revisions.exclude(approved_go_live_at=None).exists()
    call_command("publish_scheduled")
    assert not StoryPage.objects.get(pk=draft.pk).live


def test_the_way_of_a_change_to_the_public(cms, draft, form, client):
    """Agreed, published, changed, only spelling, changed again, agreed again."""
    teller = consent_to(draft)
    cms.post(edit_address(draft), form | PUBLISH)

    cms.post(edit_address(draft), form | {"title": "Ik zeí het hardop"} | PUBLISH)
    assert "Ik zei het hardop" in client.get(ADDRESS).text
    latest = StoryPage.objects.get(pk=draft.pk).get_latest_revision_as_object()
    teller.agree(gate.parts_of(latest), Agreement.Kind.SPELLING, reason="een accent")
    cms.post(edit_address(draft), form | {"title": "Ik zeí het hardop"} | PUBLISH)
    assert "Ik zeí het hardop" in client.get(ADDRESS).text

    place = {"municipality": MunicipalityFactory(name="Zonderdorp").pk}
    changed = form | {"title": "Ik zeí het hardop"} | place
    cms.post(edit_address(draft), changed | PUBLISH)
    assert "Truus uit de regio" in client.get(ADDRESS).text
    agree_to(draft)
    cms.post(edit_address(draft), changed | PUBLISH)
    assert "Truus uit Zonderdorp" in client.get(ADDRESS).text
