"""Who sees and edits what: 14 municipalities, every role, every view of the CMS.

Words that stand nowhere else are planted in the drafts of each municipality. None of them may be in
any answer to an editor of another one. Mail about pages belongs here as well: see
`test_no_mail_names_a_draft`.
"""

import re
from string import ascii_lowercase

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from wagtail.permissions import policy_registry

from openhartig.pages.models import BasePage
from openhartig.pages.teams import visible
from openhartig.pages.waiting_mail import mail_what_waits
from openhartig.roles.rights import EDITORS, MUNICIPAL_EDITORS
from openhartig.users.models import User
from stories.consent.permissions import COORDINATORS
from stories.models import StoryPage, StoryReview
from tests.cms import bulk_address
from tests.factories import (
    StoryPageFactory,
    UserFactory,
)

from .cms_views import FOR_THE_REGION, LISTS, NO_PAGES, OF_A_PAGE, View, all_views
from .rights import MUNICIPALITIES, PLANTED, found_in

VIEWS = all_views()
PLACES = re.compile(r"Plaats ([a-n])\b")


def row_of(view: View) -> str:
    """Return the row that says what a view may show; empty when there is none."""
    if view.name in OF_A_PAGE or view.name in LISTS or view.is_about_a_page:
        return view.name if view.name in OF_A_PAGE | LISTS else ""
    tables = (*FOR_THE_REGION, *NO_PAGES)
    return max((row for row in tables if view.name.startswith(row)), key=len, default="")


def test_every_view_has_a_row():
    assert [view.name for view in VIEWS if not row_of(view)] == []
    used = {row_of(view) for view in VIEWS}
    assert {*OF_A_PAGE, *LISTS, *FOR_THE_REGION, *NO_PAGES} - used == set()


def views_in(*tables: dict) -> list:
    return [
        pytest.param(view, id=f"{view.name} {len(view.holds)}")
        for view in VIEWS
        if any(row_of(view) in table for table in tables)
    ]


@pytest.mark.parametrize("view", views_in(OF_A_PAGE))
class TestAViewOfOnePage:
    def test_of_a_draft_of_others_tells_and_does_nothing(self, cms, teams, view):
        other = teams[1].draft
        address = view.address(other)
        before = BasePage.objects.filter(pk=other.pk).values().get()

        for response in (cms.get(address), cms.post(address, {"title": "Gekaapt"})):
            assert found_in(response) <= {"a"}
            assert response.status_code != 200
        assert BasePage.objects.filter(pk=other.pk).values().get() == before

    def test_of_a_public_page_of_others_tells_nothing_of_its_draft(self, cms, teams, view):
        response = cms.get(view.address(teams[1].public))

        assert found_in(response) <= {"a"}
        assert (response.status_code == 200) == OF_A_PAGE[view.name][1]

    def test_of_a_draft_of_a_colleague_opens(self, cms, teams, view):
        response = cms.get(view.address(teams[0].draft))

        assert found_in(response) <= {"a"}
        assert (response.status_code == 200) == OF_A_PAGE[view.name][0]


@pytest.mark.parametrize("view", views_in(OF_A_PAGE))
def test_the_own_page_leads_to_nothing_of_others(cms, teams, view):
    other = teams[1].draft
    state = other.workflow_states.get()
    numbers = {"revision_id": other.latest_revision_id, "workflow_state_id": state.pk}
    numbers |= {"revision_id_a": other.latest_revision_id, "revision_id_b": "latest"}
    numbers |= {"task_state_id": state.current_task_state_id, "destination_id": other.pk}

    assert found_in(cms.get(view.address(teams[0].draft, **numbers))) <= {"a"}


