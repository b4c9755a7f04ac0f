"""Consent per use: what changes here changes on the site at once."""

import json

import pytest

from stories.consent.content import parts_of
from stories.consent.links import make_link
from stories.consent.models import Agreement, Teller
from stories.consent.uses import How, Use
from stories.models import StoryPage
from stories.my_story.versions import Version
from tests.factories import ImageFactory, MunicipalityFactory

from .conftest import Visit, edit, show

pytestmark = pytest.mark.slow

ALL = list(Use)
NAME = "Anna uit de straat"


def choose(visit: Visit, *granted: Use, before: list[Use] = ALL) -> None:
    response = visit.post(
        "toestemming", granted=[use.value for use in granted], before=[use.value for use in before]
    )
    assert response.status_code == 303


def without(*uses: Use) -> list[Use]:
    return [use for use in Use if use not in uses]


@pytest.fixture
def rich_story(site) -> StoryPage:
    """A public story with something for every use that shows on the page."""
    story = site.story
    story.display_name = NAME
    story.municipality = MunicipalityFactory(name="Stilwoude")
    story.photo = ImageFactory()
    story.photo_alt = "Iemand op een bankje"
    story.body = json.dumps(
        [
            {"type": "text", "value": "<p>Het begon op een dinsdag.</p>"},
            {
                "type": "video",
                "value": {
                    "url": "https://vimeo.com/1084537",
                    "title": "Aan de keukentafel",
                    "transcript": "<p>Ik zeg iets.</p>",
                    "has_captions": True,
                },
            },
            {
                "type": "image",
                "value": {
                    "image": {"image": ImageFactory().pk, "alt_text": "Een tuin"},
                    "caption": "Mijn tuin",
                },
            },
        ]
    )
    story.save_revision()
    teller = Teller.objects.get(key=story.key)
    teller.agree(parts_of(story), Agreement.Kind.TELLER)
    story.latest_revision.publish()
    return StoryPage.objects.get(pk=story.pk)


@pytest.fixture
def visit(rich_story: StoryPage) -> Visit:
    return Visit(make_link(Teller.objects.get(key=rich_story.key)))


def everywhere(client, story: StoryPage) -> dict[str, str]:
    """Return what anybody can read about a story."""
    return {
        "page": client.get(story.url).content.decode(),
        "list": client.get("/verhalen/").content.decode(),
        "feed": client.get("/verhalen/feed/").content.decode(),
        "search": client.get("/zoeken/?q=Anna").content.decode(),
    }


def test_the_form_shows_what_is_allowed_now(rich_story, visit):
    page = visit.html()
    boxes = page.find("input", name="granted")
    assert [box["value"] for box in boxes] == [use.value for use in Use]
    assert all("checked" in box.attributes for box in boxes)
    choose(visit, *without(Use.PRESS))
    page = visit.html()
    assert "checked" not in page.one("input", id="mag-press").attributes
    assert "checked" in page.one("input", id="mag-name").attributes


@pytest.mark.parametrize(("alt", "is_decorative"), [("Iemand op een bankje", False), ("", True)])
def test_what_a_use_is_about_is_there_before_it_is_allowed(rich_story, alt, is_decorative):
    rich_story.photo_alt, rich_story.photo_decorative = alt, is_decorative

    version = Version(rich_story, granted=set())

    assert version.withheld[Use.NAME].words == NAME
    assert version.withheld[Use.MUNICIPALITY].words == "Stilwoude"
    photo = version.withheld[Use.PHOTO]
    assert (photo.photo, photo.words) == (rich_story.photo, alt)
    assert photo.settings == (["de foto is alleen versiering"] if is_decorative else [])
    assert photo.settings == Version(rich_story, granted={Use.PHOTO}).settings
    assert version.settings == []
    assert [block.block_type for block in photo.blocks] == ["image"]
    assert [block.block_type for block in version.withheld[Use.VIDEO].blocks] == ["video"]
    assert (version.shown.display_name, version.shown.photo) == ("", None)
    assert [block.block_type for block in version.shown.body] == ["text"]


