"""Roads to drafts of others beside the lists: chosen by a number, or above another page."""

from datetime import timedelta

import pytest
from django.db import NotSupportedError
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.test.utils.form_data import rich_text

from openhartig.pages.models import BasePage
from openhartig.pages.others import HIDDEN, seen_by
from openhartig.roles.rights import EDITORS
from stories.models import StoryPage
from tests.cms import bulk_address, edit_address, form_of
from tests.factories import UserFactory
from tests.html import read_html

from .cms_views import LISTS, OF_A_PAGE
from .rights import found_in
from .test_rights_matrix import views_in

LISTS_WITH_STATUS = [
    "wagtailadmin_explore",
    "wagtailadmin_explore_results",
    "wagtailadmin_choose_page_child",
    "stories:index",
    "wagtailadmin_pages:search",
]


class TestChosenByItsNumber:
    """Forms show what was chosen, also when they refuse it."""

    @pytest.mark.parametrize("field", ["new_slug", "new_parent_page"])
    def test_to_copy_below(self, cms, teams, field):
        form = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": teams[1].draft.pk}
        address = reverse("wagtailadmin_pages:copy", args=[teams[0].draft.pk])

        assert found_in(cms.post(address, form | {field: teams[1].draft.pk})) <= {"a", HIDDEN}

    def test_to_move_below(self, cms, teams):
        address = reverse("wagtailadmin_pages:move", args=[teams[0].draft.pk])
        chosen = {"new_parent_page": teams[1].draft.pk}

        assert found_in(cms.post(address, chosen)) <= {"a", HIDDEN}
        assert found_in(cms.post(address, chosen, follow=True)) <= {"a", HIDDEN}

    def test_to_move_several_below(self, cms, teams):
        chosen = {"chooser": teams[1].draft.pk}

        assert found_in(cms.post(bulk_address("move", teams[0].draft), chosen)) <= {"a", HIDDEN}

    def test_to_make_a_page_below(self, cms, teams):
        address = reverse("stories:choose_parent")

        assert found_in(cms.post(address, {"parent_page": teams[1].draft.pk})) <= {"a", HIDDEN}

    def test_to_link_to(self, cms, teams):
        link = f'<p><a linktype="page" id="{teams[1].draft.pk}">daar</a></p>'
        form = form_of(cms, teams[0].draft) | {"title": ""}
        form |= {"body-1-value": rich_text(link)}

        assert teams[1].draft.slug not in cms.post(edit_address(teams[0].draft), form).text


def said_of(client, address: str, title: str) -> str:
    """Return the row of a page in a list."""
    response = client.get(address, follow=True)
    if response["Content-Type"].startswith("application/json"):
        html = response.json()["html"]
    else:
        html = response.text
    (row,) = [row for row in read_html(html).find("tr") if title in row.text]
    return row.text


@pytest.mark.parametrize("name", LISTS_WITH_STATUS)
def test_a_public_page_of_others_says_nothing_of_its_draft(cms, site, teams, log_in, name):
    args = [site.stories.pk] if "explore" in name or "child" in name else []
    address = f"{reverse(name, args=args)}?team=alle{'&q=lezen' if 'search' in name else ''}"
    title = "Te lezen b"
    region = log_in(UserFactory(role=EDITORS))

    for_region, for_others = said_of(region, address, title), said_of(cms, address, title)
    BasePage.objects.filter(pk=teams[1].public.pk).update(has_unpublished_changes=False)
    BasePage.objects.filter(pk=teams[1].public.pk).update(latest_revision_created_at=None)
    teams[1].public.workflow_states.all().delete()

    assert for_region != for_others
    assert said_of(cms, address, title) == for_others


def test_the_list_of_pages_for_scripts_says_nothing_of_a_draft(cms, teams):
    address = reverse("wagtailadmin_api:pages:detail", args=[teams[1].public.pk])
    about = cms.get(address).json()["meta"]

    assert about["status"] == {
        "status": "op de site",
        "live": True,
        "has_unpublished_changes": False,
    }
    changed_at = parse_datetime(about["latest_revision_created_at"])
    assert changed_at == teams[1].public.last_published_at


def test_a_section_of_others_says_nothing_of_its_draft(cms, site, log_in):
    writer = UserFactory(username="schrijver-van-regio", role=EDITORS)
    version = site.examples.get_latest_revision_as_object()
    version.title = "Alles verborgenb"
    version.save_revision(user=writer)
    address = reverse("wagtailadmin_explore", args=[site.examples.pk])

    assert writer.username in log_in(writer).get(address).text
    assert writer.username not in cms.get(address).text
    assert found_in(cms.get(address)) <= {"a", HIDDEN}


@pytest.mark.parametrize("view", views_in(OF_A_PAGE, LISTS))
def test_where_a_page_stands_names_no_draft(cms, site, teams, view):
    """A section that is no longer on the site is a draft of who works on it."""
    site.stories.unpublish()
    words = dict.fromkeys(("title", "draft_title"), "Map verborgenb")
    BasePage.objects.filter(pk=site.stories.pk).update(team=teams[1].municipality, **words)

    for page in (teams[0].draft, teams[0].public):
        address = view.address(page, image_id=teams[0].draft.photo.pk, document_id=1)
        assert found_in(cms.get(f"{address}?q=lezen")) <= {"a", HIDDEN}


def test_a_page_that_hides_its_draft_says_nothing_of_it(site, teams):
    planned = timezone.now() + timedelta(days=2)
    teams[1].public.get_latest_revision_as_object().save_revision(approved_go_live_at=planned)
    with seen_by(teams[0].editor):
        public, hidden = (
            BasePage.objects.annotate_approved_schedule().get(pk=page.pk)
            for page in (teams[1].public, teams[1].draft)
        )

    assert not public.approved_schedule
    assert public.scheduled_revision is None
    assert not public.workflow_in_progress
    assert public.current_workflow_state is None
    assert public.status_string == "op de site"
    assert hidden.get_url() is None
    assert hidden.get_full_url() is None


def test_a_page_that_hides_its_draft_is_not_saved(site, teams):
    with seen_by(teams[0].editor):
        page = StoryPage.objects.get(pk=teams[1].public.pk)

    with pytest.raises(NotSupportedError):
        page.save()
