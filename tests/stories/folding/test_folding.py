"""Subjects that a reader folds: the little that the server has to do with them."""

import pytest

from openhartig.cookies.rows import make_services
from openhartig.settings import PROJECT_DIR
from stories.models import ContentNote
from tests.factories import StoryPageFactory
from tests.html import Element, read_html

FIRST, LAST = ({"type": "text", "value": f"<p>{words}</p>"} for words in ("Eerst.", "Ten slotte."))
TIP = {"type": "tip", "value": {"title": "Vraag door", "text": "<p>En luister.</p>"}}


@pytest.fixture
def read(client, site):
    """A function that returns the main part of a page."""
    return lambda address: read_html(client.get(address)).one("main")


def ends(page: Element) -> list[Element]:
    return page.find("a", href="#afloop")


def test_every_subject_can_be_chosen_and_nothing_can_be_sent(read):
    block = read("/mijn-keuzes/").one("div", class_="folding")
    boxes = block.find("input")

    assert [box["value"] for box in boxes] == ContentNote.values
    assert not [box for box in boxes if "name" in box.attributes]
    assert not [element for element in block.ancestors if element.tag == "form"]
    assert {button["type"] for button in block.find("button")} == {"button"}


def test_every_page_and_what_a_device_keeps_lead_to_the_choice(client, site):
    for address in ("/", "/cookies/", "/verhalen/", "/bestaat-niet/"):
        footer = read_html(client.get(address)).one("footer")
        assert footer.find("a", href="/mijn-keuzes/"), address
    kept = read_html(client.get("/cookies/")).one(
        "section", **{"aria-labelledby": "op-je-apparaat"}
    )
    assert kept.find("a", href="/mijn-keuzes/")


def test_the_style_sheet_folds_every_subject():
    sheet = (PROJECT_DIR / "static/css/components/fold.css").read_text()

    for subject in ContentNote.values:
        assert f'[data-folds~="{subject}"] [data-touches~="{subject}"]' in sheet


def test_a_story_and_its_card_say_what_they_touch_and_keep_their_note(read):
    story = StoryPageFactory(content_notes=[ContentNote.LOSS, ContentNote.SUICIDE])
    page = read(story.get_url())

    for within in (page, read("/verhalen/")):
        folded = within.one("div", **{"data-touches": "loss suicide"})
        parts = [part for part in folded.content if isinstance(part, Element)]
        kept = [part for part in parts if "fold-note" in part.get("class").split()]
        assert "zelfdoding en verlies" in kept[0].text
        assert [part.find("button", **{"data-does": "unfold"}) for part in kept][-1]
        assert len(parts) > len(kept)
    assert "/mijn-keuzes/" in {link["href"] for link in page.find("a")}


def test_a_story_without_notes_can_not_be_folded(read):
    page = read(StoryPageFactory().get_url())

    assert not [each for each in page.find() if "data-touches" in each.attributes]


def test_a_heavy_story_can_be_begun_at_its_end(read):
    page = read(StoryPageFactory(content_notes=["loss"], body=[FIRST, LAST, TIP]).get_url())

    assert ends(page)
    end = page.one("span", id="afloop")
    parts = [part for part in end.parent.content if isinstance(part, Element)]
    assert parts[parts.index(end) + 1].text == "Ten slotte."


@pytest.mark.parametrize(
    "story", [{"body": [FIRST, TIP], "content_notes": ["loss"]}, {"body": [FIRST, LAST]}]
)
def test_where_there_is_no_end_or_no_weight_nothing_leads_to_it(read, story: dict):
    page = read(StoryPageFactory(**story).get_url())

    assert ends(page) == page.find("span", id="afloop") == []


def test_what_is_kept_stands_on_the_page_about_cookies(read):
    make_services()

    assert read("/cookies/").one("tr", **{"data-cookie": "folded_subjects"})
