"""What a visit costs on the wire, headers included, with an empty cache and after that."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page

from .conftest import wait_until_quiet
from .test_public_pages import STORY

KILOBYTE = 1000  # bytes
OTHER_STORY = "/verhalen/de-radio-ging-uit/"


@dataclass
class Wire:
    """What came over the network: bytes by address; what came from a cache is not in it."""

    bytes: dict[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return sum(self.bytes.values())


@contextmanager
def wire(page: Page) -> Iterator[Wire]:
    wire, addresses = Wire(), {}
    session = page.context.new_cdp_session(page)

    def ask(event: dict) -> None:
        addresses[event["requestId"]] = event["request"]["url"]

    def finish(event: dict) -> None:
        if event["encodedDataLength"]:
            wire.bytes[addresses[event["requestId"]]] = event["encodedDataLength"]

    session.on("Network.requestWillBeSent", ask)
    session.on("Network.loadingFinished", finish)
    session.send("Network.enable")
    yield wire
    session.detach()


@pytest.mark.parametrize(
    ("address", "kilobytes", "requests"), [(STORY, 75, 9), ("/", 120, 12), ("/verhalen/", 120, 12)]
)
def test_a_first_visit_is_light(page: Page, address: str, kilobytes: int, requests: int) -> None:
    with wire(page) as first:
        page.goto(address)
        wait_until_quiet(page)
    assert len(first.bytes) <= requests, first
    assert 0 < first.total <= kilobytes * KILOBYTE, first


@pytest.mark.parametrize("address", ["/", OTHER_STORY, "/ambities/", "/hulp/"])
def test_the_next_page_is_lighter_still(page: Page, address: str) -> None:
    page.goto(STORY)
    wait_until_quiet(page)
    with wire(page) as second:
        page.goto(address)
        wait_until_quiet(page)
    assert 0 < second.total <= 12 * KILOBYTE, second
