"""Follows every link of the site with its starting content, as a search engine would."""

import pytest
from django.contrib.staticfiles import finders

from .addresses import NOT_THERE, links, page_addresses

pytestmark = pytest.mark.django_db

LOADED = {("img", "src"), ("audio", "src"), ("script", "src"), ("link", "href"), ("use", "href")}


def test_every_live_page_is_reached(answers):
    assert page_addresses() <= set(answers)
    assert "/verhalen/feed/" in answers


def test_every_link_leads_somewhere(answers):
    broken = {
        address: answer.status_code
        for address, answer in answers.items()
        if answer.status_code not in {200, 301} and address != NOT_THERE
    }

    assert broken == {}


def test_every_part_behind_a_hash_exists(pages):
    for address, page in pages.items():
        for target, part in links(address, page):
            if part and target in pages:
                ids = {element.get("id") for element in pages[target].find()}
                assert part in ids, (address, target, part)


def test_what_pages_load_exists(pages):
    loaded = set()
    for page in pages.values():
        for element in page.find():
            loaded |= {element[a] for tag, a in LOADED if tag == element.tag and element.get(a)}
            for source in element.get("srcset").split(","):
                loaded |= set(source.split()[:1])
    static = {name.removeprefix("/static/") for name in loaded if name.startswith("/static/")}

    assert static
    assert [name for name in static if not finders.find(name)] == []


def test_no_page_leads_to_the_cms(answers):
    assert not [address for address in answers if address.startswith("/beheer")]


def test_no_link_goes_through_an_unencrypted_connection(pages):
    for address, page in pages.items():
        for link in page.find("a"):
            assert not link["href"].startswith("http://"), (address, link["href"])
