"""What keeps a story from the public, one obstacle at a time."""

from collections.abc import Callable

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.test.utils.form_data import rich_text

from openhartig.blocks.text import TEXT_FEATURES
from stories.consent import gate
from stories.consent.content import parts_of
from stories.consent.live import apply_grants
from stories.consent.models import Agreement, Teller
from stories.consent.obstacles import Kind, Obstacle
from stories.consent.uses import How, Use
from stories.conversation.wagtail_hooks import HIDDEN
from stories.models import StoryPage
from tests.cms import edit_address
from tests.consent import consent_to
from tests.factories import (
    AudioFactory,
    ImageFactory,
    MunicipalityFactory,
    StoryPageFactory,
    TellerFactory,
    ThemeFactory,
    UserFactory,
)
from tests.openhartig.media.factories import ANSWERED, drawn_picture
from tests.sounds import mp3


def text(words: str) -> dict:
    return {"type": "text", "value": f"<p>{words}</p>"}


def video() -> dict:
    words = {"title": "Een film", "poster": None, "transcript": "<p>Muziek.</p>", "is_silent": True}
    return {"type": "video", "value": {"url": "https://vimeo.com/1084537", **words}}


def sound(file) -> dict:
    words = {"title": "De Maas", "file": file.pk, "transcript": "<p>Water.</p>"}
    return {"type": "audio", "value": words}


def picture(image, alt: str = "Een brug") -> dict:
    value = {"image": image.pk, "alt_text": alt, "decorative": False}
    return {"type": "image", "value": {"image": value, "caption": ""}}


@pytest.fixture
def story(site) -> StoryPage:
    """A draft with everything in it, all of it allowed and agreed to."""
    return StoryPageFactory(
        live=False,
        display_name="Truus",
        municipality=MunicipalityFactory(),
        photo=ImageFactory(),
        photo_alt="Truus op een brug",
        body=[text("Het begon op een dinsdag."), video(), sound(AudioFactory())],
    )


@pytest.fixture
def teller(story) -> Teller:
    return Teller.objects.get(key=story.key)


def refuse(teller: Teller, *uses: Use) -> None:
    teller.decide(set(Use) - set(uses), How.PRIVATE_LINK)


def changed(parts: str) -> list[Obstacle]:
    return [Obstacle(Kind.CHANGED, parts)]


def test_a_story_with_consent_and_agreement_may_be_public(story):
    assert gate.obstacles(story) == []


def test_a_story_needs_a_teller(story, teller):
    teller.delete()

    assert gate.obstacles(story) == [Obstacle(Kind.NO_TELLER)]


def test_a_teller_of_another_story_does_not_help(story, teller):
    teller.delete()
    TellerFactory()

    assert gate.obstacles(story) == [Obstacle(Kind.NO_TELLER)]


def test_the_text_needs_consent(story, teller):
    refuse(teller, Use.SITE_TEXT)

    assert gate.obstacles(story) == [Obstacle(Kind.NO_CONSENT)]


def test_the_last_decision_counts(story, teller):
    refuse(teller, Use.SITE_TEXT)
    teller.decide(set(Use), How.PRIVATE_LINK)

    assert gate.obstacles(story) == []


def test_a_teller_who_pauses_or_does_not_answer_is_not_shown(story, teller):
    teller.paused_at = teller.conversation.hidden_at = timezone.now()
    teller.save()
    teller.conversation.save()

    assert gate.obstacles(story) == [Obstacle(Kind.PAUSED), Obstacle(Kind.HELD, HIDDEN)]


def test_another_room_may_hold_a_story_back(story, teller):
    story.save_revision().publish()
    wait = hooks.register_temporarily("hold_story", lambda held: "Nog even niet.")

    with wait:
        assert gate.obstacles(story) == [Obstacle(Kind.HELD, "Nog even niet.")]
        apply_grants(teller)

    story.refresh_from_db()
    assert not story.live
    assert gate.obstacles(story) == []


def test_the_teller_has_to_agree(story, teller):
    teller.agreements.all().delete()

    assert gate.obstacles(story) == [Obstacle(Kind.NO_AGREEMENT)]


def test_all_obstacles_are_said_at_once(story, teller):
    teller.agreements.all().delete()
    teller.decide([], How.PRIVATE_LINK)
    story.content_notes = ["suicide"]

    assert gate.obstacles(story) == [
        Obstacle(Kind.NO_CONSENT),
        Obstacle(Kind.NO_AGREEMENT),
        Obstacle(Kind.SECOND_EDITOR),
    ]


def blocks(story: StoryPage) -> list[dict]:
    return story.body.get_prep_value()


