"""Saving a choice over HTTP."""

import itertools

import pytest
from cookie_consent.models import CookieGroup
from django.test import Client

from openhartig.cookies.models import CookieReceipt
from tests.html import read_html

FROM_US = {"HTTP_SEC_FETCH_SITE": "same-origin"}
AS_SCRIPT = FROM_US | {"HTTP_ACCEPT": "application/json"}
SERVICES = ("analytics", "vimeo", "youtube")

every_combination = pytest.mark.parametrize(
    "accepted",
    [combination for size in range(4) for combination in itertools.combinations(SERVICES, size)],
)


def choose(client: Client, text, action: str, *names: str, **headers: str):
    data = {"text": text.pk, "action": action} | dict.fromkeys(names, "on")
    return client.post("/cookies/keuze/", data, **(headers or AS_SCRIPT))


def cookie_of(client: Client) -> dict[str, str]:
    value = client.cookies["cookie_consent"].value
    return dict(pair.split("=", 1) for pair in value.split("|"))


@every_combination
def test_every_combination_of_switches_is_kept_as_chosen(client, text, accepted):
    response = choose(client, text, "save", *accepted)

    assert response.json()["choices"] == {name: name in accepted for name in SERVICES}
    cookie = cookie_of(client)
    assert {name for name in SERVICES if cookie[name] != "-1"} == set(accepted)
    assert cookie["round"] == str(text.round)
    receipt = CookieReceipt.objects.get()
    assert receipt.token == cookie["receipt"]
    assert receipt.choices == {name: name in accepted for name in SERVICES}
    assert receipt.text_digest == text.digest


def test_accepting_and_refusing_all(client, text):
    assert set(choose(client, text, "accept").json()["choices"].values()) == {True}
    assert set(choose(client, text, "decline").json()["choices"].values()) == {False}
    assert set(choose(client, text, "nonsense", "vimeo").json()["choices"].values()) == {False}


@every_combination
def test_without_javascript_the_next_page_tells_what_was_kept(client, text, accepted):
    response = choose(client, text, "save", *accepted, **FROM_US)

    assert response.status_code == 303
    page = client.get(response["Location"])
    assert "no-store" in page["Cache-Control"]
    shown = [service["accepted"] for service in page.context["services"]]
    assert shown == [name in accepted for name in SERVICES]


def test_the_same_choice_again_writes_nothing(client, text):
    choose(client, text, "accept")
    choose(client, text, "accept")
    assert CookieReceipt.objects.count() == 1

    choose(client, text, "decline")
    assert CookieReceipt.objects.count() == 2
    assert len(set(CookieReceipt.objects.values_list("token", flat=True))) == 1


def test_a_made_up_token_is_replaced(client, text):
    client.cookies["cookie_consent"] = "round=1|receipt=ik-verzin-er-een"
    choose(client, text, "accept")

    assert cookie_of(client)["receipt"] != "ik-verzin-er-een"


def test_a_text_of_an_earlier_round_is_not_accepted(client, text):
    CookieGroup.objects.get(varname="vimeo").delete()
    response = choose(client, text, "accept")

    assert response.status_code == 409
    assert "opnieuw" in response.json()["message"]
    assert "cookie_consent" not in client.cookies


@pytest.mark.parametrize("number", ["", "-1", "1e3", "99999999999999999999", "²", "\x00"])
def test_an_unknown_text_is_refused(client, text, number):
    data = {"text": number, "action": "accept"}
    assert client.post("/cookies/keuze/", data, **AS_SCRIPT).status_code == 409


def test_a_flood_is_not_written_but_refusing_still_works(client, text, monkeypatch):
    monkeypatch.setattr("openhartig.cookies.choices.MOST_PER_HOUR", 1)
    choose(Client(), text, "accept")

    refused = choose(client, text, "accept")
    assert refused.status_code == 429
    assert "niet bewaard" in refused.json()["message"]
    assert "cookie_consent" not in client.cookies

    assert choose(client, text, "decline").status_code == 200
    assert CookieReceipt.objects.count() == 1


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"HTTP_SEC_FETCH_SITE": "same-origin"}, 303),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "same-site"}, 403),
        ({"HTTP_ORIGIN": "http://testserver"}, 303),
        ({"HTTP_ORIGIN": "https://testserver"}, 403),
        ({"HTTP_ORIGIN": "http://testserver.example"}, 403),
        ({"HTTP_ORIGIN": "null"}, 403),
        ({"HTTP_ORIGIN": "http://["}, 403),
        ({"HTTP_ORIGIN": "http://testserver:x"}, 403),
        ({"HTTP_ORIGIN": "http://testserver:80"}, 303),
        ({"HTTP_ORIGIN": "http://testserver:8000"}, 403),
        ({"HTTP_ORIGIN": "http://testserver", "HTTP_HOST": "testserver:80"}, 303),
        ({"HTTP_ORIGIN": "http://testserver", "HTTP_HOST": "testserver:443"}, 403),
        ({"HTTP_REFERER": "http://testserver/"}, 403),
    ],
)
def test_only_our_own_pages_may_choose(text, headers, status):
    client = Client(enforce_csrf_checks=True)
    assert choose(client, text, "accept", **headers).status_code == status


def test_on_https_the_usual_port_may_stand_in_the_host(text, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    headers = {"HTTP_X_FORWARDED_PROTO": "https", "HTTP_ORIGIN": "https://testserver"}
    for host in ("testserver:443", "testserver"):
        assert choose(Client(), text, "accept", HTTP_HOST=host, **headers).status_code == 303


def test_a_refused_form_gets_a_page_of_ours(client, text):
    page = read_html(choose(client, text, "accept", HTTP_ORIGIN="null"))
    assert page.one("h1").text == "Dit formulier is niet verwerkt"
    assert not page.find("textarea")
    assert "tel:113" in {link["href"] for link in page.find("a")}
    for_script = choose(client, text, "accept", HTTP_ORIGIN="null", HTTP_ACCEPT="application/json")
    assert "niets veranderd" in for_script.json()["message"]


def test_a_choice_is_not_made_by_a_link(client, text):
    assert client.get("/cookies/keuze/?action=accept").status_code == 405


def test_refusing_takes_our_own_measuring_cookies_away(client, text):
    choose(client, text, "accept")
    response = choose(client, text, "decline")

    assert response.cookies["_ga"]["max-age"] == 0


def test_the_page_itself_sets_nothing_and_is_the_same_for_everyone(client, text):
    first = client.get("/cookies/")
    choose(client, text, "accept")
    second = client.get("/cookies/")

    assert not first.cookies
    assert first.content == second.content
