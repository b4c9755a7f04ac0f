"""Editors can link to documents on ordinary pages, and not in stories."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from wagtail.blocks import BaseStreamBlock, BaseStructBlock, Block, RichTextBlock
from wagtail.fields import RichTextField, StreamField

from openhartig.pages.models import BasePage
from stories.models import StoryPage
from tests.factories import ExamplePageFactory, PdfFactory, PlainPageFactory

LINK = "document-link"


def rich_texts(block: Block) -> Iterator[RichTextBlock]:
    if isinstance(block, RichTextBlock):
        yield block
    elif isinstance(block, BaseStreamBlock | BaseStructBlock):
        for child in block.child_blocks.values():
            yield from rich_texts(child)


def features_of(model) -> Iterator[list[str]]:
    """Return what editors can do in each text of a page type."""
    for field in model._meta.get_fields():
        if isinstance(field, RichTextField):
            yield field.features
        elif isinstance(field, StreamField):
            yield from (block.features for block in rich_texts(field.stream_block))


def with_texts() -> list[type[BasePage]]:
    models = [model for model in apps.get_models() if issubclass(model, BasePage)]
    return [model for model in models if list(features_of(model))]


@pytest.mark.parametrize("model", with_texts())
def test_pages_can_link_to_documents_and_stories_cannot(model):
    assert any(LINK in features for features in features_of(model)) is (model is not StoryPage)


@pytest.mark.parametrize("where", ["body", "aim"])
def test_a_link_leads_to_the_document(client, site, where):
    document = PdfFactory()
    link = f'<p><a linktype="document" id="{document.pk}">Lees het plan</a></p>'
    if where == "body":
        page = PlainPageFactory(body=[{"type": "text", "value": link}])
    else:
        page = ExamplePageFactory(aim=link)

    assert f'href="{document.url}"' in client.get(page.get_url()).text
    assert client.get(document.url).status_code == 200
