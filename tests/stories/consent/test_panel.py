"""What the panel in the editor says about the gate, beforehand."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from stories.consent import permissions, road
from stories.consent.obstacles import Kind, Obstacle
from stories.consent.uses import Use
from stories.models import StoryPage
from tests.cms import PUBLISH, add_address, edit_address
from tests.consent import consent_to
from tests.factories import StoryPageFactory, TellerFactory
from tests.html import Element, read_html

pytestmark = pytest.mark.slow


@pytest.fixture
def panel(cms) -> Callable[[StoryPage], str]:
    """A function that returns what the panel in the editor says."""

    def panel(story: StoryPage) -> str:
        return panel_in(cms.get(edit_address(story))).text

    return panel


def panel_in(page: HttpResponse) -> Element:
    return read_html(page).one(id="story-gate")


class TestPanel:
    def test_a_new_story(self, cms, site):
        page = cms.get(add_address(site.stories, StoryPage))

        assert "Een nieuw verhaal begint als concept." in panel_in(page).text

    def test_a_closed_gate_says_what_is_in_the_way(self, panel, draft):
        TellerFactory(key=draft.key, granted=[])

        text = panel(draft)
        assert "Dit verhaal mag nog niet op de site." in text
        assert Kind.NO_CONSENT.label in text
        assert Kind.NO_AGREEMENT.label in text

    def test_an_open_gate(self, panel, draft):
        consent_to(draft)

        text = panel(draft)
        assert "Deze versie mag op de site." in text
        today = timezone.localdate()
        assert f"{today.day} " in text
        assert "akkoord op Mijn verhaal" in text

    def test_what_is_left_off(self, panel, draft):
        consent_to(draft, granted={Use.SITE_TEXT})

        assert "Dit komt niet op de site, want daar is geen toestemming voor: de naam." in panel(
            draft
        )

    def test_a_public_story(self, panel, site):
        assert "Dit verhaal staat op de site." in panel(site.story)

    def test_a_public_story_with_a_changed_draft(self, panel, site):
        site.story.title = "Anders"
        site.story.save_revision()

        text = panel(site.story)
        assert "Deze versie mag nog niet op de site." in text
        assert "Bezoekers zien nog de versie die er al stond." in text
        assert str(Obstacle(Kind.CHANGED, "de tekst")) in text

    def test_an_example(self, panel, site):
        text = panel(StoryPageFactory(is_example=True))

        assert "Verzonnen voorbeeld." in text
        assert "toestemming" not in text

    def test_it_is_about_what_is_saved_and_not_about_what_is_typed(self, cms, draft, form):
        consent_to(draft)

        page = cms.post(edit_address(draft), form | {"title": "", **PUBLISH})

        assert page.status_code == 200
        assert "Deze versie mag op de site." in panel_in(page).text

    def test_a_version_to_restore(self, cms, draft, form):
        old = draft.latest_revision
        cms.post(edit_address(draft), form | {"title": "Anders"})
        consent_to(draft)

        address = reverse("wagtailadmin_pages:revisions_revert", args=[draft.pk, old.pk])
        text = panel_in(cms.get(address)).text
        assert "Dit gaat over de oude versie hieronder." in text
        assert str(Obstacle(Kind.CHANGED, "de tekst")) in text

    def test_it_never_shows_who_the_teller_is(self, panel, draft):
        consent_to(draft, name="Truus Janssen", email="truus@example.org", phone="0612345678")

        for secret in ("Janssen", "truus@", "0612345678"):
            assert secret not in panel(draft)


class TestWaysOn:
    """Links from the panel to screens of other rooms."""

    def ways(self, client, story) -> list[str]:
        page = panel_in(client.get(edit_address(story)))
        links = [link["href"] for link in page.find("a")]
        return [link for link in links if not link.startswith(reverse("guide"))]

    def test_a_change_after_the_agreement_may_be_spelling(self, cms, draft, form):
        consent_to(draft)
        assert self.ways(cms, draft) == [reverse("desk_plan", args=[draft.pk])]

        cms.post(edit_address(draft), form | {"title": "Ik zei het hardop."})
        assert self.ways(cms, draft) == [reverse("desk_spelling", args=[draft.pk])]

        cms.post(edit_address(draft), form | {"title": "Ik zei het zacht"})
        assert self.ways(cms, draft) == []

    def test_only_who_may_publish_decides_about_spelling(
        self, site, municipal_editor, log_in, form
    ):
        writer = log_in(municipal_editor)
        writer.post(add_address(site.stories, StoryPage), form)
        draft = StoryPage.objects.get(slug="ik-zei-het-hardop")
        consent_to(draft)
        writer.post(edit_address(draft), form | {"title": "Ik zei het hardop."})

        assert self.ways(writer, draft) == []

    def test_a_coordinator_goes_on_to_the_teller(self, cms, draft, editor, monkeypatch):
        monkeypatch.setattr(type(editor), "has_perm", lambda user, name, *args: True)

        assert self.ways(cms, draft) == [reverse("desk_tellers")]
        TellerFactory(key=draft.key)
        assert self.ways(cms, draft) == [reverse("desk_teller", args=[draft.key])]

    def test_a_site_without_those_screens_has_no_links(self, cms, draft, form, monkeypatch):
        consent_to(draft)
        monkeypatch.setattr(road, "answers", lambda door: [])

        cms.post(edit_address(draft), form | {"title": "Ik zei het hardop."})
        assert self.ways(cms, draft) == []


@pytest.mark.django_db
def test_the_permission_of_coordinators_has_the_name_that_the_panel_asks_for():
    app, _, codename = permissions.COORDINATE.partition(".")

    assert Permission.objects.filter(content_type__app_label=app, codename=codename).exists()
