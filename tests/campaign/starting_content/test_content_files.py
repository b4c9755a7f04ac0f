"""The files of the starting content: known keys only, and what they point to exists."""

import pytest

from campaign.help.models import Helpline
from campaign.starting_content.files import FOLDER, read, read_all, rich_text
from openhartig.region.models import Municipality, Partner, PartnerKind, Subregion
from stories.models import ContentNote, Perspective, Theme

PAGE = {"title", "slug", "introduction", "search_description"}
STORY = PAGE | {
    "is_example",
    "display_name",
    "perspective",
    "municipality",
    "themes",
    "content_notes",
    "date",
    "featured",
    "photo",
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
KEYS = {
    "stories": STORY,
    "examples": EXAMPLE,
    "pages": PLAIN | {"heading", "question", "question_text"},
}
SETTINGS = {"contact_name", "contact_email", "footer_text", "social", "help_strip_text"}
BLOCKS = {"text", "heading", "quote", "image", "video", "tip", "sensitive"}


def slugs(name: str) -> set[str]:
    return {item["slug"] for item in read(name)}


@pytest.mark.parametrize("folder", KEYS)
def test_pages_have_known_keys(folder):
    for words in read_all(folder):
        assert {"title", "introduction"} <= set(words) <= KEYS[folder], words["title"]


@pytest.mark.parametrize(
    ("name", "model"),
    [
        ("themes", Theme),
        ("municipalities", Municipality),
        ("partners", Partner),
        ("helplines", Helpline),
    ],
)
def test_lists_have_fields_that_exist_and_names_that_differ(name, model):
    fields = {field.name for field in model._meta.get_fields()}
    items = read(name)

    for item in items:
        assert set(item) <= fields, item["slug"]
    assert len(slugs(name)) == len(items)


def test_settings_have_known_keys():
    assert set(read("settings")) == SETTINGS


def test_settings_that_are_not_loaded_are_empty():
    """The loader leaves `social` out: there is nothing to load yet."""
    assert read("settings")["social"] == []


def test_ambitions_have_known_keys():
    content = read("ambitions")

    assert set(content) == {"periods", "ambitions"}
    for ambition in content["ambitions"]:
        assert set(ambition) <= PAGE | {"period", "number", "stories", "goal", "body"}


def test_stories_point_to_what_exists():
    for words in read_all("stories"):
        assert set(words["themes"]) <= slugs("themes"), words["title"]
        assert words["themes"], words["title"]
        assert words["municipality"] in slugs("municipalities") | {""}, words["title"]
        assert words["perspective"] in Perspective.values, words["title"]
        assert set(words["content_notes"]) <= set(ContentNote.values), words["title"]


def test_examples_point_to_what_exists():
    numbers = {ambition["number"] for ambition in read("ambitions")["ambitions"]}
    for words in read_all("examples"):
        assert set(words["partners"]) <= slugs("partners"), words["title"]
        assert set(words["ambitions"]) <= numbers, words["title"]
        places = words["municipalities"]
        assert places == "all" or set(places) <= slugs("municipalities"), words["title"]


def test_kinds_are_known():
    assert {item["kind"] for item in read("partners")} <= set(PartnerKind.values)
    assert {item["subregion"] for item in read("municipalities")} <= set(Subregion.values)


def test_bodies_have_known_blocks_and_pictures_that_exist():
    for folder in KEYS:
        for words in read_all(folder):
            for block in words.get("body", []):
                ((kind, value),) = block.items()
                assert kind in BLOCKS, words["title"]
                if kind in {"image", "video"}:
                    name = value.get("file") or value.get("poster")
                    assert (FOLDER / "images" / name).is_file(), words["title"]
                if kind == "image":
                    assert value.get("alt") or value.get("decorative"), words["title"]


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
