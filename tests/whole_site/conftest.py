"""Visits the whole site with its starting content once, for all tests of this folder."""

from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.html import Element, read_html
from tests.starting_content import starting_content

from .addresses import START, links


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