@pytest.mark.parametrize("view", views_in(LISTS))
def test_a_list_names_no_draft_of_others(cms, site, teams, view):
    picture = teams[0].draft.photo
    address = view.address(site.home, image_id=picture.pk, document_id=1)
    ids = "&".join(f"id={team.draft.pk}&id={team.public.pk}" for team in teams)
    for asked in ["", *LISTS[view.name]]:
        question = asked.format(ids=ids, index=site.stories.pk, site=teams[1].public.full_url)
        assert found_in(cms.get(f"{address}{question}")) <= {"a"}, question


@pytest.mark.parametrize("view", views_in(FOR_THE_REGION))
def test_what_is_for_the_region_opens_for_no_municipality(cms, teams, view):
    response = cms.get(view.address(teams[1].draft))

    assert response.status_code != 200
    assert found_in(response) <= {"a"}


@pytest.mark.parametrize("view", views_in(NO_PAGES))
def test_what_names_no_page_does_not(cms, teams, view):
    if view.name == "wagtailadmin_error_test":
        with pytest.raises(Exception, match="emergency"):
            cms.get(view.address(teams[1].draft))
        return
    assert found_in(cms.get(view.address(teams[1].draft))) <= {"a"}


@pytest.mark.parametrize("role", [None, "nobody"])
def test_without_a_role_nothing_is_told(site, teams, role):
    client = Client()
    if role is None:
        client.force_login(UserFactory(municipality=teams[0].municipality))
    for view in VIEWS:
        if view.name in OF_A_PAGE or view.name in LISTS:
            response = client.get(view.address(teams[0].draft))
            assert response.status_code != 200, view.name
            assert not found_in(response), view.name


def test_each_municipality_lists_its_own(site, teams, log_in):
    for team, letter in zip(teams, ascii_lowercase, strict=False):
        assert found_in(log_in(team.editor).get("/beheer/stories/?q=verborgen")) == {letter}


@pytest.mark.parametrize("role", [EDITORS, COORDINATORS])
def test_the_region_sees_all(site, teams, log_in, role):
    client = log_in(UserFactory(role=role))

    assert len(found_in(client.get("/beheer/stories/"))) == MUNICIPALITIES
    for name in ("edit", "history"):
        view = View(f"wagtailadmin_pages:{name}", ("page_id",))
        assert client.get(view.address(teams[3].draft)).status_code == 200


def test_without_a_municipality_only_what_one_made(site, teams, log_in):
    alone = UserFactory(role=MUNICIPAL_EDITORS)
    own = StoryPageFactory(live=False, owner=alone)
    of_region = StoryPageFactory(live=False)
    client = log_in(alone)

    edit = View("wagtailadmin_pages:edit", ("page_id",))
    assert client.get(edit.address(own)).status_code == 200
    assert client.get(edit.address(of_region)).status_code != 200
    assert client.get(edit.address(teams[0].draft)).status_code != 200


