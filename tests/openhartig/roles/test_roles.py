"""Rights of roles: they come with every start, and what owners took away stays away."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail import hooks
from wagtail.models import Collection, GroupCollectionPermission

from openhartig.region.models import Municipality
from openhartig.roles.models import Role
from openhartig.roles.rights import (
    EDITORS,
    MUNICIPAL_EDITORS,
    Right,
    may_edit,
    may_edit_pages,
    may_use_files,
)
from openhartig.roles.roles import give_rights, role_named

pytestmark = pytest.mark.usefixtures("site")


def rights_of(name: str) -> set[str]:
    """Return everything that a group may do, and where."""
    group = Group.objects.get(name=name)
    pages = group.page_permissions.values_list("permission__codename", "page")
    files = group.collection_permissions.values_list("permission__codename", "collection")
    return {
        *group.permissions.values_list("codename", flat=True),
        *(f"{codename} page {page}" for codename, page in pages),
        *(f"{codename} collection {collection}" for codename, collection in files),
    }


@pytest.fixture
def new_rights(site) -> Iterator[list[Right]]:
    """Rights of every kind that a new version gives a municipal editor."""
    rights = [
        *may_edit(MUNICIPAL_EDITORS, Municipality, actions=["change"]),
        *may_edit_pages(MUNICIPAL_EDITORS, [site.plain], ["publish"]),
        *may_use_files(MUNICIPAL_EDITORS, documents=["delete"]),
    ]
    with hooks.register_temporarily("rights_of_roles", lambda: rights):
        yield rights


def as_seen(site) -> set[str]:
    """Return the new rights as a group shows them."""
    root = Collection.get_first_root_node()
    return {
        "change_municipality",
        f"publish_basepage page {site.plain.pk}",
        f"delete_document collection {root.pk}",
    }


def test_another_start_changes_nothing():
    before = {name: rights_of(name) for name in Group.objects.values_list("name", flat=True)}
    assert all(before.values())

    give_rights()

    assert {group: rights_of(group) for group in before} == before
    assert Group.objects.count() == len(before)


def test_a_new_right_reaches_a_site_that_exists(site, new_rights):
    before = rights_of(MUNICIPAL_EDITORS)
    assert not before & as_seen(site)

    give_rights()

    assert rights_of(MUNICIPAL_EDITORS) == before | as_seen(site)


def test_a_place_is_remembered_without_its_model(site):
    page = site.home.get_root()

    for place in (page, page.specific):
        assert str(Right(EDITORS, "pages.add_basepage", place)) == (
            f"pages.add_basepage page {page.pk}"
        )
    files = Right(EDITORS, "wagtailimages.add_image", Collection.get_first_root_node())
    assert str(files) == f"wagtailimages.add_image collection {files.place.pk}"


def test_what_an_owner_took_away_stays_away(site, new_rights):
    give_rights()
    group = Group.objects.get(name=MUNICIPAL_EDITORS)
    group.permissions.get(codename="change_municipality").group_set.clear()
    group.page_permissions.filter(page=site.plain).delete()
    GroupCollectionPermission.objects.filter(
        group=group, permission__codename="delete_document"
    ).delete()
    left = rights_of(MUNICIPAL_EDITORS)
    assert not left & as_seen(site)

    give_rights()

    assert rights_of(MUNICIPAL_EDITORS) == left


def test_what_an_owner_gave_before_we_did_is_no_problem(site, new_rights):
    for right in new_rights:
        right.give(Group.objects.get(name=MUNICIPAL_EDITORS))

    give_rights()

    assert as_seen(site) <= rights_of(MUNICIPAL_EDITORS)


def test_a_role_that_an_owner_renamed_keeps_its_name_and_gets_new_rights(site, new_rights):
    Group.objects.filter(name=MUNICIPAL_EDITORS).update(name="Gemeenten")

    give_rights()

    assert not Group.objects.filter(name=MUNICIPAL_EDITORS).exists()
    assert as_seen(site) <= rights_of("Gemeenten")


def test_a_role_that_an_owner_deleted_stays_away(new_rights):
    Group.objects.get(name=MUNICIPAL_EDITORS).delete()

    give_rights()

    assert not Group.objects.filter(name=MUNICIPAL_EDITORS).exists()
    assert Role.objects.get(name=MUNICIPAL_EDITORS).group is None


def test_a_role_is_made_by_its_first_right():
    with hooks.register_temporarily(
        "rights_of_roles", lambda: may_edit("Streek", Municipality, actions=["view"])
    ):
        give_rights()

    assert rights_of("Streek") == {"view_municipality"}


def test_a_right_that_does_not_exist_is_a_mistake_of_ours():
    right = Right(EDITORS, "region.dance_municipality")

    with (
        pytest.raises(Permission.DoesNotExist),
        hooks.register_temporarily("rights_of_roles", lambda: [right]),
    ):
        give_rights()


def test_the_same_right_of_two_rooms_is_given_once():
    rights = [*may_edit(EDITORS, Municipality, actions=["view"])]
    role_named(EDITORS).givenright_set.all().delete()

    with hooks.register_temporarily("rights_of_roles", lambda: rights):
        give_rights()

    assert role_named(EDITORS).givenright_set.filter(right=str(rights[0])).count() == 1
