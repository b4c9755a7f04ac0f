"""A story as a visitor reads it."""

import pytest

from campaign.help.models import Helpline
from stories.models import ContentNote, Perspective
from tests.factories import (
    AudioFactory,
    HelplineFactory,
    ImageFactory,
    MunicipalityFactory,
    StoryPageFactory,
    ThemeFactory,
)
from tests.html import Element, read_html

VIDEO = {
    "url": "https://vimeo.com/1084537",
    "title": "Een konijn in het bos",
    "poster": None,
    "transcript": "<p>Een konijn wordt wakker.</p>",
}


@pytest.fixture
def read(client, site):
    """A function that makes a story and returns its page."""

    def read(**fields) -> Element:
        return read_html(client.get(StoryPageFactory(**fields).get_url())).one("main")

    return read


def test_who_tells_from_where_and_for_how_long(read):
    page = read(
        display_name="Ger",
        municipality=MunicipalityFactory(name="Echt-Susteren"),
        perspective=Perspective.RELATIVE,
        body=[{"type": "text", "value": f"<p>{'woord ' * 620}</p>"}],
    )

    assert page.one("header").one("span", class_="dotted").text == (
        "Ger uit Echt-Susteren, Naaste, 3 minuten lezen"
    )


def test_nothing_is_said_of_somebody_who_wants_to_stay_unknown(read):
    line = read().one("header").one("span", class_="dotted")

    assert line.text == "Anoniem uit de regio, Eigen ervaring", "and not that it is short"


def test_a_made_up_story_says_so_before_it_begins(read):
    page = read(is_example=True)

    text = page.text
    assert text.index("dit verhaal is verzonnen") < text.index("Het begon op een gewone dinsdag")
    assert "verzonnen" not in read(is_example=False).one("header").text


def test_content_notes_come_before_the_text_with_a_way_to_help(read):
    page = read(content_notes=[ContentNote.LOSS, ContentNote.SUICIDE])
    text = page.text

    assert "zelfdoding en verlies" in text
    assert text.index("zelfdoding en verlies") < text.index("Het begon op een gewone dinsdag")
    assert "#hulp" in {link["href"] for link in page.find("a")}
    assert page.find("section", id="hulp")


def test_without_notes_there_is_no_warning(read):
    assert "Goed om te weten" not in read().text


def test_help_stands_below_every_story(read, site):
    HelplineFactory(name="Luisterlijn", phone="0880767000", in_story_box=True)
    HelplineFactory(name="Elders", in_story_box=False)
    HelplineFactory(name="Nog niet", in_story_box=True, live=False)
    box = read().one("section", id="hulp")

    assert "Luisterlijn" in box.text
    assert "Elders" not in box.text
    assert "Nog niet" not in box.text
    assert {"tel:0880767000", "/hulp/"} <= {link["href"] for link in box.find("a")}
    assert Helpline.objects.count() == 3


def test_a_photo_is_described_and_comes_in_several_sizes(read):
    page = read(photo=ImageFactory(), photo_alt="Een brug over de Maas.")
    (photo,) = [image for image in page.find("img") if image["alt"]]

    assert photo["alt"] == "Een brug over de Maas."
    types = [source["type"] for source in photo.parent.find("source")]
    assert types == ["image/avif", "image/webp"]


def test_a_decorative_photo_is_silent(read):
    page = read(photo=ImageFactory(), photo_decorative=True)

    assert [image["alt"] for image in page.find("img")] == [""]


def test_without_a_photo_the_story_has_its_own_portrait(read, site):
    page = read()

    assert not page.one("header").find("img")
    assert page.one("header").find("svg")


def test_a_video_is_a_link_with_a_text(read):
    page = read(body=[{"type": "video", "value": VIDEO}])

    assert "Een konijn in het bos" in page.text
    assert "https://vimeo.com/1084537" in {link["href"] for link in page.find("a")}
    assert "Een konijn wordt wakker." in page.one("details").text
    assert "met video" in page.text


def test_a_sound_is_played_by_the_browser_and_only_when_asked(read):
    audio = AudioFactory()
    sound = {"title": "De Maas", "file": audio.pk, "transcript": "<p>Water.</p>"}
    page = read(body=[{"type": "audio", "value": sound}])
    player = page.one("audio")

    assert player["src"] == audio.file.url
    assert player["src"].startswith("/media/audio/")
    assert player["preload"] == "none"
    assert "controls" in player.attributes
    assert "autoplay" not in player.attributes
    assert "Water." in page.one("details").text


def test_themes_lead_to_more_stories(read):
    page = read(themes=[ThemeFactory(name="Rouw", slug="rouw")])

    assert "/verhalen/thema/rouw/" in {link["href"] for link in page.find("a")}


def test_what_an_editor_writes_cannot_become_markup(client, site):
    evil = "<img src=x onerror=alert(1)>"
    story = StoryPageFactory(
        title=evil,
        introduction=evil,
        display_name=evil,
        body=[
            {"type": "heading", "value": evil},
            {"type": "quote", "value": {"text": evil, "attribution": evil}},
            {"type": "video", "value": VIDEO | {"title": evil}},
        ],
    )
    for address in (story.get_url(), "/verhalen/", "/"):
        assert "<img src=x" not in client.get(address).text
