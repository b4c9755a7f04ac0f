"""Every view of the CMS that the resolver knows, and what each may show to whom.

A view that is in no table fails `test_rights_matrix.py`. Say of a new one in which it belongs:
it is about one page (`OF_A_PAGE`), it lists pages (`LISTS`), it needs a right that a municipal
editor has not (`FOR_THE_REGION`), or it names no page at all (`NO_PAGES`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.urls import URLPattern, get_resolver, reverse
from wagtail.models import Task, Workflow

from openhartig.pages.models import BasePage


@dataclass(frozen=True)
class View:
    """A view by its name, and the names of what its address holds."""

    name: str
    holds: tuple[str, ...]

    @property
    def is_about_a_page(self) -> bool:
        """Whether its address names a page, so that it needs a row of its own."""
        return bool({"page_id", "parent_page_id", "page_to_move_id"} & set(self.holds))

    def address(self, page: BasePage, **values) -> str:
        """Return the address about a page, or about another thing of that number."""
        known = {
            **dict.fromkeys(("page_id", "parent_page_id", "page_to_move_id"), page.pk),
            **dict.fromkeys(("destination_id", "pk", "page_pk", "object_id"), page.pk),
            "revision_id": page.latest_revision_id or 1,
            "revision_id_a": "live",
            "revision_id_b": "latest",
            "app_label": "pages",
            "model_name": "basepage",
            "content_type_app_name": "stories",
            "content_type_model_name": "storypage",
            "action": "publish",
            "action_name": "approve",
            "app_name": "pages",
            "key": UUID(int=1),
            "workflow_state_id": page.workflow_states.values_list("pk", flat=True).first(),
            "slug": "wie-mag-wat",
            "filter_spec": "original",
            "workflow_pk": Workflow.objects.values_list("pk", flat=True).first(),
            "task_id": Task.objects.values_list("pk", flat=True).first(),
        } | values
        return reverse(self.name, kwargs={name: known.get(name, 1) for name in self.holds})


def all_views() -> list[View]:
    """Return every view with a name below the address of the CMS."""
    below = next(each for each in get_resolver().url_patterns if str(each.pattern) == "beheer/")
    return sorted({*_walk(below.url_patterns)}, key=lambda view: (view.name, view.holds))


def _walk(patterns, space: str = "", held: tuple[str, ...] = ()) -> Iterator[View]:
    for each in patterns:
        regex = each.pattern.regex.groupindex
        holds = (*held, *regex)
        if not isinstance(each, URLPattern):
            inner = ":".join(part for part in (space, each.namespace) if part)
            yield from _walk(each.url_patterns, inner, holds)
        elif each.name:
            yield View(f"{space}:{each.name}" if space else each.name, holds)


OF_A_PAGE = {
    # name: does it open for who works on a draft of the own municipality, and may one open it
    # for a page of others that is public
    "wagtailadmin_explore": (True, True),
    "wagtailadmin_explore_results": (True, True),
    "wagtailadmin_choose_page_child": (True, True),
    "wagtailadmin_api:pages:detail": (True, True),
    "wagtailadmin_api:pages:action": (False, False),
    "wagtailadmin_pages:add": (False, False),
    "wagtailadmin_pages:preview_on_add": (False, False),
    "wagtailadmin_pages:add_subpage": (False, False),
    "wagtailadmin_pages:usage": (True, False),
    "wagtailadmin_pages:edit": (True, False),
    "wagtailadmin_pages:preview_on_edit": (True, False),
    "wagtailadmin_pages:view_draft": (True, False),
    "wagtailadmin_pages:delete": (False, False),  # the story of a teller is withdrawn instead
    "wagtailadmin_pages:unpublish": (False, False),
    "wagtailadmin_pages:convert_alias": (False, False),
    "wagtailadmin_pages:move": (True, False),
    "wagtailadmin_pages:move_confirm": (True, False),
    "wagtailadmin_pages:set_page_position": (False, False),
    "wagtailadmin_pages:copy": (True, False),
    "wagtailadmin_pages:workflow_action": (False, False),
    "wagtailadmin_pages:collect_workflow_action_data": (False, False),
    "wagtailadmin_pages:confirm_workflow_cancellation": (True, False),
    "wagtailadmin_pages:workflow_preview": (False, False),
    "wagtailadmin_pages:set_privacy": (False, False),
    "wagtailadmin_pages:lock": (False, False),
    "wagtailadmin_pages:unlock": (False, False),
    "wagtailadmin_pages:revisions_index": (False, False),
    "wagtailadmin_pages:revisions_view": (True, False),
    "wagtailadmin_pages:revisions_revert": (True, False),
    "wagtailadmin_pages:revisions_unschedule": (False, False),
    "wagtailadmin_pages:revisions_compare": (True, False),
    "wagtailadmin_pages:workflow_history": (True, False),
    "wagtailadmin_pages:workflow_history_detail": (True, False),
    "wagtailadmin_pages:history": (True, False),
    "wagtailadmin_pages:history_results": (True, False),
    "desk_spelling": (False, False),
    "desk_made_up": (False, False),
    "desk_plan": (True, False),
    "desk_forget_plan": (False, False),
    "desk_ask_coordinator": (False, False),  # these stories have a teller
}

LISTS = {
    # name: what is asked besides the list as it opens; all of it may name drafts of the own only
    "wagtailadmin_home": [],
    "calendar": ["?gemeente=alle", "?gemeente=1"],
    "wagtailadmin_explore_root": ["?q=verborgen&search_all=1"],
    "wagtailadmin_pages:search": ["?q=verborgen"],
    "wagtailadmin_pages:search_results": ["?q=verborgen"],
    "wagtailadmin_pages:type_use": ["?q=verborgen"],
    "wagtailadmin_pages:type_use_results": [],
    "wagtailadmin_pages:choose_parent": [],
    "wagtailadmin_choose_page": ["?page_type=stories.storypage", "?user_perms=copy_to"],
    "wagtailadmin_choose_page_search": ["?q=verborgen", "?q=verborgen&page_type=stories.storypage"],
    "wagtailadmin_choose_page_chosen_multiple": ["?{ids}"],
    "wagtailadmin_choose_page_external_link": ["?link_url={site}"],
    "wagtailadmin_api:pages:listing": ["?search=verborgen", "?child_of={index}", "?limit=50"],
    "wagtailadmin_api:pages:find": ["?html_path=/verhalen/"],
    "wagtail_bulk_action": ["?{ids}", "?id=all&childOf={index}"],
    "wagtailadmin_reports:workflow": ["?export=csv"],
    "wagtailadmin_reports:workflow_results": [],
    "wagtailadmin_reports:workflow_tasks": ["?export=csv"],
    "wagtailadmin_reports:workflow_tasks_results": [],
    "wagtailadmin_reports:aging_pages": ["?export=csv"],
    "wagtailadmin_reports:aging_pages_results": [],
    "stories:index": ["?q=verborgen", "?team=alle", "?team=alle&q=verborgen"],
    "stories:index_results": ["?team=alle&q=verborgen"],
    "stories:choose_parent": [],
    "examples:index": ["?q=verborgen", "?team=alle", "?team=alle&q=verborgen"],
    "examples:index_results": ["?team=alle&q=verborgen"],
    "examples:choose_parent": [],
    "wagtailimages:index": ["?q=verborgen"],
    "wagtailimages:index_results": [],
    "wagtailimages:image_usage": [],
    "wagtailimages:edit": [],
    "wagtailimages:delete": [],
    "wagtaildocs:document_usage": [],
}

FOR_THE_REGION = {
    # the beginning of names: why a municipal editor opens none of them
    "desk_": "it needs the right to accompany tellers",
    "reason_templates:": "it needs the right to accompany tellers",
    "wagtailsnippets": "it needs rights on the rows that pages choose from",
    "wagtailredirects:": "it needs rights on redirects",
    "wagtailsettings:": "it needs the right to change what all pages share",
    "wagtailsites:": "it needs rights on sites",
    "wagtailusers_": "it needs rights on accounts",
    "wagtailadmin_collections:": "it needs rights on collections",
    "wagtailadmin_workflows:": "it needs rights on workflows",
    "wagtailadmin_reports:": "it names the drafts of everybody",
    "figure": "it needs the right to see figures, which count and name nothing",
    "helpline_confirm": "it needs rights on helplines",
    "cookie_choices_report": "it needs rights on the question about cookies",
}

NO_PAGES = {
    # the beginning of names: why it cannot name a page of anybody
    "wagtailsnippetchoosers_": "it lists rows that pages choose from, by their own names",
    "wagtailadmin_choose_page_": "it asks for an address to link to",
    "wagtailadmin_api:images:": "it lists pictures by their own titles",
    "wagtailadmin_api:documents:": "it lists documents by their own titles",
    "wagtailimages": "it lists, shows or takes pictures by their own titles",
    "wagtaildocs": "it lists, shows or takes documents by their own titles",
    "wagtailembeds:": "it takes an address of a video",
    "wagtailadmin_tag": "it completes a tag",
    "wagtailadmin_workflows:task_cho": "it lists the tasks of workflows",
    "wagtailadmin_editing_sessions:": "it says who else edits a page, to who may edit it",
    "wagtailadmin_login": "it logs in",
    "wagtailadmin_logout": "it logs out",
    "wagtailadmin_password_reset": "it asks for a new password",
    "wagtailadmin_account": "it is about one's own account",
    "wagtailadmin_dismissibles": "it remembers what somebody closed",
    "wagtailadmin_block_preview": "it shows a block with a text of the code",
    "wagtailadmin_sprite": "it is a file with icons",
    "wagtailadmin_javascript_catalog": "it is a file with words",
    "wagtailadmin_error_test": "it is an error on purpose",
    "session_left": "it counts the seconds of a session",
    "guide": "it is the guide for editors",
}
