"""What a visitor sees when something is not there, or broken."""

import pytest
from django.test import Client
from django.urls import path

from openhartig import urls
from openhartig.pages.views import server_error
from tests.html import read_html

handler404 = urls.handler404
handler500 = urls.handler500


def broken(request):
    raise RuntimeError("stuk")


urlpatterns = [path("stuk/", broken), *urls.urlpatterns]


def test_a_missing_page_is_friendly_and_offers_a_way_on(client, site):
    response = client.get("/bestaat-niet/")
    page = read_html(response)

    assert response.status_code == 404
    assert page.one("h1").text == "Deze pagina is er niet"
    links = {link["href"] for link in page.one("main").find("a")}
    assert {"/verhalen/", "/hulp/"} <= links
    assert page.one("main").one("form")["action"] == "/zoeken/"


def test_a_missing_page_repeats_nothing_of_the_address(client, site):
    assert "alert" not in client.get("/<script>alert(1)</script>/").text


def test_a_broken_page_needs_no_database(rf):
    """Without the mark `django_db`, pytest refuses every query."""
    response = server_error(rf.get("/"))
    page = read_html(response)

    assert response.status_code == 500
    assert page.one("html")["lang"] == "nl"
    assert page.one("h1").text == "Er ging iets mis"
    assert {"tel:112", "tel:113", "/"} <= {link["href"] for link in page.find("a")}


@pytest.mark.urls(__name__)
def test_a_broken_page_says_nothing_of_the_cause():
    response = Client(raise_request_exception=False).get("/stuk/")

    assert response.status_code == 500
    assert "Er ging iets mis" in response.text
    assert "RuntimeError" not in response.text
    assert "unsafe" not in response["Content-Security-Policy"]
    assert not response.cookies