class TestTheRightsThemselves:
    """What buttons, menus and the inside of Wagtail ask, beside the screens."""

    def test_of_a_page(self, site, teams):
        mine = teams[0].draft.permissions_for_user(teams[0].editor)
        assert mine.can_edit()
        assert mine.can_delete()
        assert mine.can_copy()
        assert mine.can_view_revisions()
        assert mine.can_submit_for_moderation() is not None
        assert not mine.can_publish()
        assert not mine.can_set_view_restrictions()

        for page in (teams[1].draft, teams[1].public):
            page.owner = teams[0].editor  # as after a move to another municipality
            page.locked_by = teams[0].editor
            others = page.permissions_for_user(teams[0].editor)
            for ask in ("edit", "delete", "copy", "move", "publish", "unpublish", "lock"):
                assert not getattr(others, f"can_{ask}")(), ask
            for ask in ("unlock", "view_revisions", "submit_for_moderation", "unschedule"):
                assert not getattr(others, f"can_{ask}")(), ask

    def test_of_a_page_about_which_the_own_role_decides(self, site, teams):
        """A role that may approve, may so for its own municipality."""
        for task in StoryReview.objects.all():
            task.groups.add(Group.objects.get(name=MUNICIPAL_EDITORS))
        user = User.objects.get(pk=teams[0].editor.pk)
        waiting, public = (
            StoryPage.objects.get(pk=page.pk) for page in (teams[1].draft, teams[1].public)
        )
        public.current_workflow_state.cancel()

        assert not waiting.permissions_for_user(user).can_edit()
        assert not waiting.permissions_for_user(user).can_lock()
        assert not public.permissions_for_user(user).can_submit_for_moderation()
        assert StoryPage.objects.get(pk=teams[0].draft.pk).permissions_for_user(user).can_lock()

    def test_of_many_pages(self, site, teams):
        policy, user = policy_registry.get_by_type(BasePage), teams[0].editor

        assert set(
            policy.instances_user_has_permission_for(user, "change").values_list("team", flat=True)
        ) == {teams[0].municipality.pk}
        may_add = policy.instances_user_has_permission_for(user, "add")
        assert may_add.filter(pk=site.stories.pk).exists()
        assert not may_add.exclude(visible(user)).exists()
        assert not policy.user_has_permission_for_instance(user, "change", teams[1].public)
        assert not policy.user_has_permission_for_instance(user, "add", teams[1].draft)
        assert policy.user_has_permission_for_instance(user, "change", teams[0].draft)

    def test_of_what_stands_above(self, site, teams):
        policy, user = policy_registry.get_by_type(BasePage), teams[0].editor
        assert policy.explorable_instances(user).filter(pk=site.home.pk).exists()

        site.home.unpublish()

        assert not policy.explorable_instances(user).filter(pk=site.home.pk).exists()

    def test_who_may_change_a_page(self, site, teams):
        policy = policy_registry.get_by_type(BasePage)
        coordinator = UserFactory(role=COORDINATORS)

        users = policy.users_with_permission_for_instance("change", teams[0].draft)

        assert {teams[0].editor, teams[0].colleague, coordinator} <= set(users)
        assert not {team.editor for team in teams[1:]} & set(users)


def test_ticked_pages_of_others_stay_as_they_are(cms, teams):
    for action in ("delete", "move", "publish", "unpublish"):
        cms.post(bulk_address(action, teams[1].draft, teams[1].public))

    assert StoryPage.objects.get(pk=teams[1].draft.pk).live is False
    assert StoryPage.objects.get(pk=teams[1].public.pk).live is True


def test_what_went_to_others_leaves_the_start_screen(cms, site, teams, log_in):
    page = teams[2].draft
    page.current_workflow_task_state.reject(user=UserFactory(role=EDITORS))
    client = log_in(teams[2].colleague)
    assert found_in(client.get("/beheer/")) == {"c"}

    for model in (StoryPage, type(site.example)):
        for each in model.objects.filter(team=teams[2].municipality):
            BasePage.objects.filter(pk=each.pk).update(team=teams[3].municipality)

    assert found_in(client.get("/beheer/")) == set()
    assert page.owner == teams[2].colleague


def test_no_mail_names_a_draft(site, teams, mailoutbox, django_capture_on_commit_callbacks):
    """What waits is mailed to who decides, and what came back to who sent it on."""
    region = UserFactory(username="regio", role=EDITORS)
    own = UserFactory(username="beslisser", role=EDITORS, municipality=teams[2].municipality)
    with django_capture_on_commit_callbacks(execute=True):
        mail_what_waits(timezone.now())
        state = teams[0].draft.current_workflow_task_state
        state.reject(user=region, comment="Niet verborgena.")

    bodies = {address: mail.body for mail in mailoutbox for address in mail.to}
    assert bodies.keys() == {region.email, own.email, teams[0].colleague.email}
    assert not PLANTED.findall(" ".join(f"{each.subject} {each.body}" for each in mailoutbox))
    assert set(PLACES.findall(bodies[own.email])) == {"c"}
    assert set(PLACES.findall(bodies[region.email])) == {*ascii_lowercase[:MUNICIPALITIES]} - {"c"}