def test_the_choices_are_folded_and_counted(teller, visit):
    choose(visit, *without(Use.NAME, Use.PRESS))
    page = visit.html()
    (folded,) = page.find("details", class_="my-story-uses")
    assert folded.one("summary").text.startswith(f"{len(Use) - 2} van {len(Use)} mag")
    assert "open" not in folded.attributes
    assert folded.one("fieldset").one("legend").text == "Zet een vinkje bij wat mag"


def test_the_choices_are_open_when_a_new_picture_waits_for_one(draft, draft_teller, draft_visit):
    draft_teller.decide([Use.SITE_TEXT], How.FORM)
    edit(draft, photo=ImageFactory(), photo_alt="Een bankje")
    show(draft)
    (choices,) = draft_visit.html().find("details", class_="my-story-uses")
    assert "open" in choices.attributes


def test_every_decision_is_recorded_with_its_words(rich_story, visit):
    choose(visit, *without(Use.PRESS, Use.NAME))
    teller = Teller.objects.get(key=rich_story.key)
    refused = teller.grants.filter(granted=False)
    assert {grant.use for grant in refused} == {"press", "name"}
    assert {grant.how for grant in refused} == {How.PRIVATE_LINK}
    assert all(grant.wording.content["uses"] for grant in refused)


def test_the_name_goes_everywhere_at_once(client, rich_story, visit):
    before = everywhere(client, rich_story)
    assert {place for place, text in before.items() if NAME in text} == set(before)
    assert rich_story.title in before["search"]
    choose(visit, *without(Use.NAME))
    for place, text in everywhere(client, rich_story).items():
        assert NAME not in text, place
    assert rich_story.title not in everywhere(client, rich_story)["search"]
    assert "Anoniem" in client.get(rich_story.url).content.decode()
    choose(visit, *ALL, before=without(Use.NAME))
    after = everywhere(client, rich_story)
    assert {place for place, text in after.items() if NAME in text} == set(after)
    assert rich_story.title in after["search"]


def test_the_name_goes_everywhere_while_a_newer_version_waits(client, rich_story, visit):
    """What is public is then changed past the versions, with a bulk update that no signal tells."""
    newer = edit(rich_story, title="Een andere titel")
    Teller.objects.get(key=rich_story.key).agree(
        parts_of(newer.get_latest_revision_as_object()), Agreement.Kind.TELLER
    )
    assert rich_story.title in everywhere(client, rich_story)["search"]

    choose(visit, *without(Use.NAME))

    after = everywhere(client, rich_story)
    assert {place for place, text in after.items() if NAME in text} == set()
    assert rich_story.title in after["list"]
    assert rich_story.title not in after["search"]


@pytest.mark.parametrize(
    ("use", "words"),
    [
        (Use.MUNICIPALITY, "uit Stilwoude"),
        (Use.PHOTO, "Iemand op een bankje"),
        (Use.PHOTO, "Mijn tuin"),
        (Use.PHOTO, "/media/images/"),
        (Use.VIDEO, "Aan de keukentafel"),
    ],
)
def test_each_use_goes_and_comes_back(client, rich_story, visit, use, words):
    assert words in client.get(rich_story.url).content.decode()
    choose(visit, *without(use))
    page = client.get(rich_story.url).content.decode()
    assert words not in page
    assert "Het begon op een dinsdag." in page
    choose(visit, *ALL, before=without(use))
    assert words in client.get(rich_story.url).content.decode()


def test_a_story_without_video_is_no_longer_listed_as_one(client, rich_story, visit):
    assert rich_story.title in client.get("/verhalen/?vorm=video").content.decode()
    choose(visit, *without(Use.VIDEO))
    assert rich_story.title not in client.get("/verhalen/?vorm=video").content.decode()


