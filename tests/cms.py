"""What tests of the CMS share: addresses, forms as a browser sends them, and a base class."""

from django.http import HttpResponse, QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.test.utils import WagtailPageTestCase
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from openhartig.pages.models import BasePage
from tests.factories import UserFactory, make_tree

PUBLISH = {"action-publish": "action-publish"}
"""What the button "Publiceren" adds to a form."""


def add_address(parent: BasePage, model: type[BasePage], name: str = "add") -> str:
    """Return where the CMS makes a page below another."""
    meta = model._meta
    arguments = [meta.app_label, meta.model_name, parent.pk]
    return reverse(f"wagtailadmin_pages:{name}", args=arguments)


def edit_address(page: BasePage) -> str:
    """Return where the CMS edits a page."""
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def bulk_address(action: str, *pages: BasePage) -> str:
    """Return where the CMS does something with pages that are ticked in a list."""
    address = reverse("wagtail_bulk_action", args=["pages", "basepage", action])
    return f"{address}?{'&'.join(f'id={page.pk}' for page in pages)}&next=/beheer/"


def is_open(client: Client, address: str) -> bool:
    """Tell whether the CMS shows a screen to somebody, or sends them back."""
    response = client.get(address)
    assert response.status_code in {200, 302, 403, 404}
    return response.status_code == 200


def story_form(*blocks: tuple, **fields) -> dict:
    """Return the form of a new story."""
    defaults = {
        "title": "Ik zei het hardop",
        "slug": "ik-zei-het-hardop",
        "perspective": "naaste",
        "body": streamfield(blocks),
    }
    return nested_form_data(defaults | fields)


def helpline_form(*rows: dict, **fields) -> dict:
    """Return the form of a helpline.

    Args:
        rows: times at which somebody answers.
        fields: what else is filled in.
    """
    times = streamfield([("times", row) for row in rows])
    defaults = {"name": "De lijn", "for_whom": "iedereen", "order": 1, "opening_times": times}
    return nested_form_data(defaults | fields)


def form_of(client: Client, page: BasePage) -> QueryDict:
    """Return the form of a page that exists, with a short new body."""
    html = client.get(edit_address(page)).content.decode()
    data = querydict_from_html(html, form_id="page-edit-form")
    streams = [field.name for field in page._meta.fields if isinstance(field, StreamField)]
    data.update(nested_form_data({name: streamfield([]) for name in streams}))
    if "body" in streams:
        body = streamfield([("heading", "Een kop"), ("text", rich_text("<p>Een tekst.</p>"))])
        data.update(nested_form_data({"body": body}))
    return data


def errors(response: HttpResponse) -> dict[str, list[str]]:
    """Return what the form of a page complains about."""
    return dict(response.context["form"].errors)


class CmsTestCase(WagtailPageTestCase):
    """Wagtail's assertions about page types, on a small site, logged in as an owner."""

    @classmethod
    def setUpTestData(cls):
        cls.site = make_tree()
        cls.owner = UserFactory(username="beheerder", is_staff=True, is_superuser=True)

    def setUp(self):
        self.client.force_login(self.owner)

    def add(self, parent: BasePage, model: type[BasePage], data: dict) -> HttpResponse:
        """Send the form for a new page; with PUBLISH in `data` to publish it."""
        return self.client.post(add_address(parent, model), data)

    def preview_of_new(self, parent: BasePage, model: type[BasePage], data: dict) -> HttpResponse:
        """Return the preview of a page that is being made."""
        address = add_address(parent, model, "preview_on_add")
        answer = self.client.post(address, data)
        assert answer.json() == {"is_valid": True, "is_available": True}
        return self.client.get(address)
