"""Two at once, with real transactions."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from openhartig.roles.roles import give_rights
from openhartig.users.models import User
from stories.consent.models import Teller
from stories.consent.permissions import COORDINATORS
from stories.conversation.models import Conversation
from stories.follow_up.models import AfterCare
from stories.models import StoryPage
from tests.databases import at_once
from tests.factories import TellerFactory, UserFactory, make_tree

from .makers import make_page, make_submission
from .screens import address

A_YEAR = timedelta(days=370)


@pytest.fixture
def coordinators(database) -> list[User]:
    """Two coordinators, in a database with room for threads."""
    make_tree()
    give_rights()
    return [UserFactory(role=COORDINATORS) for _ in range(2)]


def all_at_once(users: list[User], act: Callable[[Client], object]) -> list:
    """Let everybody do something at the same moment, each in a browser of their own."""
    clients = [Client() for _ in users]
    for client, user in zip(clients, users, strict=True):
        client.force_login(user)
    return at_once(*(partial(act, client) for client in clients))


def run_daily(*args) -> str:
    """Run the daily work and return its report; an exit code other than 0 is raised."""
    report = StringIO()
    call_command("daily", stdout=report)
    return report.getvalue()


def test_the_daily_work_for_real(coordinators: list[User]):
    make_page(make_submission().teller, live=True)
    declined = TellerFactory(conversation__status=Conversation.Status.DECLINED)
    Conversation.objects.filter(teller=declined).update(status_changed_at=timezone.now() - A_YEAR)
    report = run_daily()
    assert "erase declined: 1" in report
    assert "database: done" in report
    assert "erase declined: 0" in run_daily()


def test_two_times_the_daily_work(coordinators: list[User]):
    teller = make_submission().teller
    make_page(teller, live=True)
    long_ago = timezone.now() - 2 * A_YEAR
    StoryPage.objects.update(first_published_at=long_ago)
    Teller.objects.update(created_at=long_ago)
    teller.agreements.update(agreed_at=long_ago)
    links = teller.links.count()
    reports = all_at_once(coordinators, run_daily)
    assert not any(isinstance(report, BaseException) for report in reports), reports
    asked = [report for report in reports if "ask yearly: 1" in report]
    assert len(asked) == 1
    assert teller.links.count() == links + 1


def test_two_clicks_on_make_draft(coordinators: list[User]):
    teller = make_submission().teller
    first, second = all_at_once(coordinators, lambda cms: cms.post(address("draft", teller)))
    assert (first.status_code, second.status_code) == (303, 303)
    assert first["Location"] == second["Location"]
    story = StoryPage.objects.get(key=teller.key)
    assert story.revisions.count() == 1
    assert AfterCare.objects.count() == 1


def test_two_tellers_at_once(coordinators: list[User]):
    tellers = iter([make_submission().teller, TellerFactory()])
    answers = all_at_once(coordinators, lambda cms: cms.post(address("draft", next(tellers))))
    assert [answer.status_code for answer in answers] == [303, 303]
    paths = list(StoryPage.objects.values_list("path", flat=True))
    assert len(set(paths)) == len(paths)


def test_one_draft_for_two_tellers(coordinators: list[User]):
    free = make_page(Teller())
    made = [TellerFactory(origin=Teller.Origin.INTERVIEW) for _ in range(2)]
    tellers = iter(made)
    answers = all_at_once(
        coordinators,
        lambda cms: cms.post(address("link_draft", next(tellers)), {"story": free.pk}),
    )
    assert sorted(answer.status_code for answer in answers) == [303, 422]
    assert Teller.objects.filter(key=free.key).count() == 1


def test_two_withdrawals(coordinators: list[User]):
    teller = make_submission().teller
    make_page(teller, live=True)
    answers = all_at_once(coordinators, lambda cms: cms.post(address("withdraw", teller)))
    assert {answer.status_code for answer in answers} <= {200, 404}
    assert not Teller.objects.filter(pk=teller.pk).exists()
    assert not StoryPage.objects.filter(key=teller.key).exists()
