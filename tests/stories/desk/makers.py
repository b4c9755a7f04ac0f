"""Makes what the coordinator works with."""

import json

from stories.consent.content import parts_of
from stories.consent.models import Agreement, Teller
from stories.conversation.models import Conversation, Move
from stories.library.models import StoryIndexPage
from stories.models import StoryPage
from stories.submission.models import Step, Submission
from tests.factories import (
    AudioFactory,
    ImageFactory,
    MunicipalityFactory,
    TellerFactory,
    ThemeFactory,
)

TEXT = "Het begon op een dinsdag.\n\nToen hielp mijn buurvrouw.\nZij bleef vragen."


def make_submission(
    *, themes: list[str] = (), teller: Teller | None = None, **fields
) -> Submission:
    """Make a complete submission of somebody with contact data that stand out."""
    teller = teller or TellerFactory(
        name="Mieke Contactnaam", email="mieke@contact.example.org", phone="06 1234 5678"
    )
    defaults = {
        "step": Step.SEND,
        "is_16": True,
        "is_anonymous": False,
        "display_name": "Mieke",
        "perspective": "naaste",
        "text": TEXT,
        "content_notes": ["loss"],
    }
    if "municipality" not in fields:
        defaults["municipality"] = MunicipalityFactory(name="Venlo")
    defaults["themes"] = [ThemeFactory(name=name) for name in themes]
    return Submission.objects.create(teller=teller, **defaults | fields)


def make_page(teller: Teller, *, live: bool = False, **fields) -> StoryPage:
    """Make the page of a teller: a draft, or with `live` a page that the teller agreed to."""
    details = {
        "title": f"Verhaal {teller.reference}",
        "slug": f"verhaal-{teller.reference.lower()}",
        "perspective": "naaste",
        "introduction": "Een inleiding.",
        "body": [{"type": "text", "value": "<p>Het begon op een gewone dinsdag in mei.</p>"}],
    }
    story = StoryPage(key=teller.key, live=False, **details | fields)
    StoryIndexPage.objects.get().add_child(instance=story)
    revision = story.save_revision()
    if live:
        agree(teller, story)
        revision.publish()
    return StoryPage.objects.get(pk=story.pk)


def agree(teller: Teller, story: StoryPage) -> Agreement:
    """Let a teller agree to the latest version."""
    version = StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object()
    return teller.agree(parts_of(version), Agreement.Kind.TELLER)


def edit(story: StoryPage, **fields) -> StoryPage:
    """Save a new version of a page, as an editor would."""
    version = StoryPage.objects.get(pk=story.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(version, name, value)
    version.save_revision()
    return StoryPage.objects.get(pk=story.pk)


def show_media(teller: Teller, story: StoryPage) -> tuple[int, int]:
    """Show a teller a version with a photo and a sound; return the numbers of both."""
    image, sound = ImageFactory(), AudioFactory()
    audio = {"title": "De Maas", "file": sound.pk, "transcript": "<p>Water.</p>"}
    body = json.dumps([{"type": "audio", "value": audio}])
    story = edit(story, photo=image, photo_alt="De brug", body=body)
    teller.conversation.set_status(Conversation.Status.ASKED)
    teller.moves.create(kind=Move.Kind.READY, revision=story.latest_revision)
    return image.pk, sound.pk


def text(*paragraphs: str) -> list[tuple]:
    """Return a body of plain paragraphs."""
    return [("text", "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs))]


def move_hour(story: StoryPage, hour) -> None:
    """Let the hour of a plan have come."""
    for revision in story.revisions.filter(approved_go_live_at__isnull=False):
        revision.approved_go_live_at = hour
        revision.content["go_live_at"] = hour.isoformat()
        revision.save()
    StoryPage.objects.filter(pk=story.pk).update(go_live_at=hour)