def test_refusing_the_text_takes_the_story_off_the_site(client, rich_story, visit):
    assert "meteen van de site" in visit.html().one("p", id="uitleg-site-text").text
    choose(visit, *without(Use.SITE_TEXT))
    assert client.get(rich_story.url).status_code == 404
    for place in ("/verhalen/", "/verhalen/feed/", "/zoeken/?q=Anna", "/sitemap-paginas.xml"):
        text = client.get(place).content.decode()
        assert rich_story.slug not in text, place
        assert NAME not in text, place


def test_allowing_the_text_again_leaves_publishing_to_the_editors(client, rich_story, visit):
    choose(visit, *without(Use.SITE_TEXT))
    choose(visit, *ALL, before=without(Use.SITE_TEXT))
    assert client.get(rich_story.url).status_code == 404
    assert visit.html().one("h1").text == "Je bent akkoord met je verhaal"
    StoryPage.objects.get(pk=rich_story.pk).latest_revision.publish()
    assert NAME in client.get(rich_story.url).content.decode()


def test_a_form_that_was_open_in_another_tab_undoes_nothing(client, rich_story, visit):
    choose(visit, *without(Use.NAME))
    choose(visit, *without(Use.PRESS), before=ALL)
    assert Teller.objects.get(key=rich_story.key).granted == set(without(Use.NAME, Use.PRESS))
    assert NAME not in client.get(rich_story.url).content.decode()


def test_what_is_not_a_use_changes_nothing(rich_story, visit):
    response = visit.post("toestemming", granted=["everything"], before=[])
    assert response.status_code == 422
    assert Teller.objects.get(key=rich_story.key).granted == set(Use)


def test_the_work_of_editors_does_not_become_public(client, rich_story, visit):
    edit(rich_story, title="Nog niet voor lezers", introduction="Nog in de maak.")
    choose(visit, *without(Use.NAME))
    page = client.get(rich_story.url).content.decode()
    assert "Nog niet voor lezers" not in page
    assert NAME not in page
    story = StoryPage.objects.get(pk=rich_story.pk)
    assert story.has_unpublished_changes
    assert story.get_latest_revision_as_object().title == "Nog niet voor lezers"
    assert story.live_revision_id == rich_story.live_revision_id


def test_refusing_works_while_a_newer_agreed_version_waits(client, rich_story, visit):
    edit(rich_story, introduction="Een nieuwe inleiding.")
    show(rich_story)
    assert visit.agree().status_code == 303
    choose(visit, *without(Use.NAME, Use.PHOTO, Use.VIDEO))
    page = client.get(rich_story.url).content.decode()
    assert "Het begon op een dinsdag." in page
    assert "Een nieuwe inleiding." not in page
    for words in (NAME, "Iemand op een bankje", "Mijn tuin", "Aan de keukentafel"):
        assert words not in page
    assert NAME not in client.get("/zoeken/?q=Anna").content.decode()
    assert rich_story.title not in client.get("/verhalen/?vorm=video").content.decode()
    StoryPage.objects.get(pk=rich_story.pk).latest_revision.publish()
    assert "Een nieuwe inleiding." in client.get(rich_story.url).content.decode()


def test_a_schedule_survives_a_change_of_consent(rich_story, visit):
    revision = rich_story.live_revision
    StoryPage.objects.get(pk=rich_story.pk).save_revision()
    newest = StoryPage.objects.get(pk=rich_story.pk).latest_revision
    newest.approved_go_live_at = revision.created_at.replace(year=2040)
    newest.save()
    choose(visit, *without(Use.NAME))
    newest.refresh_from_db()
    assert newest.approved_go_live_at


def test_what_was_not_allowed_is_shown_before_somebody_allows_it(rich_story, visit):
    choose(visit, *without(Use.NAME, Use.PHOTO, Use.VIDEO))
    page = visit.html()
    assert NAME not in page.one("article").text
    grants = page.one("form", action=visit.address("toestemming"))
    assert NAME in grants.text
    assert "Aan de keukentafel" in grants.text
    assert {image["alt"] for image in grants.find("img")} >= {"Iemand op een bankje", "Een tuin"}
