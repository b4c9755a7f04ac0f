"""A made-up example changes only after somebody said that what it says now was made up as well."""

from contextlib import suppress
from dataclasses import replace

import pytest
from django.contrib.messages import get_messages
from django.db import NotSupportedError
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now
from wagtail.models import PageLogEntry

from openhartig.users.models import User
from stories.consent import gate, parts
from stories.consent.gate import GateClosedError
from stories.consent.made_up import MADE_UP, say_made_up
from stories.consent.obstacles import Kind, Obstacle
from stories.consent.parts import PARTS, Field, Part
from stories.consent.uses import Use
from stories.desk.daily import check_public_stories
from stories.models import StoryPage
from tests.cms import PUBLISH, bulk_address, edit_address
from tests.factories import ImageFactory, StoryPageFactory, ThemeFactory
from tests.html import read_html

from .test_roads import ADDRESS, ROADS, Traveller, import_the_page

pytestmark = pytest.mark.slow

NEW = "Het begon op een gewone dinsdag."
OLD = "Er was eens niemand."


@pytest.fixture
def example(site) -> StoryPage:
    """An example that the public reads."""
    return StoryPageFactory(
        is_example=True,
        title="Ik zei het hardop",
        slug="ik-zei-het-hardop",
        body=[{"type": "text", "value": f"<p>{OLD}</p>"}],
    )


@pytest.fixture
def draft(cms, form, site) -> StoryPage:
    """An example that was never public, in which an editor typed a text."""
    example = StoryPageFactory(is_example=True, slug="ik-zei-het-hardop", live=False)
    cms.post(edit_address(example), form)
    return StoryPage.objects.get(pk=example.pk)


@pytest.fixture
def traveller(draft, form, editor, cms, other_editor, log_in) -> Traveller:
    return Traveller(draft, form, editor, cms, other_editor, log_in(other_editor))


def latest(story: StoryPage) -> StoryPage:
    return StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object()


def screen(story: StoryPage) -> str:
    return reverse("desk_made_up", args=[story.pk])


def answer(client: Client, story: StoryPage, **changes):
    story = StoryPage.objects.get(pk=story.pk)
    return client.post(screen(story), {"revision": story.latest_revision_id or 1} | changes)


@pytest.mark.parametrize("road", ROADS)
def test_without_an_answer_a_road_leads_nowhere(traveller, client, road):
    with suppress(GateClosedError, NotSupportedError):
        road(traveller)

    assert not StoryPage.objects.get(pk=traveller.story.pk).live
    assert client.get(ADDRESS).status_code == 404
    assert "hardop" not in client.get("/verhalen/").text


@pytest.mark.parametrize("road", [road for road in ROADS if road is not import_the_page])
def test_with_an_answer_a_road_leads_to_the_public(traveller, client, road):
    assert answer(traveller.cms, traveller.story).status_code == 303

    road(traveller)

    assert NEW in client.get(ADDRESS).text


