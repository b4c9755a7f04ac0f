"""Public pages leave nothing on a device, ask nothing of others, and say so to the browser."""

import re
from urllib.parse import urlsplit

import pytest
from django.test import Client

from openhartig.blocks.video_providers import VIMEO_PLAYER, YOUTUBE_PLAYER
from openhartig.web.content_security import PUBLIC_POLICY

from .addresses import NOT_THERE, START, page_addresses

pytestmark = pytest.mark.django_db

LOADING = ("src", "srcset", "poster", "data", "action", "formaction", "background", "ping")
OWN_HOSTS = {"", "testserver", "127.0.0.1"}


def hosts_in(value: str) -> set[str]:
    """Return the hosts in an attribute, which may hold several addresses."""
    return {urlsplit(part).hostname or "" for part in re.split(r"[\s,]+", value)}


def test_no_page_sets_a_cookie(answers):
    assert {address: answer.cookies for address, answer in answers.items() if answer.cookies} == {}


def test_no_page_differs_by_cookie(answers):
    """A page that differs by cookie cannot be kept by a shared cache."""
    for address, answer in answers.items():
        assert "cookie" not in answer.get("Vary", "").lower(), address


def test_a_cookie_of_somebody_else_changes_nothing(answers):
    for address in {*START, "/cookies/", *page_addresses()}:
        client = Client()
        client.cookies["sessionid"] = "onbekend"
        client.cookies["csrftoken"] = "onbekend"
        answer = client.get(address)
        assert answer.content == answers[address].content, address
        assert answer.headers == answers[address].headers, address
        assert not answer.cookies, address


def test_the_browser_may_load_nothing_from_elsewhere(answers):
    for address, answer in answers.items():
        policy = answer["Content-Security-Policy"]
        assert "unsafe" not in policy, address
        assert "*" not in policy, address
        assert f"frame-src {VIMEO_PLAYER} {YOUTUBE_PLAYER};" in f"{policy};", address
        assert len(re.findall(r"https?:", policy)) == 2, address
        assert "default-src 'none'" in policy, address
        for directive in PUBLIC_POLICY:
            assert f"{directive} " in policy, address


def test_headers_that_protect_readers(answers):
    for address, answer in answers.items():
        assert answer["X-Content-Type-Options"] == "nosniff", address
        assert answer["Referrer-Policy"] == "same-origin", address
        assert answer["X-Frame-Options"] in {"DENY", "SAMEORIGIN"}, address


def test_pages_load_and_send_nothing_to_other_hosts(pages):
    for address, page in pages.items():
        for element in page.find():
            for attribute in LOADING:
                value = element.get(attribute)
                assert hosts_in(value) <= OWN_HOSTS, (address, element.tag, value)


def test_links_in_the_head_stay_on_this_site(pages):
    for address, page in pages.items():
        for link in page.find("link"):
            assert hosts_in(link["href"]) <= OWN_HOSTS, (address, link["href"])
            assert link["rel"] not in {"preconnect", "dns-prefetch", "prefetch"}, address


def test_only_plain_links_name_other_hosts(pages):
    named = 0
    for address, page in pages.items():
        for element in page.find():
            if not hosts_in(element.get("href")) <= OWN_HOSTS:
                named += 1
                assert element.tag == "a", (address, element)
                assert "noreferrer" in element.get("rel"), (address, element["href"])
                assert "target" not in element.attributes, (address, element["href"])
    assert named


def test_there_is_no_player_of_another_site(pages):
    for address, page in pages.items():
        assert not page.find("iframe", "object", "embed", "frame", "video"), address


def test_a_story_with_a_video_only_links_to_it(pages):
    page = pages["/verhalen/we-begonnen-met-koffie/"]
    video = [link for link in page.find("a") if "vimeo.com" in link["href"]]

    assert [link["href"] for link in video] == ["https://vimeo.com/1084537"]
    assert "IP-adres" in page.one("main").text


def test_the_cms_has_its_own_policy_and_sets_its_cookie_there(full_site, client):
    answer = client.get("/beheer/login/")

    assert "script-src 'self';" in f"{answer['Content-Security-Policy']};"
    assert "http" not in answer["Content-Security-Policy"]
    assert answer.cookies["csrftoken"]["httponly"]


def test_a_missing_page_says_so(answers):
    assert answers[NOT_THERE].status_code == 404
