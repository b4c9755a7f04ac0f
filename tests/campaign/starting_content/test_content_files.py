"""The files of the starting content: known keys only, and what they point to exists."""

from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from campaign.accessibility import starting_content as accessibility
from campaign.help import starting_content as help_room
from campaign.help.models import Helpline
from campaign.home import starting_content as home
from campaign.policy import starting_content as policy
from campaign.practice import starting_content as practice
from openhartig.region import starting_content as region
from openhartig.region.models import Municipality, Partner, PartnerKind, Subregion
from openhartig.starting_content.files import Content, rich_text
from stories import starting_content as stories
from stories.library import starting_content as library
from stories.models import ContentNote, Perspective, Theme
from stories.submission import starting_content as submission

ACCESSIBILITY = Content(accessibility.__file__)
HELP, HOME, POLICY, PRACTICE, REGION, STORIES, LIBRARY, SUBMISSION = (
    Content(room.__file__)
    for room in (help_room, home, policy, practice, region, stories, library, submission)
)

MOST_BYTES = 60_000
"""Of a drawing: the first start makes every size of it."""

PAGE = {"title", "slug", "introduction", "search_description"}
STORY = PAGE | {
    "is_example",
    "display_name",
    "perspective",
    "municipality",
    "themes",
    "content_notes",
    "date",
    "photo",
    "easy_text",
    "body",
}
EXAMPLE = PAGE | {
    "live",
    "order",
    "aim",
    "ambitions",
    "municipalities",
    "place_label",
    "partners",
    "period_label",
    "body",
    "result",
    "contact_name",
    "contact_email",
    "contact_url",
    "source_label",
    "source_url",
    "licence",
    "credit",
}
PLAIN = PAGE | {"body", "show_in_footer"}
FRONT = PAGE | {"heading", "question", "question_text", "stories"}
SETTINGS = {"contact_name", "contact_email", "footer_text", "social", "help_strip_text"}
BLOCKS = {
    *("text", "heading", "quote", "dialogue", "translated", "image", "video", "tip", "sensitive"),
    *("fold", "to_fill_in"),
}


def pages() -> Iterator[tuple[Content, set[str], dict]]:
    """Yield every page, with its room and the keys that it may have."""
    for words in LIBRARY.read_all("stories"):
        yield LIBRARY, STORY, words
    for words in PRACTICE.read_all("examples"):
        yield PRACTICE, EXAMPLE, words
    yield HOME, FRONT, HOME.read("home")
    for name in home.PLAIN_PAGES:
        yield HOME, PLAIN, HOME.read(name)
    yield ACCESSIBILITY, PLAIN, ACCESSIBILITY.read("accessibility")
    for room, name in (
        (LIBRARY, "index"),
        (POLICY, "index"),
        (PRACTICE, "index"),
        (SUBMISSION, "share"),
        (HELP, "help"),
    ):
        yield room, PAGE | {"body"}, room.read(name)


def slugs(room: Content, name: str) -> set[str]:
    return {item.get("slug") or item["name"] for item in room.read(name)}


def test_pages_have_known_keys():
    assert len(list(pages())) > 20
    for _, keys, words in pages():
        assert {"title", "introduction"} <= set(words) <= keys, words["title"]


@pytest.mark.parametrize(
    ("room", "name", "model"),
    [
        (STORIES, "themes", Theme),
        (REGION, "municipalities", Municipality),
        (REGION, "partners", Partner),
        (HELP, "helplines", Helpline),
    ],
)
def test_lists_have_fields_that_exist_and_names_that_differ(room, name, model):
    fields = {field.name for field in model._meta.get_fields()}
    items = room.read(name)

    for item in items:
        assert set(item) <= fields, item
    assert len(slugs(room, name)) == len(items)


def test_settings_have_known_keys():
    assert set(HOME.read("settings")) == SETTINGS


def test_settings_that_are_not_loaded_are_empty():
    """The loader leaves `social` out: there is nothing to load yet."""
    assert HOME.read("settings")["social"] == []


def test_ambitions_have_known_keys():
    content = POLICY.read("ambitions")

    assert set(content) == {"periods", "ambitions"}
    for ambition in content["ambitions"]:
        assert set(ambition) <= PAGE | {"period", "number", "stories", "goal", "body"}


def test_stories_point_to_what_exists():
    for words in LIBRARY.read_all("stories"):
        assert set(words["themes"]) <= slugs(STORIES, "themes"), words["title"]
        assert words["themes"], words["title"]
        assert words["municipality"] in slugs(REGION, "municipalities") | {""}, words["title"]
        assert words["perspective"] in Perspective.values, words["title"]
        assert set(words["content_notes"]) <= set(ContentNote.values), words["title"]


def test_the_front_page_points_to_what_exists():
    assert set(HOME.read("home")["stories"]) <= {
        words["slug"] for words in LIBRARY.read_all("stories")
    }


def test_examples_point_to_what_exists():
    numbers = {ambition["number"] for ambition in POLICY.read("ambitions")["ambitions"]}
    for words in PRACTICE.read_all("examples"):
        assert set(words["partners"]) <= slugs(REGION, "partners"), words["title"]
        assert set(words["ambitions"]) <= numbers, words["title"]
        places = words["municipalities"]
        assert places == "all" or set(places) <= slugs(REGION, "municipalities"), words["title"]


def test_kinds_are_known():
    assert {item["kind"] for item in REGION.read("partners")} <= set(PartnerKind.values)
    assert {item["subregion"] for item in REGION.read("municipalities")} <= set(Subregion.values)


def test_bodies_have_known_blocks_and_pictures_that_exist():
    for room, _, words in pages():
        for block in words.get("body", []):
            ((kind, value),) = block.items()
            assert kind in BLOCKS, words["title"]
            if kind in {"image", "video"}:
                name = value.get("file") or value.get("poster")
                assert (room.folder / "images" / name).is_file(), words["title"]
            if kind == "image":
                assert value.get("alt") or value.get("decorative"), words["title"]


def test_what_was_drawn_has_its_source_beside_it():
    drawings = sorted((LIBRARY.folder / "images").glob("*.png"))

    assert len(drawings) >= 3
    for drawing in drawings:
        source = ElementTree.parse(drawing.with_suffix(".svg")).getroot()
        assert source.findtext("{http://www.w3.org/2000/svg}title"), drawing.name
        assert drawing.stat().st_size <= MOST_BYTES, drawing.name


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("", ""),
        (None, ""),
        ("Eén regel.", "<p>Eén regel.</p>"),
        ("Eén regel\nover twee.", "<p>Eén regel over twee.</p>"),
        ("Eén.\n\nTwee.", "<p>Eén.</p><p>Twee.</p>"),
        ("- een\n- twee\n  verder", "<ul><li>een</li><li>twee verder</li></ul>"),
        ("Kop:\n\n- een", "<p>Kop:</p><ul><li>een</li></ul>"),
        ('Zie <a href="/hulp/">hulp</a>.', '<p>Zie <a href="/hulp/">hulp</a>.</p>'),
        ("Een - streepje", "<p>Een - streepje</p>"),
    ],
)
def test_plain_text_becomes_rich_text(text, html):
    assert rich_text(text) == html
