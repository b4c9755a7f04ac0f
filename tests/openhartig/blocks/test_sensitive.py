"""A part of a story that a reader opens on purpose, or skips."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.blocks import StreamBlock, StreamBlockValidationError

from openhartig.blocks import SensitiveBlock, story_blocks
from tests.factories import StoryPageFactory
from tests.html import Element, read_html

INSIDE = [
    {"type": "heading", "value": "Die ochtend"},
    {"type": "text", "value": "<p>Het regende hard.</p>"},
    {"type": "quote", "value": {"text": "Ik wist het niet.", "attribution": ""}},
]


def part(about: str = "Over de dag van het ongeluk", content: list | None = None) -> dict:
    return {"type": "sensitive", "value": {"about": about, "content": content or INSIDE}}


@pytest.fixture
def read(client, site):
    """A function that shows a story with some blocks."""

    def read(*blocks: dict) -> Element:
        return read_html(client.get(StoryPageFactory(body=list(blocks)).get_url())).one("main")

    return read


def test_it_is_closed_until_a_reader_opens_it(read):
    page = read(part())
    details = page.one("details")

    assert "open" not in details.attributes
    summary = details.one("summary")
    assert summary.one("span", class_="when-closed").text == "Lees dit deel"
    assert summary.one("span", class_="when-open").text == "Sluit dit deel"
    for words in ("Die ochtend", "Het regende hard.", "Ik wist het niet."):
        assert words in details.text
        assert words not in page.text.replace(details.text, "")


def test_what_it_is_about_is_said_before_it(read):
    section = read(part()).one("section", class_="sensitive")

    assert section.one("h2", class_="sensitive-heading").text == "Over de dag van het ongeluk"
    assert "Over de dag" not in section.one("details").text


def test_it_can_be_skipped_once_it_is_open(read):
    page = read(part(), {"type": "text", "value": "<p>Daarna.</p>"}, part("Over de begrafenis"))
    links = [link for link in page.find("a") if link.text == "Sla dit deel over"]
    targets = [link["href"].removeprefix("#") for link in links]

    assert len(set(targets)) == 2
    assert all(
        details.find("a", href=f"#{target}")
        for details, target in zip(page.find("details"), targets, strict=True)
    )
    for section, target in zip(page.find("section", class_="sensitive"), targets, strict=True):
        (after,) = page.find(id=target)
        siblings = [id(part) for part in section.parent.content]
        assert siblings.index(id(after)) > siblings.index(id(section))
        assert after.text == "Hier gaat het verhaal verder."


def test_it_holds_words_only():
    inside = SensitiveBlock().child_blocks["content"].child_blocks

    assert list(inside) == ["text", "heading", "quote"]
    assert set(inside) == {block["type"] for block in INSIDE}  # each was seen closed above


def test_it_needs_words_to_be_published():
    body = StreamBlock(story_blocks())
    for value in ({"about": "", "content": INSIDE}, {"about": "Over die dag", "content": []}):
        with pytest.raises(StreamBlockValidationError):
            body.clean(body.to_python([{"type": "sensitive", "value": value}]))


def test_it_is_found_by_its_words_without_showing_them(client, site):
    StoryPageFactory(title="Een verhaal", introduction="Hoe het ging.", body=[part()])

    page = read_html(client.get("/zoeken/?q=regende")).one("main")

    assert "Een verhaal" in page.text
    assert "Het regende hard." not in page.text


def test_it_is_not_in_the_feed(client, site):
    StoryPageFactory(body=[part()])

    assert "regende" not in client.get("/verhalen/feed/").text


def test_links_in_it_cost_no_queries_of_their_own(client, site):
    def link(page) -> dict:
        html = f'<p><a linktype="page" id="{page.pk}">Lees</a></p>'
        return {"type": "text", "value": html}

    few = StoryPageFactory(body=[part(content=[link(site.plain)])])
    many = StoryPageFactory(body=[part(content=[link(page)]) for page in site.pages])
    counts = []
    for story in (few, few, many):
        with CaptureQueriesContext(connection) as queries:
            page = client.get(story.get_url())
        counts.append(len(queries))

    assert 'href="/ambities/"' in page.text
    assert counts[1] == counts[2]
