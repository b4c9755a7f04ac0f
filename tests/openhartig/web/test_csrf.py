"""The forms of the CMS stay protected, also for who comes with a malformed cookie."""

import json

import pytest
from django.test import Client

from openhartig.users.models import User
from tests.cms import edit_address
from tests.factories import UserFactory
from tests.html import read_html

pytestmark = pytest.mark.django_db

MALFORMED = "onbekend"
LOGIN = "/beheer/login/"
PASSWORD = "alleen-in-deze-test-1"


@pytest.fixture
def visitor(site) -> Client:
    """A browser that looks at the token in forms, with a malformed cookie."""
    client = Client(enforce_csrf_checks=True)
    client.cookies["csrftoken"] = MALFORMED
    return client


def test_logging_in_works_with_the_new_cookie_of_the_form(visitor: Client):
    User.objects.create_superuser("redacteur", password=PASSWORD)
    form = read_html(visitor.get(LOGIN).text)
    token = form.find("input", name="csrfmiddlewaretoken")[0]["value"]
    answer = {"username": "redacteur", "password": PASSWORD, "csrfmiddlewaretoken": token}

    assert visitor.cookies["csrftoken"].value != MALFORMED
    assert visitor.post(LOGIN, answer | {"next": "/beheer/"}).status_code == 302
    assert visitor.get("/beheer/").status_code == 200


@pytest.mark.parametrize("cookie", [None, MALFORMED])
def test_a_form_of_the_cms_without_its_token_is_refused(site, cookie: str | None):
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    if cookie:
        client.cookies["csrftoken"] = cookie
    token = {"csrfmiddlewaretoken": cookie or "a" * 32}

    assert client.post("/beheer/account/", token).status_code == 403
    assert client.post("/beheer/logout/", token).status_code == 403


def test_who_is_refused_at_the_log_in_reads_what_to_do(site):
    page = read_html(Client(enforce_csrf_checks=True).post(LOGIN, {"password": PASSWORD}))
    assert "cookies van deze site toelaten" in page.one("main").text
    assert not page.find("textarea")


def test_what_an_editor_wrote_comes_back_from_a_refused_form(site):
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory(is_staff=True, is_superuser=True))
    words = "Een alinea waar iemand een hele avond aan heeft gewerkt."
    body = json.dumps({"blocks": [{"text": words, "type": "unstyled"}], "entityMap": {}})
    form = {"title": "Kort", "body-0-value": body, "csrfmiddlewaretoken": "a" * 64}

    response = client.post(edit_address(site.plain), form)

    (given_back,) = read_html(response).one("main").find("textarea")
    assert response.status_code == 403
    assert given_back.text == words
    assert "no-store" in response["Cache-Control"]
