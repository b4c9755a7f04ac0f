"""Editors change the question about cookies in the CMS, and see what visitors chose."""

import pytest
from cookie_consent.models import Cookie, CookieGroup
from django.urls import reverse

from openhartig.cookies.models import CookieLayer, CookieReceipt, CookieText
from openhartig.pages.models import SiteSettings
from tests.cms import is_open

SERVICES = "wagtailsnippets_cookie_consent_cookiegroup"
COOKIES = "wagtailsnippets_cookie_consent_cookie"
REPORT = "cookie_choices_report"


def current() -> CookieText:
    return SiteSettings.objects.get().cookie_text


@pytest.fixture
def service(text) -> CookieGroup:
    return CookieGroup.objects.get(varname="vimeo")


@pytest.fixture
def layer_address(site) -> str:
    return reverse("wagtailsettings:edit", args=["cookies", "cookielayer", site.record.pk])


@pytest.fixture
def receipt(text) -> CookieReceipt:
    return CookieReceipt.objects.create(
        token=CookieReceipt.new_token(),
        choices={"analytics": False, "vimeo": True, "youtube": False},
        text=text,
        text_digest=text.digest,
    )


class TestEditor:
    @pytest.fixture
    def cms(self, editor, log_in):
        return log_in(editor)

    def change(self, cms, service: CookieGroup, **fields) -> None:
        form = {"name": service.name, "description": service.description, "ordering": "20"}
        address = reverse(f"{SERVICES}:edit", args=[service.pk])
        assert cms.post(address, form | fields).status_code == 302

    def test_changes_a_purpose_and_everybody_is_asked_again(self, cms, service, text):
        self.change(cms, service, description="Toont films.\n\nVimeo ziet wie je bent.")

        assert current().round == text.round + 1
        assert [s["purpose"] for s in current().services if s["name"] == "vimeo"] == [
            "Toont films."
        ]

    def test_improves_the_language_and_nobody_is_asked_again(self, cms, service, text):
        self.change(cms, service, description="Toont video’s van Vimeo.", language_only="on")

        assert current().pk != text.pk
        assert current().round == text.round

    def test_changes_what_a_cookie_is_for(self, cms, text):
        cookie = Cookie.objects.get(name="player")
        fields = {"cookiegroup": cookie.cookiegroup_id, "name": "player", "domain": cookie.domain}
        address = reverse(f"{COOKIES}:edit", args=[cookie.pk])
        assert cms.post(address, fields | {"description": "Anders."}).status_code == 302

        assert current().round == text.round + 1

    @pytest.mark.parametrize(("mark", "rounds"), [({}, 1), ({"language_only": "on"}, 0)])
    def test_changes_the_words_of_the_question(self, cms, layer_address, text, mark, rounds):
        layer = CookieLayer.objects.get()
        same = {"introduction": layer.introduction, "explanation": layer.explanation}
        form = {"heading": "Mag dit?", "receipt_days": "400"} | same
        assert cms.post(layer_address, form | mark).status_code == 302

        assert current().content["heading"] == "Mag dit?"
        assert current().round == text.round + rounds

    def test_adds_and_deletes_no_service(self, cms, service):
        assert not is_open(cms, reverse(f"{SERVICES}:add"))
        assert not is_open(cms, reverse(f"{SERVICES}:delete", args=[service.pk]))

    def test_reads_dutch(self, cms, service):
        screens = [
            cms.get(reverse(f"{SERVICES}:list")),
            cms.get(reverse(f"{SERVICES}:edit", args=[service.pk])),
            cms.get(reverse(f"{COOKIES}:list")),
        ]
        for screen in screens:
            for english in ("Cookie Group", "Variable", "Is required", "Ordering", "Domain<"):
                assert english not in screen.text

    def test_sees_how_often_visitors_say_yes(self, cms, receipt):
        page = cms.get(reverse(REPORT)).text

        assert "Week vanaf" in page
        assert "Video’s van Vimeo: ja" in page
        assert receipt.token not in page

    def test_sees_an_empty_report(self, cms, text):
        assert "nog geen keuzes" in cms.get(reverse(REPORT)).text


class TestOwner:
    def test_deletes_a_service_and_keeps_the_receipts(self, admin_client, service, receipt):
        address = reverse(f"{SERVICES}:delete", args=[service.pk])
        assert admin_client.post(address).status_code == 302

        assert current().service_names == ["analytics", "youtube"]
        assert CookieReceipt.objects.get().choices["vimeo"] is True

    def test_adds_no_service_either(self, admin_client, text):
        assert not is_open(admin_client, reverse(f"{SERVICES}:add"))


def test_a_municipal_editor_has_none_of_this(municipal_editor, log_in, layer_address, text):
    cms = log_in(municipal_editor)

    for address in (reverse(f"{SERVICES}:list"), reverse(f"{COOKIES}:list"), reverse(REPORT)):
        assert not is_open(cms, address)
    assert not is_open(cms, layer_address)
