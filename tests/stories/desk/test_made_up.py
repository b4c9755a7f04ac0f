"""The question whether a changed example is made up shows everything that it asks about."""

import json
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from openhartig.users.models import User
from stories.consent.content import parts_of
from stories.consent.parts import PARTS, part_of
from stories.models import StoryPage
from tests.factories import (
    AudioFactory,
    ImageFactory,
    MunicipalityFactory,
    StoryPageFactory,
    ThemeFactory,
)
from tests.html import Element, read_html

pytestmark = pytest.mark.slow

NEW = "Nieuwkomer"


@pytest.fixture
def example(site) -> StoryPage:
    """An example that the public reads, with something in every field and block."""
    video = {"url": "https://vimeo.com/1084537", "title": "De oever", "transcript": "<p>Stil.</p>"}
    sound = {"title": "De wind", "file": AudioFactory().pk, "transcript": "<p>Wind.</p>"}
    blocks = {
        "text": "<p>Er was eens niemand.</p>",
        "heading": "Een kop",
        "image": {"image": picture("Een sloot"), "caption": "Aan het water"},
        "video": video | {"poster": ImageFactory().pk, "is_silent": True},
        "audio": sound,
    }
    return StoryPageFactory(
        is_example=True,
        display_name="Niemand",
        municipality=MunicipalityFactory(),
        themes=[ThemeFactory()],
        photo=ImageFactory(),
        photo_alt="Een bruggetje",
        body=json.dumps([{"type": kind, "value": value} for kind, value in blocks.items()]),
    )


def set_field(name: str, make: Callable = lambda: NEW) -> Callable[[StoryPage], None]:
    return lambda version: setattr(version, name, make())


def switch(name: str) -> Callable[[StoryPage], None]:
    return set_field(name, lambda: True)


def set_in_block(kind: str, change: Callable[[dict], None]) -> Callable[[StoryPage], None]:
    def act(version: StoryPage) -> None:
        body = version.body.get_prep_value()
        change(next(block["value"] for block in body if block["type"] == kind))
        version.body = json.dumps(body)

    return act


def add_block(kind: str, make: Callable) -> Callable[[StoryPage], None]:
    def act(version: StoryPage) -> None:
        body = version.body.get_prep_value()
        version.body = json.dumps([*body, {"type": kind, "value": make()}])

    return act


def words(kind: str, name: str, value: str = NEW) -> Callable[[StoryPage], None]:
    return set_in_block(kind, lambda values: values.update({name: value}))


def picture(alt: str) -> dict:
    return {"image": ImageFactory().pk, "decorative": False, "alt_text": alt}


PASTED = f"<p>{NEW}</p>"
LINK = f'<p><a href="https://{NEW}.example">Stil</a></p>'
VIDEO = {"url": "https://vimeo.com/1084538", "title": "Meer", "transcript": PASTED}
NOTES, PICTURES = "waar het verhaal ook over gaat", "afbeeldingen in het verhaal"
SOUNDS = part_of("video").label
CHANGES = [
    ("text", "de titel", set_field("title")),
    ("text", "de inleiding", set_field("introduction")),
    ("text", "de korte versie in makkelijke taal", set_field("easy_text")),
    ("text", "het adres van de pagina", set_field("slug")),
    ("text", "de titel voor zoekmachines", set_field("seo_title")),
    ("text", "de omschrijving voor zoekmachines", set_field("search_description")),
    ("text", "wie vertelt", set_field("perspective", lambda: "naaste"), "Naaste"),
    ("text", NOTES, set_field("content_notes", lambda: ["loss"]), "verlies"),
    ("text", "of zoekmachines het tonen", switch("noindex"), "niet in zoekmachines"),
    ("text", "of het in het menu staat", switch("show_in_menus"), "menu"),
    ("text", "of het onderaan elke pagina staat", switch("show_in_footer"), "onderaan de site"),
    ("text", "de tekst", add_block("text", lambda: PASTED)),
    ("text", "de tekst", add_block("text", lambda: LINK)),
    ("text", "de tekst", add_block("quote", lambda: {"text": "Stil", "attribution": NEW})),
    ("name", "de naam", set_field("display_name")),
    (
        "municipality",
        "de gemeente",
        set_field("municipality", lambda: MunicipalityFactory(name=NEW)),
    ),
    ("theme", "de thema’s", set_field("themes", lambda: [ThemeFactory(name=NEW)])),
    ("photo", "de foto", set_field("photo", lambda: ImageFactory(title=NEW))),
    ("photo", "de beschrijving van de foto", set_field("photo_alt")),
    ("photo", "of de foto alleen versiering is", switch("photo_decorative"), "versiering"),
    ("photo", PICTURES, add_block("image", lambda: {"image": picture(NEW), "caption": "Meer"})),
    ("photo", PICTURES, words("image", "caption")),
    ("photo", PICTURES, set_in_block("image", lambda value: value["image"].update(alt_text=NEW))),
    ("video", SOUNDS, add_block("video", lambda: VIDEO)),
    ("video", SOUNDS, words("video", "url", VIDEO["url"]), VIDEO["url"]),
    ("video", SOUNDS, words("video", "title")),
    ("video", SOUNDS, words("video", "transcript", PASTED)),
    (
        "video",
        SOUNDS,
        set_in_block("video", lambda value: value.update(poster=ImageFactory(title=NEW).pk)),
    ),
    ("video", SOUNDS, words("audio", "title")),
    ("video", SOUNDS, words("audio", "transcript", PASTED)),
    (
        "video",
        SOUNDS,
        set_in_block("audio", lambda value: value.update(file=AudioFactory(title=NEW).pk)),
    ),
]


