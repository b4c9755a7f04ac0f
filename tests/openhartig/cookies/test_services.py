"""A service is one module: the rows, the question, the policy and the page follow from it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from cookie_consent.models import Cookie, CookieGroup
from django.contrib.staticfiles.finders import find
from wagtail import hooks

from openhartig.cookies.models import CookieText
from openhartig.cookies.rows import make_services
from openhartig.cookies.service import Kept, Service, services
from openhartig.pages.models import SiteSettings
from tests.html import read_html

MAPS = Service(
    name="maps",
    label="Kaarten",
    purpose="Toont een kaart.",
    details="De maker krijgt je IP-adres.",
    keeps=(Kept("map_*", "Onthoudt waar je keek."), Kept("tile", "Telt.", domain="maps.example")),
    order=15,
    sources={"img-src": ["https://maps.example"], "worker-src": ["https://maps.example"]},
    script="js/cookies/analytics.js",
)


@pytest.fixture
def maps(text) -> Iterator[CookieText]:
    """A site that got one more service; the text that visitors read before."""
    with hooks.register_temporarily("cookie_services", lambda: MAPS):
        make_services()
        yield text


def current() -> CookieText:
    return SiteSettings.objects.get().cookie_text


def test_a_new_service_reaches_a_site_that_exists_and_asks_again(maps):
    assert current().service_names == ["analytics", "maps", "vimeo", "youtube"]
    assert current().round == maps.round + 1
    service = current().services[1]
    assert (service["label"], service["purpose"]) == ("Kaarten", "Toont een kaart.")
    assert service["details"] == "De maker krijgt je IP-adres."
    assert [cookie["name"] for cookie in service["cookies"]] == ["map_*", "tile"]


def test_the_next_start_asks_nobody_again(maps):
    before = current().pk
    make_services()

    assert current().pk == before


def test_what_editors_changed_or_took_away_stays_so(maps):
    CookieGroup.objects.filter(varname="maps").update(description="Toont waar je bent.")
    Cookie.objects.filter(name="tile").delete()
    CookieGroup.objects.get(varname="vimeo").delete()
    make_services()

    assert CookieGroup.objects.get(varname="maps").description == "Toont waar je bent."
    assert not Cookie.objects.filter(name="tile").exists()
    assert not CookieGroup.objects.filter(varname="vimeo").exists()


def test_what_a_known_service_keeps_now_is_added(maps):
    with hooks.register_temporarily(
        "cookie_services", lambda: replace(MAPS, keeps=(*MAPS.keeps, Kept("zoom", "Hoe groot.")))
    ):
        make_services()

    assert Cookie.objects.filter(cookiegroup__varname="maps").count() == 3


def test_a_service_without_code_is_not_asked_for(text):
    CookieGroup.objects.create(varname="gone", name="Weg")

    assert "gone" not in current().service_names


def test_the_policy_of_every_public_page_names_its_hosts(client, maps):
    policy = client.get("/")["Content-Security-Policy"]
    directives = {name: set(rest) for name, *rest in (d.split() for d in policy.split(";"))}

    assert "https://maps.example" in directives["img-src"]
    assert directives["worker-src"] == {"https://maps.example"}
    assert "'self'" in directives["img-src"]
    assert "maps.example" not in client.get("/beheer/login/")["Content-Security-Policy"]


def test_the_page_knows_its_script(client, maps):
    scripts = read_html(client.get("/")).find("template", **{"data-service": "maps"})

    assert [script["data-script"] for script in scripts] == ["/static/js/cookies/analytics.js"]
    assert scripts[0]["data-keeps"] == "map_*"
    assert "data-wanted" in scripts[0].attributes


def test_a_service_without_its_setting_starts_nowhere(client, settings_of_site):
    def script():
        return read_html(client.get("/")).one("template", **{"data-service": "analytics"})

    assert script()["data-setting"] == "G-TEST12345"
    settings_of_site.measurement_id = ""
    settings_of_site.save()
    assert "data-wanted" not in script().attributes


@pytest.mark.parametrize("service", services(), ids=lambda service: service.name)
def test_every_service_is_whole(service: Service):
    assert all([service.label, service.purpose, service.details, service.keeps])
    assert not service.script or find(service.script)
    assert not service.setting or hasattr(SiteSettings, service.setting)
