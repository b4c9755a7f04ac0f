import pytest
from django.core.exceptions import ValidationError

from openhartig.blocks.text import LinkedText, TextBlock

EMPTY = LinkedText('<p data-block-key="a1"> </p><p data-block-key="b2"></p>')


def test_empty_paragraphs_are_no_text():
    with pytest.raises(ValidationError, match="verplicht"):
        TextBlock().clean(EMPTY)


def test_a_draft_may_have_empty_paragraphs():
    block = TextBlock()
    block.defer_required_validation()

    assert block.clean(EMPTY).source == EMPTY.source


def test_a_text_that_is_not_required_may_be_empty():
    assert TextBlock(required=False).clean(EMPTY).source == EMPTY.source