@pytest.fixture
def cms(editor: User, log_in: Callable[[User], Client]) -> Client:
    return log_in(editor)


def question(cms: Client, example: StoryPage, change: Callable[[StoryPage], None]) -> Element:
    """Return the screen about a draft in which one thing changed."""
    draft = StoryPage.objects.get(pk=example.pk)
    change(draft)
    draft.save_revision()
    return read_html(cms.get(reverse("desk_made_up", args=[example.pk])))


def latest(example: StoryPage) -> StoryPage:
    return StoryPage.objects.get(pk=example.pk).get_latest_revision_as_object()


def changes_on(screen: Element) -> Element:
    return screen.one(id="changes-content")


@pytest.mark.parametrize(("part", "name", "change", "shown"), [(*c, NEW)[:4] for c in CHANGES])
def test_every_change_is_on_the_screen(cms, example, part, name, change, shown):
    changes = changes_on(question(cms, example, change))

    old, new = parts_of(example), parts_of(latest(example))
    assert {key.partition(" ")[0] for key, _ in old.items() ^ new.items()} == {part}
    assert changes.one("b").text == name
    assert shown.lower() in " ".join(added.text for added in changes.find("ins")).lower()


def test_every_part_and_field_is_tried():
    assert {change[0] for change in CHANGES} == {part.name for part in PARTS}
    assert {change[1] for change in CHANGES} >= {f.label for part in PARTS for f in part.fields}


@pytest.mark.parametrize(
    "change",
    [
        set_field("photo", lambda: ImageFactory(title="Zelfde")),
        set_in_block("image", lambda value: value["image"].update(image=ImageFactory().pk)),
        set_in_block("video", lambda value: value.update(poster=ImageFactory().pk)),
    ],
)
def test_another_picture_is_shown_beside_the_old_one(cms, example, change):
    changes = changes_on(question(cms, example, change))

    assert len(changes.find("img")) == 2
    assert [text.text.split(":")[0] for text in changes.find("figcaption")] == ["Nieuw", "Weg"]


def test_what_is_taken_away_is_shown(cms, example):
    changes = changes_on(question(cms, example, set_field("body", lambda: "[]")))

    assert changes.find("b")[0].text == f"de tekst, {PICTURES}, {SOUNDS}"
    gone = " ".join(gone.text for gone in changes.find("del"))
    assert "Een sloot" in gone
    assert "Wind." in gone


def test_a_change_without_words_is_named(cms, example):
    def make_bold(version: StoryPage) -> None:
        body = version.body.get_prep_value()
        body[0]["value"] = "<p>Er was <b>eens</b> niemand.</p>"
        version.body = json.dumps(body)

    changes = changes_on(question(cms, example, make_bold))

    assert changes.one("b").text == "de tekst"
    assert "wel aan de opmaak of een instelling" in changes.text


def test_nothing_changed(cms, example):
    assert changes_on(question(cms, example, lambda version: None)).text == "Er is niets veranderd."


def test_all_is_new_while_the_public_sees_nothing(cms, example):
    example.unpublish()
    changes = changes_on(question(cms, example, lambda version: None))

    for words_of_it in ("Niemand", "Een bruggetje", "Een sloot", "Er was eens", "Stil.", "Wind."):
        assert words_of_it in " ".join(added.text for added in changes.find("ins"))
