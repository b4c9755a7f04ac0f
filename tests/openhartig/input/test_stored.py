"""Text is clean in the database, on whatever road it came there."""

import json

import pytest
from django.urls import reverse
from wagtail.models import Site
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from campaign.help.models import Helpline
from campaign.home.models import PlainPage
from openhartig.blocks.text import TEXT_FEATURES
from openhartig.pages.models import SiteSettings
from tests.cms import PUBLISH, add_address, edit_address, errors, form_of, helpline_form
from tests.factories import (
    ExamplePageFactory,
    HelplineFactory,
    ImageFactory,
    PlainPageFactory,
    TellerFactory,
)

DIRTY = "Za\x01ch\u200bt\ufffe"
CLEAN = "Zacht"
BLANK = "\u200b\u2060"


def page_form(**fields) -> dict:
    html = f"<p>{DIRTY}</p>"
    defaults = {
        "title": DIRTY,
        "slug": "zacht",
        "introduction": f"{DIRTY}\r\nregel",
        "search_description": DIRTY,
        "body": streamfield(
            [
                ("heading", DIRTY),
                ("text", rich_text(html, features=TEXT_FEATURES)),
                ("quote", {"text": DIRTY, "attribution": BLANK}),
            ]
        ),
    }
    return nested_form_data(defaults | fields)


def assert_page_is_clean(page: PlainPage) -> None:
    page.refresh_from_db()
    assert (page.title, page.draft_title, page.search_description) == (CLEAN, CLEAN, CLEAN)
    assert page.introduction.splitlines() == [CLEAN, "regel"]
    heading, text, quote = page.body
    assert heading.value == quote.value["text"] == CLEAN
    assert f">{CLEAN}</p>" in text.value.source
    assert "\\u0001" not in json.dumps(page.latest_revision.content)
    assert "\\u200b" not in json.dumps(page.latest_revision.content)


def test_a_form_of_a_page(admin_client, site):
    answer = admin_client.post(add_address(site.home, PlainPage), page_form() | PUBLISH)

    page = PlainPage.objects.get(slug="zacht")
    assert answer.status_code == 302
    assert_page_is_clean(page)
    assert page.body[2].value["attribution"] == ""


def test_a_draft(admin_client, site):
    admin_client.post(add_address(site.home, PlainPage), page_form())

    assert_page_is_clean(PlainPage.objects.get(slug="zacht"))


@pytest.mark.parametrize("name", ["title", "body-0-value", "body-2-value-text"])
def test_a_field_that_must_be_filled_in_wants_something_to_see(admin_client, site, name):
    form = page_form() | PUBLISH
    assert name in form
    answer = admin_client.post(add_address(site.home, PlainPage), form | {name: BLANK})

    assert list(errors(answer)) == [name.split("-")[0]]


def test_halves_of_characters_are_no_text(admin_client, site):
    form = form_of(admin_client, site.plain)
    form["body-1-value"] = form["body-1-value"].replace("Een tekst", "Een \\ud800tekst")
    admin_client.post(edit_address(site.plain), form | PUBLISH)

    site.plain.refresh_from_db()
    assert "Een tekst" in site.plain.body[1].value.source


def test_a_form_of_a_snippet(admin_client):
    helpline = HelplineFactory()
    address = Helpline.snippet_viewset.get_url_name("edit")
    form = helpline_form(name=DIRTY, for_whom=DIRTY)
    admin_client.post(reverse(address, args=[helpline.pk]), form)

    helpline.refresh_from_db()
    assert (helpline.name, helpline.for_whom) == (CLEAN, CLEAN)


def test_the_settings(admin_client, site):
    settings = SiteSettings.objects.get_or_create(site=site.record)[0]
    address = reverse("wagtailsettings:edit", args=["pages", "sitesettings", site.record.pk])
    form = {"question": DIRTY, "help_strip_text": DIRTY, "contact_email": "jan@localhost"}
    body = dict.fromkeys(["menu", "footer", "social_links"], streamfield([]))
    body["footer_text"] = rich_text("", features=["bold"])
    answer = admin_client.post(address, nested_form_data(form | body))
    assert list(errors(answer)) == ["contact_email"]
    answer = admin_client.post(address, nested_form_data(form | body | {"contact_email": ""}))

    settings.refresh_from_db()
    assert (settings.question, settings.help_strip_text) == (CLEAN, CLEAN)


def test_code_that_saves_a_page(site):
    page = PlainPageFactory(
        title=DIRTY,
        introduction=f"{DIRTY}\nregel",
        search_description=DIRTY,
        body=[
            ("heading", DIRTY),
            ("text", f"<p>{DIRTY}</p>"),
            ("quote", {"text": DIRTY, "attribution": ""}),
        ],
    )
    page.title = DIRTY
    page.save_revision().publish()

    assert_page_is_clean(page)


def test_code_that_saves_anything_else(site):
    image = ImageFactory(title=DIRTY)
    teller = TellerFactory(name=DIRTY, conversation__remark=f"{DIRTY}\r\nregel")
    example = ExamplePageFactory(aim=f"<p>{DIRTY}</p>", credit=DIRTY)

    assert type(image).objects.get(pk=image.pk).title == CLEAN
    teller.refresh_from_db()
    assert (teller.name, teller.conversation.remark) == (CLEAN, f"{CLEAN}\nregel")
    example.refresh_from_db()
    assert (example.aim, example.credit) == (f"<p>{CLEAN}</p>", CLEAN)


def test_a_site_has_a_clean_name(site):
    site.record.site_name = DIRTY
    site.record.save()

    assert Site.objects.get(pk=site.record.pk).site_name == CLEAN


def test_what_is_clean_is_left_as_it_is(site):
    """Not even written anew: a body may hold what was never fetched."""
    page = PlainPageFactory(body=[("heading", "Zacht")])
    page = PlainPage.objects.get(pk=page.pk)
    before = page.body
    page.save()

    assert page.body is before
