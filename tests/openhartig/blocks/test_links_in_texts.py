"""Links to other pages inside texts, which live in the database as numbers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import StreamBlock

from openhartig.blocks import story_blocks
from openhartig.blocks.reading import prepare
from openhartig.blocks.text import LinkedText, resolve_links
from tests.factories import ImageFactory, StoryPageFactory

pytestmark = pytest.mark.django_db

BODY = StreamBlock(story_blocks())
QUERIES = 1  # the linked pages, whatever their type


def link(page) -> str:
    return f'<p><a linktype="page" id="{page.pk}">Lees dit</a></p>'


def body(*texts: str):
    """Return a body that has its texts in blocks of several kinds."""
    blocks = []
    for text in texts:
        blocks += [
            {"type": "text", "value": text},
            {"type": "tip", "value": {"title": "Tip", "text": text}},
            {
                "type": "video",
                "value": {"url": "https://vimeo.com/1", "title": "Film", "transcript": text},
            },
        ]
    return BODY.to_python(blocks)


def test_many_texts_need_as_many_queries_as_one(site, django_assert_num_queries):
    pages = StoryPageFactory.create_batch(5)
    resolve_links([LinkedText(link(pages[0]))])

    for some in (pages[:1], pages):
        texts = [LinkedText(link(page)) for page in some]
        with django_assert_num_queries(QUERIES):
            resolve_links(texts)
            shown = [str(text) for text in texts]
        assert shown == [f'<p><a href="{page.get_url()}">Lees dit</a></p>' for page in some]


def test_the_blocks_of_a_page_are_resolved_together(site, django_assert_num_queries):
    pages = StoryPageFactory.create_batch(4)
    found = body(*(link(page) for page in pages))
    resolve_links([LinkedText(link(pages[0]))])

    with django_assert_num_queries(QUERIES):
        prepare(found)
        html = found.render_as_block()

    for page in pages:
        assert html.count(f'href="{page.get_url()}"') == 3


def test_a_text_that_was_not_prepared_resolves_its_own_links(site):
    assert str(LinkedText(link(site.story))) == (
        f'<p><a href="{site.story.get_url()}">Lees dit</a></p>'
    )


def test_a_link_to_a_page_that_is_gone_is_plain_text(site):
    text = LinkedText('<p><a linktype="page" id="99999">Lees dit</a></p>')
    resolve_links([text])

    assert "99999" not in str(text)
    assert "Lees dit" in str(text)


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["<p>Eén</p>"]])
def test_any_number_of_texts(texts):
    found = [LinkedText(text) for text in texts]
    resolve_links(found)

    assert [text.html is not None for text in found] == [True] * len(texts)


def test_a_page_without_any_text_can_be_shown(client, site):
    site.plain.body = []
    site.plain.save()
    site.ambition.body = [{"type": "heading", "value": "Alleen een kop"}]
    site.ambition.save()

    assert client.get(site.plain.get_url()).status_code == 200
    assert "Alleen een kop" in client.get(site.ambition.get_url()).text


def test_pictures_in_a_body_need_one_query(site, client):
    images = ImageFactory.create_batch(3)
    site.plain.body = [
        {
            "type": "image",
            "value": {"image": {"image": image.pk, "alt_text": "Een brug"}, "caption": ""},
        }
        for image in images
    ]
    site.plain.save()
    client.get(site.plain.get_url())

    with CaptureQueriesContext(connection) as queries:
        assert client.get(site.plain.get_url()).text.count('alt="Een brug"') == 3
    about_sizes = [query for query in queries if "media_siterendition" in query["sql"]]
    assert len(about_sizes) == 1
