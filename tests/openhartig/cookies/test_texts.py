"""What the question says, and when visitors are asked again."""

from cookie_consent.models import Cookie, CookieGroup

from openhartig.cookies.models import CookieLayer, CookieText
from openhartig.pages.models import SiteSettings


def current() -> CookieText:
    return SiteSettings.objects.get().cookie_text


def test_the_question_names_the_services_in_order(text):
    assert text.service_names == ["analytics", "vimeo", "youtube"]
    assert CookieText.digest_of(text.content) == text.digest


def test_analytics_is_not_asked_for_on_a_site_that_does_not_measure(settings_of_site):
    settings_of_site.measurement_id = ""
    settings_of_site.save()

    assert current().service_names == ["vimeo", "youtube"]


def test_a_changed_purpose_asks_again(text):
    group = CookieGroup.objects.get(varname="youtube")
    group.description = "Speelt video’s af en doet nog iets anders."
    group.save()

    assert current().round == text.round + 1
    assert CookieText.objects.filter(pk=text.pk).exists()


def test_a_new_cookie_asks_again(text):
    group = CookieGroup.objects.get(varname="vimeo")
    Cookie.objects.create(cookiegroup=group, name="vuid", description="Telt kijkers.")

    assert current().round == text.round + 1


def test_a_removed_provider_changes_the_text(text):
    CookieGroup.objects.get(varname="vimeo").delete()

    assert current().service_names == ["analytics", "youtube"]
    assert current().round > text.round


def test_an_edit_of_the_language_asks_nobody_again(text):
    layer = CookieLayer.objects.get()
    layer.heading = "Mogen we dit vragen?"
    layer.language_only = True
    layer.save()

    assert current().pk != text.pk
    assert current().round == text.round
    assert current().content["heading"] == "Mogen we dit vragen?"


def test_the_heading_names_what_the_site_uses(settings_of_site):
    assert current().content["heading"] == "Mogen anderen iets van je bezoek zien?"

    settings_of_site.measurement_id = ""
    settings_of_site.save()
    assert current().content["heading"] == "Wil je video’s van Vimeo en YouTube zien?"

    CookieGroup.objects.get(varname="vimeo").delete()
    assert current().content["heading"] == "Wil je video’s van YouTube zien?"


def test_saving_without_a_change_makes_no_new_text(text):
    CookieGroup.objects.get(varname="youtube").save()
    CookieLayer.objects.get().save()
    SiteSettings.objects.get().save()

    assert current().pk == text.pk


def test_copy_says_that_analytics_is_not_anonymous(text):
    analytics = text.services[0]

    assert "niet anoniem" in analytics["details"]
    assert "ook in Amerika" in analytics["details"]
    assert {cookie["name"] for cookie in analytics["cookies"]} == {"_ga", "_ga_*"}
