"""Which pages a browser may fetch before somebody opens them; tests/browser sees if it does."""

import json

import pytest

from openhartig.page_cache.requests import Addresses
from openhartig.settings import PROJECT_DIR

pytestmark = pytest.mark.django_db

FILE = "/static/prefetch.speculationrules"
WITH_EFFECT = ["/cookies/", "/zoeken/", "/verhalen/feed/"]


@pytest.fixture(scope="module")
def rules() -> dict:
    return json.loads((PROJECT_DIR / FILE.strip("/")).read_text())


def test_public_pages_name_the_rules(client, site):
    for address in ("/", site.story.get_url(), "/zoeken/", "/bestaat-niet/"):
        assert client.get(address)["Speculation-Rules"] == f'"{FILE}"', address


@pytest.mark.parametrize(
    "address",
    ["/beheer/login/", "/mijn-verhaal/onbekend/", "/deel-jouw-verhaal/gewist/", "/sitemap.xml"],
)
def test_nothing_else_names_them(client, site, address):
    assert "Speculation-Rules" not in client.get(address)


def test_pages_are_only_fetched_and_only_on_intent(rules):
    assert list(rules) == ["prefetch"]
    assert [rule["eagerness"] for rule in rules["prefetch"]] == ["moderate"]


def test_what_is_private_or_does_something_is_left_alone(rules, settings):
    [rule] = rules["prefetch"]
    own, others = rule["where"]["and"]
    assert own == {"href_matches": "/*"}
    left_out = others["not"]["href_matches"]
    for address in [*Addresses().never, *settings.PRIVATE_ADDRESSES, *WITH_EFFECT]:
        assert any(matches(pattern, address) for pattern in left_out), address
    for address in ("/", "/verhalen/", "/hulp/", "/verhalen/in-de-rij-bij-de-kassa/"):
        assert not any(matches(pattern, address) for pattern in left_out), address


def matches(pattern: str, address: str) -> bool:
    start, _, end = pattern.partition("*")
    return address.startswith(start) and address.endswith(end)


def test_who_saves_data_gets_no_rules(client):
    answer = client.get(FILE, headers={"Save-Data": "on"})
    assert answer.json() == {}
    assert answer["Vary"] == "Save-Data"
