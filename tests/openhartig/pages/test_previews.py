"""How the CMS shows a page before it is public, and what its checks look at."""

import json

from openhartig.pages.previews import CARDS, PAGE
from tests.cms import edit_address
from tests.factories import ExamplePageFactory
from tests.html import Element, read_html


def preview(page, mode: str) -> Element:
    return read_html(page.make_preview_request(preview_mode=mode))


def test_a_page_is_seen_as_it_stands_elsewhere(site):
    site.plain.title, site.plain.introduction = "Over ons", "Wie wij zijn."

    shown = preview(site.plain, CARDS).one("main")

    (found,) = shown.find("article")
    assert (found.one("h3").text, found.find("p")[-1].text) == ("Over ons", "Wie wij zijn.")
    shared = shown.one("div", class_="shared")
    assert "Over ons" in shared.text
    assert "Wie wij zijn." in shared.text
    assert "share" in shared.one("img")["src"]


def test_an_example_is_seen_on_its_card(site):
    example = ExamplePageFactory(title="De moestuin", introduction="Samen tuinieren.")

    card = preview(example, CARDS).one("article", class_="card example-card")

    assert "De moestuin" in card.text
    assert "Samen tuinieren." in card.text


def test_a_list_of_pages_has_no_card(site):
    assert [mode for mode, _ in site.stories.preview_modes] == [PAGE]


def checked_part(client, page) -> str:
    screen = read_html(client.get(edit_address(page)))
    configuration = screen.one("script", id="checker-axe-configuration")
    (part,) = json.loads("".join(configuration.content))["context"]["include"]
    return part


def test_the_checks_look_at_the_page_and_not_at_its_frame(editor, log_in, site):
    client = log_in(editor)

    assert checked_part(client, site.plain) == "main"
    assert checked_part(client, site.story).split(", ") == [
        *(".story-head-text", "[data-story]", "[data-preview]")
    ]


def test_what_is_checked_is_on_every_preview(site):
    for page in (site.story, site.plain):
        for mode, _ in page.preview_modes:
            shown = preview(page, mode)
            assert shown.find("main")
            if page == site.story:
                assert shown.find("div", class_="story-head-text") or any(
                    "data-preview" in each.attributes for each in shown.find("div")
                )
