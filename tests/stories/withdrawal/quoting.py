"""Quotes a teller on a page that is not the story, as editors do."""

from django.test import Client
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from campaign.home.models import PlainPage
from tests.cms import PUBLISH, edit_address, story_form


def preview_quote(cms: Client, page: PlainPage, name: str) -> None:
    """Look at a quote on a page, and leave it."""
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert cms.post(address, _form(page, name)).json()["is_valid"]


def publish_quote(cms: Client, page: PlainPage, name: str) -> None:
    """Publish a page about a teller, and then a version with another title."""
    _publish(cms, page, _form(page, name, title=f"In gesprek met {name}"))
    _publish(cms, page, _form(page, name))


def take_away(cms: Client, page: PlainPage) -> None:
    """Publish the page without the teller."""
    _publish(cms, page, _form(page, "een buurvrouw"))


def _form(page: PlainPage, name: str, title: str = "In gesprek") -> dict:
    quote = {"text": f"Dag {name}", "attribution": f"De zus van {name}"}
    form = story_form(("quote", quote), title=title, slug=page.slug)
    return form | nested_form_data({"comments": inline_formset([])})


def _publish(cms: Client, page: PlainPage, form: dict) -> None:
    response = cms.post(edit_address(page), form | PUBLISH)
    assert response.status_code == 302, response.context["form"].errors