def test_publishing_asks_first_and_logs_who_answered(cms, editor: User, example, form, client):
    response = cms.post(edit_address(example), form | PUBLISH)
    assert Kind.IS_IT_MADE_UP.label in " ".join(map(str, get_messages(response.wsgi_request)))
    assert OLD in client.get(ADDRESS).text
    assert NEW not in client.get(ADDRESS).text

    panel = read_html(cms.get(edit_address(example))).one(id="story-gate")
    assert Kind.IS_IT_MADE_UP.label in panel.text
    question = cms.get(screen(example)).text
    assert "Is dit verzonnen?" in question
    assert NEW in question
    assert OLD in question

    response = answer(cms, example)
    assert (response.status_code, response["Location"]) == (303, edit_address(example))
    said = PageLogEntry.objects.get(page=example.pk, action=MADE_UP)
    assert (said.user, said.timestamp.tzinfo is not None) == (editor, True)
    assert (
        "Gezegd dat alles verzonnen is"
        in cms.get(reverse("wagtailadmin_pages:history", args=[example.pk])).text
    )
    assert Kind.IS_IT_MADE_UP.label not in cms.get(edit_address(example)).text

    cms.post(edit_address(example), form | PUBLISH)
    assert NEW in client.get(ADDRESS).text


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Anders"},
        {"slug": "anders"},
        {"introduction": "Anders"},
        {"search_description": "Anders"},
        {"display_name": "Anders"},
        {"perspective": "naaste"},
        {"content_notes": ["loss"]},
        {"photo": True},
        {"themes": True},
        {"body": [("text", "<p>Anders</p>")]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_any_change_asks(example, change: dict):
    if "photo" in change:
        change = {"photo": ImageFactory(), "photo_decorative": True}
    if "themes" in change:
        change = {"themes": [ThemeFactory()]}
    for name, value in change.items():
        setattr(example, name, value)

    with pytest.raises(GateClosedError):
        example.save_revision().publish()
    with pytest.raises(GateClosedError):
        example.save()


def test_what_the_public_reads_already_asks_nothing(cms, example, client):
    example.save()
    example.save_revision().publish()
    cms.post(bulk_address("publish", example))

    assert check_public_stories(now()) == "0"
    assert OLD in client.get(ADDRESS).text
    assert not PageLogEntry.objects.filter(action=MADE_UP).exists()


def test_an_answer_holds_for_one_version(cms, example, form):
    cms.post(edit_address(example), form)
    answer(cms, example)
    cms.post(edit_address(example), form | {"introduction": "En nog iets."})

    with pytest.raises(GateClosedError):
        StoryPage.objects.get(pk=example.pk).get_latest_revision().publish()


def test_an_answer_to_a_version_that_was_not_read_is_none(cms, example, form):
    cms.post(edit_address(example), form)
    read = StoryPage.objects.get(pk=example.pk).latest_revision_id
    cms.post(edit_address(example), form | {"introduction": "En nog iets."})

    response = answer(cms, example, revision=read)

    assert response.status_code == 422
    assert "De tekst is net veranderd." in response.text
    assert not PageLogEntry.objects.filter(action=MADE_UP).exists()


def test_only_who_may_publish_answers(municipal_editor: User, log_in, example):
    client = log_in(municipal_editor)

    assert client.get(screen(example)).status_code == 302
    assert answer(client, example).status_code == 302
    assert not PageLogEntry.objects.filter(action=MADE_UP).exists()


def test_the_story_of_a_teller_is_never_made_up(cms, site):
    assert cms.get(screen(site.story)).status_code == 404
    assert answer(cms, site.story).status_code == 404

    say_made_up(latest(site.story))
    site.story.title = "Anders"
    assert gate.obstacles(site.story) != []


def test_an_answer_holds_when_the_table_of_parts_grows(example, monkeypatch):
    """A field that came later is nothing as long as it has its default: `minutes`, 1."""
    example.title = "Anders"
    say_made_up(example)
    next_version = parts.VERSION + 1
    minutes, (text, *others) = Field("minutes", "de leestijd", since=next_version), PARTS
    newer = replace(text, fields=(*text.fields, minutes))
    new = Part("hours", "de leestijd", Use.PRESS, (minutes,))
    monkeypatch.setattr(parts, "VERSION", next_version)
    monkeypatch.setattr(parts, "PARTS", (newer, *others, new))

    assert example.minutes == 1
    assert gate.obstacles(example) == []
    example.minutes = 7
    assert gate.obstacles(example) == [Obstacle(Kind.IS_IT_MADE_UP)]


@pytest.mark.parametrize("is_example", [True, False])
def test_what_is_made_up_was_so_from_the_start(site, is_example: bool):
    """A story does not become an example, nor an example a story, on any road."""
    story = StoryPageFactory(is_example=is_example)
    story.is_example = not is_example

    with pytest.raises(NotSupportedError):
        story.save()
    with pytest.raises(NotSupportedError):
        story.save(update_fields=["is_example"])
    with pytest.raises(NotSupportedError):
        StoryPage.objects.bulk_update([story], ["is_example"])
    with pytest.raises(NotSupportedError):
        StoryPage.objects.filter(pk=story.pk).update(is_example=not is_example)
