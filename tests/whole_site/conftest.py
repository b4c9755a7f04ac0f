"""Visits the whole site with its starting content once, for all tests of this folder."""

from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from string import ascii_lowercase

import pytest
from django.http import HttpResponse
from django.test import Client

from openhartig.users.models import User
from tests.factories import ImageFactory, Tree
from tests.html import Element, read_html
from tests.starting_content import starting_content

from .addresses import START, links
from .rights import MUNICIPALITIES, Team, make_team


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="package")
def full_site(django_db_setup, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock(), starting_content():
        yield


@pytest.fixture(scope="package")
def visited(full_site, django_db_blocker) -> dict[str, tuple[HttpResponse, Element | None]]:
    """What every address of the site answers, followed from link to link, and its page."""
    visited = {}
    waiting = deque(START)
    client = Client()
    with django_db_blocker.unblock():
        while waiting:
            address = waiting.popleft()
            if address in visited:
                continue
            answer = client.get(address)
            page = read_html(answer) if answer["Content-Type"].startswith("text/html") else None
            visited[address] = answer, page
            if page:
                waiting.extend(target for target, _ in links(address, page))
    return visited


@pytest.fixture(scope="package")
def answers(visited) -> dict[str, HttpResponse]:
    """What every address of the site answers."""
    return {address: answer for address, (answer, _) in visited.items()}


@pytest.fixture(scope="package")
def pages(visited) -> dict[str, Element]:
    """The answers that are pages, as trees of elements."""
    return {address: page for address, (_, page) in visited.items() if page}


@pytest.fixture(scope="module")
def teams(_small_site: Tree, django_db_blocker) -> list[Team]:
    """The municipalities, each with its drafts."""
    with django_db_blocker.unblock():
        picture = ImageFactory(title="Een brug")
        return [make_team(letter, picture) for letter in ascii_lowercase[:MUNICIPALITIES]]


@pytest.fixture
def cms(site: Tree, teams: list[Team], log_in: Callable[[User], Client]) -> Client:
    """The CMS as the editor of the first municipality sees it."""
    return log_in(teams[0].editor)
