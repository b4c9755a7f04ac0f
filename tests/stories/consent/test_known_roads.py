"""All roads that Wagtail has: a new one must be looked at, and tried, before these tests pass."""

import pkgutil
from collections.abc import Iterator

import pytest
import wagtail.actions
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.admin.urls import pages as page_addresses
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.admin.viewsets.pages import base_page_viewset

from openhartig.pages.models import BasePage
from tests.factories import StoryPageFactory

ACTIONS = {
    "base",
    "convert_alias",
    "copy_for_translation",
    "copy_page",
    "create",
    "create_alias",
    "create_page",
    "delete",
    "delete_page",
    "edit",
    "edit_page",
    "move_page",
    "publish_page_revision",
    "publish_revision",
    "registry",
    "revert_to_page_revision",
    "revert_to_revision",
    "unpublish",
    "unpublish_page",
}
"""The modules of `wagtail.actions`; those that can publish are tried in these tests."""

ACTIONS_OF_THE_CMS = {
    "convert_alias",
    "copy",
    "copy_for_translation",
    "create_alias",
    "delete",
    "move",
    "publish",
    "revert_to_page_revision",
    "unpublish",
}
"""What the CMS itself can ask for by its own interface, which needs an account."""

BULK_ACTIONS = {"delete", "move", "publish", "unpublish"}

SCREENS = {
    "add",
    "add_subpage",
    "choose_parent",
    "collect_workflow_action_data",
    "confirm_workflow_cancellation",
    "content_type_use",
    "content_type_use_results",
    "convert_alias",
    "copy",
    "delete",
    "edit",
    "history",
    "history_results",
    "index",
    "index_results",
    "lock",
    "move",
    "move_confirm",
    "preview_on_add",
    "preview_on_edit",
    "revisions_compare",
    "revisions_revert",
    "revisions_unschedule",
    "revisions_view",
    "search",
    "search_results",
    "set_page_position",
    "set_privacy",
    "unlock",
    "unpublish",
    "usage",
    "view_draft",
    "workflow_action",
    "workflow_history",
    "workflow_history_detail",
    "workflow_preview",
}

ADDRESSES = SCREENS - {
    "content_type_use",
    "content_type_use_results",
    "index",
    "index_results",
} | {"revisions_index", "type_use", "type_use_results"}

INTERFACES = ("wagtail.api", "wagtail.admin.api", "wagtail.snippets.api", "ninja", "rest_framework")


def patterns(resolver: URLResolver, above: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield every address of the site with its view."""
    for pattern in resolver.url_patterns:
        address = above + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from patterns(pattern, address)
        else:
            yield address, pattern


def module_of(pattern: URLPattern) -> str:
    """Return where the view behind an address was written, without its decorators."""
    view = pattern.callback
    while hasattr(view, "__wrapped__"):
        view = view.__wrapped__
    return getattr(view, "cls", getattr(view, "view_class", view)).__module__


def test_all_actions_are_known():
    assert {module.name for module in pkgutil.iter_modules(wagtail.actions.__path__)} == ACTIONS


def test_all_actions_of_the_cms_are_known():
    assert set(PagesAdminAPIViewSet.actions) == ACTIONS_OF_THE_CMS


def test_all_actions_on_several_pages_are_known():
    actions = bulk_action_registry.get_bulk_actions_for_model(
        BasePage._meta.app_label, BasePage._meta.model_name
    )
    assert {action.action_type for action in actions} == BULK_ACTIONS


def test_all_screens_for_pages_are_known():
    assert set(base_page_viewset.views) == SCREENS
    assert {pattern.name for pattern in page_addresses.urlpatterns} == ADDRESSES


def test_the_site_has_no_interface_but_that_of_the_cms():
    found = {
        address
        for address, pattern in patterns(get_resolver())
        if module_of(pattern).startswith(INTERFACES)
    }

    assert found
    assert all(address.startswith("beheer/api/main/") for address in found)


@pytest.mark.parametrize("address", ["pages/", "pages/{pk}/", "pages/{pk}/action/publish/"])
def test_the_interface_of_the_cms_needs_an_account(client, site, address):
    address = f"/beheer/api/main/{address.format(pk=StoryPageFactory(live=False).pk)}"

    for answer in (client.get(address), client.post(address)):
        assert answer.status_code in {302, 403, 405}
        assert "Truus" not in answer.text
