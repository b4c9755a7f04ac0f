"""What the policy lets a browser load, and that no screen needs more than it allows."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from openhartig.pages.models import SiteSettings
from tests.cms import add_address, edit_address
from tests.factories import UserFactory

PLAYERS = {"https://www.youtube-nocookie.com", "https://player.vimeo.com"}
INLINE = re.compile(
    r"<script(?![^>]*\b(?:src=|type=\"application/(?:ld\+)?json\"))|<[^>]+\son[a-z]+=|\sstyle=|<style"
)
"""Scripts and styles inside a page; data in JSON is not run."""


def policy(response: HttpResponse) -> dict[str, set[str]]:
    """Return the Content-Security-Policy as sets of sources."""
    directives = (part.split() for part in response["Content-Security-Policy"].split(";"))
    return {name: set(sources) for name, *sources in directives}


def other_hosts(allowed: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return the hosts, by directive, that are not our own."""
    hosts = {name: {s for s in sources if "." in s} for name, sources in allowed.items()}
    return {name: found for name, found in hosts.items() if found}


@pytest.fixture
def cms(site) -> Client:
    """A browser in which an owner has logged in."""
    client = Client()
    client.force_login(UserFactory(is_superuser=True))
    return client


@pytest.fixture
def measuring(site) -> None:
    settings = SiteSettings.for_site(site.record)
    settings.measurement_id = "G-TEST12345"
    settings.save()


class TestPublicPages:
    @pytest.mark.parametrize("address", ["/", "/verhalen/", "/cookies/", "/bestaat-niet/"])
    def test_allow_our_own_files_and_two_players(self, client, site, address):
        allowed = policy(client.get(address))

        assert allowed["default-src"] == {"'none'"}
        assert allowed["frame-ancestors"] == {"'none'"}
        assert allowed["script-src"] == allowed["style-src"] == {"'self'"}
        assert other_hosts(allowed) == {"frame-src": PLAYERS}
        assert "unsafe" not in str(allowed)

    @pytest.mark.parametrize("address", ["/", "/cookies/", "/bestaat-niet/"])
    def test_allow_google_on_a_site_that_measures_visits(self, client, measuring, address):
        allowed = policy(client.get(address))

        hosts = other_hosts(allowed)
        assert hosts.keys() == {"frame-src", "script-src", "connect-src", "img-src"}
        assert hosts["frame-src"] == PLAYERS
        assert hosts["script-src"] == {"https://www.googletagmanager.com"}
        assert all(
            re.fullmatch(
                r"https://(\*|www)\.(google-analytics|googletagmanager|analytics\.google)\.com",
                host,
            )
            for host in hosts["connect-src"] | hosts["img-src"]
        )
        assert "unsafe" not in str(allowed)

    def test_without_a_frame_need_no_google(self, client, measuring):
        assert other_hosts(policy(client.get("/robots.txt"))) == {"frame-src": PLAYERS}


class TestCms:
    def test_runs_only_our_own_scripts(self, client, db):
        allowed = policy(client.get(reverse("wagtailadmin_login")))

        assert allowed["script-src"] == allowed["style-src"] == {"'self'"}
        assert allowed["frame-src"] == allowed["frame-ancestors"] == {"'self'"}
        assert "script-src-elem" not in allowed
        assert "script-src-attr" not in allowed
        assert not other_hosts(allowed)

    def test_unsafe_is_only_what_draftail_needs(self, client, db):
        allowed = policy(client.get(reverse("wagtailadmin_login")))
        unsafe = {name for name, sources in allowed.items() if "unsafe" in str(sources)}

        assert unsafe == {"style-src-elem"}

    def test_screens_have_nothing_inline(self, cms, site):
        """A new version of Wagtail that writes an inline script somewhere shows here."""
        names = ["wagtailadmin_home", "wagtailadmin_account", "cookie_choices_report"]
        names += [f"wagtailadmin_reports:{n}" for n in ("locked_pages", "workflow", "site_history")]
        names += [f"wagtail{n}:add" for n in ("users_users", "users_groups", "redirects", "images")]
        names += [f"wagtailadmin_workflows:{n}" for n in ("index", "add", "task_index")]
        names += ["stories:index", "examples:index", "wagtaildocs:add", "wagtailsites:add"]
        names += [
            "wagtailsnippets_help_helpline:add",
            "wagtailsnippets_cookie_consent_cookie:add",
        ]
        names += ["wagtailimages_chooser:choose", "wagtailadmin_choose_page"]
        addresses = [reverse(name) for name in names]
        addresses += [edit_address(page) for page in site.pages]
        addresses += [add_address(site.stories, type(site.story))]
        for app, model in (("pages", "sitesettings"), ("cookies", "cookielayer")):
            arguments = [app, model, site.record.pk]
            addresses.append(reverse("wagtailsettings:edit", args=arguments))

        for address in addresses:
            response = cms.get(address)
            assert response.status_code == 200, address
            html = response.text
            if response["Content-Type"].startswith("application/json"):
                html = response.json()["html"]
            assert not INLINE.findall(html), address


class TestPreviews:
    def test_show_a_page_as_the_public_sees_it_within_the_cms(self, cms, site):
        response = cms.get(reverse("wagtailadmin_pages:view_draft", args=[site.story.pk]))
        allowed = policy(response)

        assert "wagtail-userbar" in response.text
        assert allowed["frame-ancestors"] == {"'self'"}
        assert other_hosts(allowed) == {"frame-src": PLAYERS}
        assert "unsafe" not in str(allowed)

    def test_make_no_contact_with_google(self, cms, site, measuring):
        response = cms.get(reverse("wagtailadmin_pages:view_draft", args=[site.story.pk]))

        assert other_hosts(policy(response)) == {"frame-src": PLAYERS}
