"""Logging in: wrong passwords are limited, and nobody can keep an editor out."""

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cookie_consent.models import Cookie
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from openhartig.page_cache.writes import matters
from openhartig.users import log_in
from openhartig.users.log_in import DEVICE_COOKIE, WRONG, WRONG_FROM_ADDRESS, Tries
from openhartig.users.models import User
from openhartig.web.limits import Limit
from tests.html import read_html

pytestmark = pytest.mark.django_db

LOGIN = "/beheer/login/"
DOORS = [LOGIN, "/_util/login/"]
NAME, PASSWORD = "redacteur-noor", "alleen-in-deze-test-1"
ELSEWHERE = {"REMOTE_ADDR": "192.0.2.7"}


@pytest.fixture(autouse=True)
def editor(site) -> User:
    return User.objects.create_superuser(NAME, password=PASSWORD)


def try_to_log_in(client: Client, password: str = "fout", name: str = NAME, door: str = LOGIN):
    return client.post(door, {"username": name, "password": password, "next": "/beheer/"})


def use_up(client: Client, door: str = LOGIN) -> None:
    for number in range(WRONG.most):
        assert try_to_log_in(client, f"fout-{number}", door=door).status_code in {200, 429}


@pytest.mark.parametrize("door", DOORS)
def test_the_right_password_is_refused_after_many_wrong_ones(door: str):
    use_up(Client(), door)
    assert try_to_log_in(Client(), PASSWORD, door=door).status_code != 302
    assert try_to_log_in(Client(), PASSWORD).status_code == 429


def test_it_says_what_to_do():
    use_up(Client())
    answer = try_to_log_in(Client(), PASSWORD)
    assert (answer.status_code, answer["Retry-After"]) == (429, str(WRONG.seconds))
    assert "Wacht een kwartier" in read_html(answer).one("main").text
    assert "onjuist" not in read_html(answer).one("main").text


def test_after_a_while_it_works_again(monkeypatch):
    use_up(Client())
    now = time.time() + WRONG.seconds + 1
    monkeypatch.setattr(time, "time", lambda: now)
    assert try_to_log_in(Client(), PASSWORD).status_code == 302


def test_an_account_that_does_not_exist_looks_the_same():
    answers = []
    for name in (NAME, "bestaat-niet"):
        first = try_to_log_in(Client(), name=name)
        for _ in range(WRONG.most):
            last = try_to_log_in(Client(), name=name)
        answers.append([(a.status_code, read_html(a).one("main").text) for a in (first, last)])
    assert answers[0] == answers[1]


def test_nobody_can_lock_an_editor_out_from_elsewhere():
    use_up(Client(**ELSEWHERE))
    assert try_to_log_in(Client(**ELSEWHERE), PASSWORD).status_code == 429
    assert try_to_log_in(Client(), PASSWORD).status_code == 302


def test_nor_from_the_same_address_where_the_editor_logged_in_before():
    known = Client()
    assert try_to_log_in(known, PASSWORD).status_code == 302
    known.post("/beheer/logout/")
    use_up(Client())
    assert try_to_log_in(Client(), PASSWORD).status_code == 429
    assert try_to_log_in(known, PASSWORD).status_code == 302


def test_a_known_device_may_not_try_for_ever_either():
    known = Client()
    try_to_log_in(known, PASSWORD)
    known.post("/beheer/logout/")
    use_up(known)
    assert try_to_log_in(known, PASSWORD).status_code == 429


@pytest.mark.parametrize("change", [lambda c: c + "x", lambda c: "x" + c, lambda c: "", str.upper])
def test_a_device_is_known_for_one_account_and_cannot_be_made_up(rf, change):
    client = Client()
    try_to_log_in(client, PASSWORD)
    cookie = client.cookies[DEVICE_COOKIE]
    assert NAME not in cookie.value
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/beheer/", True, "Strict")
    request = rf.get(LOGIN)
    for value, name in ((cookie.value, "een-ander"), (change(cookie.value), NAME)):
        request.COOKIES[DEVICE_COOKIE] = value
        assert Tries.of(request, name).address == "127.0.0.1"
    request.COOKIES[DEVICE_COOKIE] = cookie.value
    assert Tries.of(request, NAME).address == ""


def test_the_right_password_begins_again():
    for _ in range(3):
        for _ in range(WRONG.most - 1):
            try_to_log_in(Client())
        assert try_to_log_in(Client(), PASSWORD).status_code == 302


def test_many_accounts_from_one_address_are_limited_too(monkeypatch):
    monkeypatch.setattr(log_in, "WRONG_FROM_ADDRESS", Limit("few", most=12))
    for number in range(12):
        try_to_log_in(Client(), name=f"gok-{number}")
    assert try_to_log_in(Client(), PASSWORD).status_code == 429
    assert try_to_log_in(Client(**ELSEWHERE), PASSWORD).status_code == 302
    assert WRONG_FROM_ADDRESS.most > WRONG.most


def test_several_at_once_count_together(rf):
    request = rf.post(LOGIN)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: Tries.of(request, NAME).count(), range(WRONG.most)))
    assert Tries.of(request, NAME).are_used_up


def test_nothing_of_it_is_kept_or_written_down(settings, caplog):
    with caplog.at_level(logging.DEBUG), CaptureQueriesContext(connection) as queries:
        use_up(Client(**ELSEWHERE))
        try_to_log_in(Client(**ELSEWHERE), PASSWORD)
    assert not [query["sql"] for query in queries if matters(query["sql"])]
    cache = Path(settings.CACHES["shared"]["LOCATION"])
    kept = b"".join(file.name.encode() + file.read_bytes() for file in cache.iterdir())
    for secret in (NAME, PASSWORD, "fout-1", "192.0.2.7"):
        assert secret not in caplog.text
        assert secret.encode() not in kept


def test_every_cookie_of_the_cms_is_named_for_visitors():
    client = Client()
    client.get(LOGIN)
    assert try_to_log_in(client, PASSWORD).status_code == 302
    client.get("/beheer/")
    assert DEVICE_COOKIE in client.cookies
    assert client.cookies.keys() <= set(Cookie.objects.values_list("name", flat=True))
