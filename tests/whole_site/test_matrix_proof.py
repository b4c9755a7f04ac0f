"""Switches off each check on its own, and sees that a test of the matrix of rights finds out."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from inspect import signature
from itertools import product
from sys import modules
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Q

from openhartig.pages import (
    deciding,
    others,
    start_screen,
    team_policy,
    team_views,
    teams,
    wagtail_hooks,
)
from openhartig.pages.models import BasePage

from . import test_drafts_of_others as drafts
from . import test_rights_matrix as matrix

pytestmark = pytest.mark.nightly

EVERYTHING = Q(pk__isnull=False)
RIGHTS = matrix.TestTheRightsThemselves
ONE_PAGE = matrix.TestAViewOfOnePage

METHODS: dict[type, dict[str, Callable | None]] = {
    others.SeenByOthers: {
        "from_db": drafts.TestChosenByItsNumber.test_to_copy_below,
        "save": drafts.test_a_page_that_hides_its_draft_is_not_saved,
        "approved_schedule": drafts.test_a_page_that_hides_its_draft_says_nothing_of_it,
        "scheduled_revision": drafts.test_a_page_that_hides_its_draft_says_nothing_of_it,
        "workflow_in_progress": drafts.test_a_page_that_hides_its_draft_says_nothing_of_it,
        "current_workflow_state": drafts.test_a_page_that_hides_its_draft_says_nothing_of_it,
        "get_url_parts": drafts.TestChosenByItsNumber.test_to_link_to,
        "hide_draft": None,  # `from_db` calls it
        "is_hidden": None,  # `get_url_parts` asks it
    },
    team_policy.TeamPolicy: {
        "user_has_any_permission_for_instance": RIGHTS.test_of_many_pages,
        "instances_user_has_any_permission_for": RIGHTS.test_of_many_pages,
        "users_with_any_permission_for_instance": RIGHTS.test_who_may_change_a_page,
        "explorable_instances": RIGHTS.test_of_what_stands_above,
        "instances_with_direct_explore_permission": None,  # where owners start
    },
    team_views.TeamMiddleware: {
        "process_view": ONE_PAGE.test_of_a_draft_of_others_tells_and_does_nothing,
        "__init__": None,
        "__call__": None,  # `seen_by` below
    },
    team_views.VisibleOnly: {
        "get_actionable_objects": matrix.test_a_list_names_no_draft_of_others,
    },
    teams.TeamTester: {
        "can_edit": RIGHTS.test_of_a_page_about_which_the_own_role_decides,
        "can_submit_for_moderation": RIGHTS.test_of_a_page_about_which_the_own_role_decides,
        "can_lock": RIGHTS.test_of_a_page_about_which_the_own_role_decides,
        "can_unlock": RIGHTS.test_of_a_page,
        "can_view_revisions": RIGHTS.test_of_a_page,
        "can_set_view_restrictions": None,  # the page of everybody is public or a draft
        "__init__": None,  # `is_ours` below
    },
}
"""Every method of what refuses or hides, with the test that misses it; None for no check."""

NAMES = {
    "WORKED_ON": {
        "page_id": ONE_PAGE.test_of_a_draft_of_others_tells_and_does_nothing,
        "page_to_move_id": ONE_PAGE.test_of_a_public_page_of_others_tells_nothing_of_its_draft,
    },
    "ONLY_NAMED": {
        "parent_page_id": ONE_PAGE.test_of_a_draft_of_others_tells_and_does_nothing,
        "destination_id": matrix.test_the_own_page_leads_to_nothing_of_others,
    },
    "FOR_THE_REGION": dict.fromkeys(
        team_views.FOR_THE_REGION, matrix.test_what_is_for_the_region_opens_for_no_municipality
    ),
}
"""The names that a check looks for; each of them is one."""

FUNCTIONS: list[tuple[Any, str, Any, Callable]] = [
    (
        wagtail_hooks,
        "visible",
        lambda user: EVERYTHING,
        matrix.test_a_list_names_no_draft_of_others,
    ),
    (
        start_screen,
        "may_change",
        lambda user: BasePage.objects.all(),
        matrix.test_what_went_to_others_leaves_the_start_screen,
    ),
    (team_policy, "visible", lambda user: EVERYTHING, matrix.test_a_list_names_no_draft_of_others),
    (team_policy, "ours", lambda user: EVERYTHING, RIGHTS.test_of_many_pages),
    (team_policy, "is_ours", lambda user, page: True, RIGHTS.test_of_many_pages),
    (teams, "is_ours", lambda user, page: True, RIGHTS.test_of_a_page),
    (others, "is_ours", lambda *known: True, drafts.TestChosenByItsNumber.test_to_copy_below),
    (
        deciding,
        "_deciders",
        lambda page, members, sender: members,
        matrix.test_no_mail_names_a_draft,
    ),
    (team_views, "CHOSEN", "", matrix.test_a_list_names_no_draft_of_others),
    (
        team_views,
        "visible",
        lambda user: EVERYTHING,
        ONE_PAGE.test_of_a_draft_of_others_tells_and_does_nothing,
    ),
    (
        team_views,
        "ours",
        lambda user: EVERYTHING,
        ONE_PAGE.test_of_a_draft_of_others_tells_and_does_nothing,
    ),
    (
        team_views,
        "seen_by",
        lambda user: nullcontext(),
        drafts.TestChosenByItsNumber.test_to_copy_below,
    ),
]
"""Functions that a check calls, with what always says yes in their place."""


def checks() -> Iterator:
    """Yield each check: what it is part of, its name, what takes its place, and the test."""
    for cls, methods in METHODS.items():
        for name, test in methods.items():
            if test:
                yield pytest.param(cls, name, None, test, id=f"{cls.__name__}.{name}")
    for name, tests in NAMES.items():
        held = getattr(team_views, name)
        for each in sorted(held):
            rest = type(held)(other for other in held if other != each)
            yield pytest.param(team_views, name, rest, tests[each], id=f"{name} {each}")
    for module, name, instead, test in FUNCTIONS:
        yield pytest.param(module, name, instead, test, id=f"{module.__name__}.{name}")


def runs(test: Callable) -> Iterator[dict]:
    """Yield what a test is asked for, each time that it runs."""
    first, *inner = test.__qualname__.split(".")
    outer = [getattr(modules[test.__module__], first)] if inner else []
    found = [mark for held in [test, *outer] for mark in getattr(held, "pytestmark", [])]
    marks = [mark for mark in found if mark.name == "parametrize"]
    lists = [[getattr(each, "values", [each])[0] for each in mark.args[1]] for mark in marks]
    for values in product(*lists):
        yield dict(zip((mark.args[0] for mark in marks), values, strict=True))


def test_every_method_is_named():
    for cls, methods in METHODS.items():
        own = {name for name, held in vars(cls).items() if _is_method(held)}
        assert own == methods.keys(), cls


def _is_method(held: object) -> bool:
    return isinstance(held, (property, classmethod)) or hasattr(held, "__code__")


@pytest.mark.parametrize(("holder", "name", "instead", "test"), [*checks()])
def test_without_a_check_a_test_fails(
    request, site, teams, monkeypatch, holder, name, instead, test
):
    if isinstance(holder, type):
        monkeypatch.delattr(holder, name)
    else:
        monkeypatch.setattr(holder, name, instead)

    assert any(_fails(test, request, asked) for asked in runs(test))


def _fails(test: Callable, request: pytest.FixtureRequest, asked: dict) -> bool:
    """Run a test of the matrix, of which nothing stays, and tell whether it found something."""
    with transaction.atomic():
        fixture = request.getfixturevalue
        known = {"self": None, "cms": fixture("log_in")(fixture("teams")[0].editor)} | asked
        names = [*signature(test).parameters]
        try:
            test(**{name: known[name] if name in known else fixture(name) for name in names})
        except (AssertionError, pytest.fail.Exception):
            return True
        finally:
            transaction.set_rollback(True)
    return False