CHANGES: dict[str, tuple[Callable[[StoryPage], dict], str]] = {
    "title": (lambda story: {"title": "Anders"}, "de tekst"),
    "address": (lambda story: {"slug": "truus-uit-weert"}, "de tekst"),
    "introduction": (lambda story: {"introduction": "Anders."}, "de tekst"),
    "description": (lambda story: {"search_description": "Zo."}, "de tekst"),
    "perspective": (lambda story: {"perspective": "werkgever"}, "de tekst"),
    "notes": (lambda story: {"content_notes": ["violence"]}, "de tekst"),
    "one word": (lambda story: {"body": [text("Het begon ooit."), *blocks(story)[1:]]}, "de tekst"),
    "order": (lambda story: {"body": [text("Eerst dit."), *blocks(story)]}, "de tekst"),
    "name": (lambda story: {"display_name": "Truus Janssen"}, "de naam"),
    "place": (lambda story: {"municipality": MunicipalityFactory()}, "de gemeente"),
    "photo": (lambda story: {"photo": ImageFactory()}, "de foto"),
    "search engines": (lambda story: {"noindex": True}, "de tekst"),
    "footer": (lambda story: {"show_in_footer": True}, "de tekst"),
    "photo without words": (lambda story: {"photo_decorative": True}, "de foto"),
    "words with the photo": (lambda story: {"photo_alt": "Anders"}, "de foto"),
    "picture in the text": (
        lambda story: {"body": [*blocks(story), picture(ImageFactory())]},
        "de foto",
    ),
    "video": (lambda story: {"body": [*blocks(story), video()]}, "de video of het geluid"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_needs_a_new_agreement(story, teller, name):
    change, part = CHANGES[name]
    for field, value in change(story).items():
        setattr(story, field, value)

    assert gate.obstacles(story) == changed(part)
    teller.agree(parts_of(story), Agreement.Kind.TELLER)
    assert gate.obstacles(story) == []


def test_a_sensitive_part_is_part_of_the_text(story, teller):
    value = {"about": "Over die dag", "content": [text("Het regende.")]}
    story.body = [{"type": "sensitive", "value": value}]
    teller.agree(parts_of(story), Agreement.Kind.TELLER)

    assert gate.obstacles(story) == []
    value["content"] = [text("Het sneeuwde.")]
    story.body = [{"type": "sensitive", "value": value}]
    assert gate.obstacles(story) == changed("de tekst")


def test_a_change_in_what_nobody_sees_needs_no_agreement(story, teller):
    refuse(teller, Use.NAME, Use.MUNICIPALITY, Use.PHOTO, Use.VIDEO)
    story.display_name = "Truus Janssen"
    story.municipality = MunicipalityFactory()
    story.photo = ImageFactory()
    story.body = [*blocks(story), video(), picture(ImageFactory())]

    assert gate.obstacles(story) == []
    teller.decide(set(Use), How.PRIVATE_LINK)
    assert gate.obstacles(story) == changed("de naam, de gemeente, de foto, de video of het geluid")


def test_another_theme_needs_a_new_agreement_and_one_less_does_not(story, teller):
    """A theme tells something about the teller, such as an addiction."""
    loss, work = ThemeFactory.create_batch(2)
    story.themes = [loss, work]
    assert gate.obstacles(story) == changed("de thema’s")
    teller.agree(parts_of(story), Agreement.Kind.TELLER)
    story.save()
    assert gate.obstacles(story) == []
    loss.delete()
    story = StoryPage.objects.get(pk=story.pk)
    assert list(story.themes.all()) == [work]
    assert gate.obstacles(story) == []


def test_leaving_out_needs_no_agreement(story):
    story.display_name, story.municipality, story.photo = "", None, None
    story.body = blocks(story)[:1]

    assert gate.obstacles(story) == []


def test_only_the_newest_agreement_counts(story, teller):
    first = story.title
    story.title = "Anders"
    teller.agree(parts_of(story), Agreement.Kind.TELLER)

    assert gate.obstacles(story) == []
    story.title = first
    assert gate.obstacles(story) == changed("de tekst")


@pytest.mark.parametrize("kind", [Agreement.Kind.SPELLING, Agreement.Kind.RECORDED])
def test_an_agreement_that_an_editor_recorded_counts(story, teller, kind):
    story.title = "Het begon op een dinsdag"
    teller.agree(parts_of(story), kind, by=UserFactory(), reason="een d te veel")

    assert gate.obstacles(story) == []


def test_saving_without_a_change_needs_no_agreement(draft, cms, form):
    """The editor of the CMS numbers paragraphs and blocks when somebody saves."""
    consent_to(draft)
    before = draft.latest_revision_id

    words = rich_text("<p>Het begon op een gewone dinsdag.</p>", features=TEXT_FEATURES)
    cms.post(edit_address(draft), form | {"body-1-value": words})

    draft.refresh_from_db()
    assert draft.latest_revision_id != before
    assert "data-block-key" in str(draft.latest_revision.content["body"])
    assert gate.obstacles(draft.get_latest_revision_as_object()) == []


def test_another_photo_under_the_same_number_is_a_change(story, admin_client):
    admin_client.post(
        reverse("wagtailimages:edit", args=[story.photo_id]),
        {"title": "Foto", "file": ContentFile(drawn_picture(80, 50), "ander.png")} | ANSWERED,
    )

    assert gate.obstacles(StoryPage.objects.get(pk=story.pk)) == changed("de foto")


def test_another_sound_under_the_same_number_is_a_change(story, admin_client):
    file = story.body[2].value["file"]
    admin_client.post(
        reverse("wagtaildocs:edit", args=[file.pk]),
        {"title": "Geluid", "file": ContentFile(mp3(voice=b"another"), "ander.mp3")},
    )

    assert gate.obstacles(StoryPage.objects.get(pk=story.pk)) == changed("de video of het geluid")


def test_a_made_up_example_passes(site):
    story = StoryPageFactory(is_example=True, content_notes=["suicide"])

    assert not Teller.objects.filter(key=story.key).exists()
    assert gate.obstacles(story) == []
    assert gate.left_off(story) == []


def test_what_is_left_off_the_site_is_named(story, teller):
    assert gate.left_off(story) == []
    refuse(teller, Use.NAME, Use.PHOTO, Use.PRESS)

    assert gate.left_off(story) == ["de naam", "de foto"]
