"""Blocks as an editor sees them when choosing one."""

import pytest
from django.urls import reverse

from stories.models import StoryPage

BLOCKS = StoryPage.body.field.stream_block.child_blocks
WITH_PREVIEW = [name for name, block in BLOCKS.items() if block.is_previewable]


def test_blocks_explain_themselves_in_dutch():
    for name, block in BLOCKS.items():
        assert block.meta.description, name
        assert block.label, name


def test_most_blocks_show_an_example():
    assert set(WITH_PREVIEW) >= {"text", "heading", "quote", "tip", "video"}


@pytest.mark.parametrize("name", WITH_PREVIEW)
def test_an_example_looks_as_on_the_site(admin_client, site, name):
    address = reverse("wagtailadmin_block_preview")
    response = admin_client.get(address, {"id": BLOCKS[name].definition_prefix})

    assert response.status_code == 200
    assert "/static/css/site.css" in response.text
